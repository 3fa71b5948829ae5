-- Settings that two people may change at once carry a version, as everything that people edit does.
alter table setting add column version integer not null default 1;

-- Who has opened what about a child, and when: for the SENCo, the head and the DSL, never for the timeline.
-- Written in batches, a few seconds late; a reading again within the same minutes is one.
create table reading (
    id       integer primary key,
    at       text    not null,
    -- The school's day, which a demonstration may have moved.
    day      text    not null check (day is date(day)),
    asker_id integer not null references asker (id),
    pupil_id integer not null references pupil (id),
    what     text    not null check (what in ('child', 'timeline', 'adults', 'concern', 'action', 'decision'))
) strict;
create index reading_of on reading (pupil_id, id);

-- Where an act led, so that a double tap leads there too.
alter table act add column went_to text not null default '';

-- Children whom an undone import took away again. Their numbers are never another child's: drafts and history
-- may still speak of them.
create table pupil_gone (
    id integer primary key
) strict;
create trigger pupil_number_is_used_up after delete on pupil
begin
    insert into pupil_gone (id) values (old.id);
end;

-- Something that was sent after the screen had locked, sealed, until whoever sent it unlocks.
create table parked_post (
    session_id integer primary key references session (id),
    sealed     blob    not null,
    at         text    not null
) strict;

-- Wrong PINs and passwords in a row on a locked screen.
alter table session add column wrong_tries integer not null default 0;

-- Tells one sealing key from another, without telling anything of it.
create table sealing_key (
    id          integer primary key check (id = 1),
    fingerprint text    not null
) strict;

-- As before, but that the staff of a class no longer see who has left it; the class itself is remembered, for
-- those who come back.
drop view may_see;
create view may_see (asker_id, pupil_id, how, sen, from_day, to_day) as
    select r.asker_id, p.id, r.role, r.role in ('senco', 'deputy_senco', 'head'),
           r.from_day, coalesce(r.to_day, '9999-12-31')
      from staff_role r cross join pupil p
     where r.role in ('senco', 'deputy_senco', 'head', 'dsl', 'office')
    union all
    select t.asker_id, p.id, 'class', 1, t.from_day, coalesce(t.to_day, '9999-12-31')
      from posting t join pupil p on p.class_id = t.class_id
     where p.left_on is null
    union all
    -- The program's own commands, which only whoever runs the machine can type.
    select a.id, p.id, 'program', 1, '0001-01-01', '9999-12-31'
      from asker a cross join pupil p
     where a.kind = 'program'
    union all
    select t.asker_id, t.pupil_id, 'child', 1, t.from_day, coalesce(t.to_day, '9999-12-31')
      from posting t
     where t.pupil_id is not null;
