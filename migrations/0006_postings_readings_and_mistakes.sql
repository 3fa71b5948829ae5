-- Who works with classes and children, and so can be posted to them, and from when to when.
create view works_with_children (asker_id, from_day, to_day) as
    select r.asker_id, r.from_day, coalesce(r.to_day, '9999-12-31')
      from staff_role r
     where r.role in ('class_teacher', 'sen_ta', 'senco', 'deputy_senco');

-- A posting shows a class or a child only as long as whoever is posted works with children, and as the child is
-- there.
drop view may_see;
create view may_see (asker_id, pupil_id, how, sen, from_day, to_day) as
    select r.asker_id, p.id, r.role, r.role in ('senco', 'deputy_senco', 'head'),
           r.from_day, coalesce(r.to_day, '9999-12-31')
      from staff_role r cross join pupil p
     where r.role in ('senco', 'deputy_senco', 'head', 'dsl', 'office')
    union all
    select t.asker_id, p.id, 'class', 1, max(t.from_day, w.from_day),
           min(coalesce(t.to_day, '9999-12-31'), w.to_day, coalesce(date(p.left_on, '-1 day'), '9999-12-31'))
      from posting t join pupil p on p.class_id = t.class_id
        join works_with_children w on w.asker_id = t.asker_id
    union all
    -- The program's own commands, which only whoever runs the machine can type.
    select a.id, p.id, 'program', 1, '0001-01-01', '9999-12-31'
      from asker a cross join pupil p
     where a.kind = 'program'
    union all
    select t.asker_id, t.pupil_id, 'child', 1, max(t.from_day, w.from_day),
           min(coalesce(t.to_day, '9999-12-31'), w.to_day, coalesce(date(p.left_on, '-1 day'), '9999-12-31'))
      from posting t join works_with_children w on w.asker_id = t.asker_id
        join pupil p on p.id = t.pupil_id;

-- Whoever's access ends leaves their classes and children: if they are let in again, they are posted again.
create trigger postings_end_with_access after update of ended_on on staff
when new.ended_on is not null
begin
    delete from posting where asker_id = new.asker_id and from_day >= new.ended_on;
    update posting set to_day = date(new.ended_on, '-1 day')
     where asker_id = new.asker_id and coalesce(to_day, '9999-12-31') >= new.ended_on;
end;

-- The same of those whose access had ended before.
delete from posting where exists (select 1 from staff s where s.asker_id = posting.asker_id
    and s.ended_on is not null and posting.from_day >= s.ended_on);
update posting set to_day = (select date(s.ended_on, '-1 day') from staff s where s.asker_id = posting.asker_id)
 where exists (select 1 from staff s where s.asker_id = posting.asker_id and s.ended_on is not null
    and coalesce(posting.to_day, '9999-12-31') >= s.ended_on);

-- Whoever opens what the register holds of a child is on record as well.
create table reading_and_record (
    id       integer primary key,
    at       text    not null,
    -- The school's day, which a demonstration may have moved.
    day      text    not null check (day is date(day)),
    asker_id integer not null references asker (id),
    pupil_id integer not null references pupil (id),
    what     text    not null
        check (what in ('child', 'timeline', 'adults', 'concern', 'action', 'decision', 'record'))
) strict;
insert into reading_and_record select id, at, day, asker_id, pupil_id, what from reading;
drop table reading;
alter table reading_and_record rename to reading;
create index reading_of on reading (pupil_id, id);

-- Something that was put on record by mistake. It stays in the history and counts no longer.
alter table action_record add column taken_back_on text check (taken_back_on is date(taken_back_on));

-- What waits behind a locked screen goes with the session that sent it: nobody else is ever given it.
create trigger parked_posts_end_with_session after update of ended_at on session
when new.ended_at is not null
begin
    delete from parked_post where session_id = new.id;
end;
delete from parked_post where session_id in (select id from session where ended_at is not null);

-- The first page asks what was done in the last two weeks.
create index happening_on on happening (day);
