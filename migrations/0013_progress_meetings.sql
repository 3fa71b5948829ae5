-- Progress meetings: each half term the children of a class, and a line for each child who is highlighted. School
-- process, row 1 (“Progress meeting highlights”) and rows 2 to 4 (“Review in progress meetings”).

create table progress_meeting (
    id        integer primary key,
    class_id  integer not null references class (id),
    -- Which half term it belongs to follows from this day and the school year.
    held_on   text    not null check (held_on is date(held_on)),
    opened_by integer not null references asker (id),
    version   integer not null default 1,
    unique (class_id, held_on)
) strict;

-- A child who was highlighted, and what was agreed about them.
create table progress_line (
    id            integer primary key,
    meeting_id    integer not null references progress_meeting (id),
    pupil_id      integer not null references pupil (id),
    form_version  integer not null,
    answers       text    not null check (json_valid(answers)),
    -- What lists and duties ask for, out of the answers: what gets in the way, what is done, by whom and by when.
    barrier       text    not null check (trim(barrier) <> ''),
    action        text    not null check (trim(action) <> ''),
    -- Where the form names nobody, whoever taught the class when it was written.
    owner_id      integer not null references staff (asker_id),
    by_day        text    not null check (by_day is date(by_day)),
    -- When the action was done, and who said so.
    done_on       text    check (done_on is date(done_on)),
    done_by       integer references asker (id),
    -- A change of stage that the meeting proposes; the SENCo decides. Null: none.
    proposes      text    check (proposes in ('leave', 'stay', 'next', 'ahead', 'down')),
    written_on    text    not null check (written_on is date(written_on)),
    written_by    integer not null references asker (id),
    version       integer not null default 1,
    -- It was a mistake: it stays in the history and counts no longer.
    taken_back_on text    check (taken_back_on is date(taken_back_on)),
    check ((done_on is null) = (done_by is null))
) strict;
-- A child has one line at a meeting; one that was taken back may be written anew.
create unique index one_progress_line_a_child on progress_line (meeting_id, pupil_id) where taken_back_on is null;
create index progress_line_of on progress_line (pupil_id);
create index progress_line_owed_by on progress_line (owner_id) where done_on is null and taken_back_on is null;

-- What a line said before somebody changed it.
create table progress_line_before (
    id       integer primary key,
    line_id  integer not null references progress_line (id),
    version  integer not null,
    answers  text    not null check (json_valid(answers)),
    until    text    not null,
    -- Who replaced it.
    asker_id integer not null references asker (id)
) strict;
create index progress_line_before_of on progress_line_before (line_id);
