-- A decision about a code or about needs that was a mistake is taken back, the last one first. What was decided stays in
-- the timeline; code_decision.taken_back_on and need_held.taken_back_on say of a row that it counts no longer.

-- One decision about a child's needs: what began with it and what ended with it is found by it.
create table need_change (
    id            integer primary key,
    pupil_id      integer not null references pupil (id),
    from_day      text    not null check (from_day is date(from_day)),
    taken_back_on text    check (taken_back_on is date(taken_back_on))
) strict;
create index need_change_of on need_change (pupil_id);

alter table need_held add column begun_with integer references need_change (id);
alter table need_held add column ended_with integer references need_change (id);
-- What was decided before these rows were kept: all of one child and one day is one decision.
insert into need_change (pupil_id, from_day)
    select pupil_id, from_day from need_held
    union select pupil_id, until_day from need_held where until_day is not null
    order by 1, 2;
update need_held set
    begun_with = (select c.id from need_change c where c.pupil_id = need_held.pupil_id and c.from_day = need_held.from_day),
    ended_with = (select c.id from need_change c where c.pupil_id = need_held.pupil_id and c.from_day = need_held.until_day);
