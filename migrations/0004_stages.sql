-- The school's pathway: when a child began a stage, what was written and done there, and how it ended.

create table stage_entry (
    id        integer primary key,
    pupil_id  integer not null references pupil (id),
    stage     text    not null check (stage in ('one', 'two', 'three', 'four', 'five', 'six')),
    opened_on text    not null check (opened_on is date(opened_on)),
    opened_by integer not null references asker (id),
    -- The day on which a child who was on the pathway already was placed in the app.
    placed_on text    check (placed_on is date(placed_on)),
    -- Carried on once for the same time again.
    extended_on     text check (extended_on is date(extended_on)),
    extended_by     integer references asker (id),
    extended_reason text,
    closed_on text    check (closed_on is date(closed_on)),
    closed_by integer references asker (id),
    outcome   text    check (outcome in ('progress_made', 'moved_on')),
    version   integer not null default 1,
    check ((closed_on is null) = (outcome is null)),
    check ((extended_on is null) = (extended_reason is null))
) strict;
create index stage_entry_of on stage_entry (pupil_id);
-- A child is on one stage at a time; stage 5 runs beside it.
create unique index one_stage_at_a_time on stage_entry (pupil_id) where closed_on is null and stage <> 'five';

-- A form that was filled in at a stage: the answers as they stand now.
create table stage_form (
    id           integer primary key,
    entry_id     integer not null references stage_entry (id),
    form         text    not null,
    form_version integer not null,
    answers      text    not null check (json_valid(answers)),
    filled_on    text    not null check (filled_on is date(filled_on)),
    filled_by    integer not null references asker (id),
    version      integer not null default 1
) strict;
create index stage_form_of on stage_form (entry_id);

-- What a form said before somebody changed it.
create table stage_form_before (
    id       integer primary key,
    form_id  integer not null references stage_form (id),
    version  integer not null,
    answers  text    not null check (json_valid(answers)),
    until    text    not null,
    -- Who replaced it.
    asker_id integer not null references asker (id)
) strict;

-- An action of a stage's row that was done, in the words of whoever did it.
create table action_record (
    id         integer primary key,
    entry_id   integer not null references stage_entry (id),
    action     text    not null,
    done_on    text    not null check (done_on is date(done_on)),
    words      text    not null,
    asker_id   integer not null references asker (id)
) strict;
create index action_record_of on action_record (entry_id);

-- What the school has changed: of its process, and which suggestions it wants.
create table setting (
    name  text primary key,
    value text not null check (json_valid(value))
) strict, without rowid;
