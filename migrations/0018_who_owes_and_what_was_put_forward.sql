-- Where a move that was put forward came from and what answered it, so that it leaves the SENCo's list with what it came
-- from and comes back with what answered it; and who carries the SENCo's duties while the SENCo is away.

-- The decision that answered it: where that is taken back, the move is put forward as before.
alter table move_put_forward add column answered_by_form integer references stage_form (id);
update move_put_forward
   set answered_by_form = (select max(s.id) from stage_form s
         where s.entry_id = move_put_forward.entry_id and s.filled_on = move_put_forward.answered_on
           and s.filled_by = move_put_forward.answered_by and s.taken_back_on is null
           and s.form in ('closing_a_concern', 'closing_or_extending_a_concern', 'decision_at_two',
             'decision_at_three', 'decision_at_four', 'decision_at_six'))
 where answered_on is not null and reason = '';
-- Without a decision, the end of the stage answered it: it waits again where that end is taken back.
update move_put_forward set reason = 'The stage ended meanwhile'
 where answered_on is not null and reason = '' and answered_by_form is null
   and exists (select 1 from stage_entry e where e.id = move_put_forward.entry_id and e.closed_on is not null);

-- The move that a line of a progress meeting has put forward: it is withdrawn with the line.
alter table progress_line add column forward_id integer references move_put_forward (id);
update progress_line
   set forward_id = (select max(f.id) from move_put_forward f join stage_entry e on e.id = f.entry_id
         where e.pupil_id = progress_line.pupil_id and f.answered_on is null
           -- What somebody put forward by hand on that day has other words.
           and exists (select 1 from json_tree(f.answers) said
             where said.atom = progress_line.answers ->> '$.why_proposed[0]'))
 where proposes is not null and taken_back_on is null;

-- What stands on a time at a stage: as long as there is nothing, or only what was taken back, the decision that began it
-- can be taken back. The one rule for offering that and for doing it.
create view used_stage (entry_id) as
    select entry_id from stage_form where taken_back_on is null
    union all select entry_id from action_record where taken_back_on is null
    union all select entry_id from move_put_forward where answered_on is null
    union all select entry_id from copy_given where taken_back_on is null
    union all select entry_id from stage_stay where taken_back_on is null;

-- Who carries the SENCo's duties while the SENCo is away: somebody who leads SEND on these days. Null: nobody, or the
-- one who is away is no SENCo.
alter table absence add column carrier_id integer references staff (asker_id);
