-- A decision about a code or about needs that was a mistake is taken back, the last one first. What was decided stays in
-- the timeline.

-- The child has the code before it again. That the parents were told goes with it: what is decided instead is told anew.
alter table code_decision add column taken_back_on text check (taken_back_on is date(taken_back_on));

-- One decision about a child's needs: what began with it and what ended with it is found by it.
create table need_change (
    id            integer primary key,
    pupil_id      integer not null references pupil (id),
    from_day      text    not null check (from_day is date(from_day)),
    -- The day of the placing that brought it.
    placed_on     text    check (placed_on is date(placed_on)),
    taken_back_on text    check (taken_back_on is date(taken_back_on))
) strict;
create index need_change_of on need_change (pupil_id);

alter table need_held add column begun_with integer references need_change (id);
alter table need_held add column ended_with integer references need_change (id);
-- The decision that it began with was taken back: it never stood. Its last day is its first one.
alter table need_held add column taken_back_on text check (taken_back_on is date(taken_back_on));

-- What was decided before these rows were kept: all of one child and one day is one decision.
insert into need_change (pupil_id, from_day)
    select pupil_id, from_day from need_held
    union select pupil_id, until_day from need_held where until_day is not null
    order by 1, 2;
update need_held set
    begun_with = (select c.id from need_change c where c.pupil_id = need_held.pupil_id and c.from_day = need_held.from_day),
    ended_with = (select c.id from need_change c where c.pupil_id = need_held.pupil_id and c.from_day = need_held.until_day);
-- What came with a placing begins on the day of the stage that it begins.
update need_change set placed_on = (select max(e.placed_on) from stage_entry e
  where e.pupil_id = need_change.pupil_id and e.opened_on = need_change.from_day);
