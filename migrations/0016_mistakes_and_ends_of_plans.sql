-- What began with a mistake in statutory assessment never began; and a plan that the local authority ends goes on while
-- parents may appeal.

-- The stage began with something that was put on record by mistake and is taken back: it never began. It is closed as
-- withdrawn too, so that whatever asks for what is open, or was, need not know of it. What is on it keeps its place.
alter table stage_entry add column taken_back_on text check (taken_back_on is date(taken_back_on));

-- At stage 6, where plan_ceased_on is set: the first day on which the plan need not be maintained any longer, so that the
-- child may leave the stage (Children and Families Act 2014, section 45(4)). Null: an appeal or mediation is not over.
alter table stage_entry add column plan_ends_from text check (plan_ends_from is date(plan_ends_from));

-- Of what was decided before this was counted: two months and a few days for August, Christmas and weekends are never
-- more than this. Where parents did something about it, it waits for what comes of that.
update stage_entry set plan_ends_from = date(plan_ceased_on, '+3 months', '+7 days')
 where plan_ceased_on is not null and not exists (select 1 from assessment_event v
   where v.entry_id = stage_entry.id and v.taken_back_on is null and v.on_day >= stage_entry.plan_ceased_on
     and v.what in ('appealed', 'mediation_asked', 'mediation_certificate'));
-- Mediation that came to a certificate, without an appeal: one month from it, or the time above where that is later.
update stage_entry set plan_ends_from = (select max(date(plan_ceased_on, '+3 months', '+7 days'),
       date(max(v.on_day), '+1 month', '+7 days')) from assessment_event v
     where v.entry_id = stage_entry.id and v.taken_back_on is null and v.on_day >= stage_entry.plan_ceased_on
       and v.what = 'mediation_certificate')
 where plan_ceased_on is not null and plan_ends_from is null
   and exists (select 1 from assessment_event v
     where v.entry_id = stage_entry.id and v.taken_back_on is null and v.on_day >= stage_entry.plan_ceased_on
       and v.what = 'mediation_certificate')
   and not exists (select 1 from assessment_event v
     where v.entry_id = stage_entry.id and v.taken_back_on is null and v.on_day >= stage_entry.plan_ceased_on
       and v.what = 'appealed');
-- An appeal that is over already: from the day after it.
update stage_entry set plan_ends_from = (select date(max(v.on_day), '+1 day') from assessment_event v
     where v.entry_id = stage_entry.id and v.taken_back_on is null and v.what = 'ordered'
       and v.on_day >= stage_entry.plan_ceased_on)
 where plan_ceased_on is not null and plan_ends_from is null
   and exists (select 1 from assessment_event v
     where v.entry_id = stage_entry.id and v.taken_back_on is null and v.what = 'ordered'
       and v.on_day >= stage_entry.plan_ceased_on);
