-- Who opened one of a child's documents, and who read the SEN register or took it along, is on record as that, with the
-- name of the file. No other table speaks of readings, so that they can be kept anew in one step.
create table reading_of_files_too (
    id       integer primary key,
    at       text    not null,
    -- The school's day, which a demonstration may have moved.
    day      text    not null check (day is date(day)),
    asker_id integer not null references asker (id),
    pupil_id integer not null references pupil (id),
    what     text    not null check (what in ('child', 'timeline', 'adults', 'concern', 'action', 'decision',
        'record', 'needs', 'progress', 'assessment', 'documents', 'document', 'register', 'register_file')),
    -- Which one, where there are several of a kind: the name of a file, as it was. Empty: the kind says it.
    which    text    not null default ''
) strict;
insert into reading_of_files_too (id, at, day, asker_id, pupil_id, what)
    select id, at, day, asker_id, pupil_id, what from reading;
drop table reading;
alter table reading_of_files_too rename to reading;
create index reading_of on reading (pupil_id, id);
-- The register is read of many children at once: whether somebody has read the same just before is found without their
-- whole logs.
create index reading_again on reading (pupil_id, asker_id, what, at);

-- Finding one child, class or adult without reading all: whom a posting is about, who shares a mailbox, who was born on a
-- day, and which imports changed a child.
create index posting_in_class on posting (class_id, asker_id);
create index posting_with_child on posting (pupil_id, asker_id);
create index contact_by_email on contact (email collate nocase);
create index pupil_by_birthday on pupil (born_on);
create index import_change_about on import_change (pupil_id);
