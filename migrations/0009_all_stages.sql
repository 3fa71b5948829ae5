-- Every stage and every move. A stage may end in more ways than two, and that it goes on is a row of its own; what stands
-- on a stage is made anew with it.

create table stage_entry_of_all (
    -- Never used twice: drafts and history may still speak of a stage that a mistaken decision began and that is no more.
    id        integer primary key autoincrement,
    pupil_id  integer not null references pupil (id),
    stage     text    not null check (stage in ('one', 'two', 'three', 'four', 'five', 'six')),
    opened_on text    not null check (opened_on is date(opened_on)),
    opened_by integer not null references asker (id),
    -- An SEN TA supports the class teacher: at stage 2, if necessary.
    ta_supports integer not null default 0 check (ta_supports in (0, 1)),
    -- The day on which a child who was on the pathway already was placed in the app, and the last review that the
    -- school remembers from before that day.
    placed_on       text check (placed_on is date(placed_on)),
    reviewed_before text check (reviewed_before is date(reviewed_before)),
    -- At stage 6: the local authority has decided to cease the plan, so that the child may leave the stage.
    plan_ceased_on  text check (plan_ceased_on is date(plan_ceased_on)),
    closed_on text    check (closed_on is date(closed_on)),
    closed_by integer references asker (id),
    -- The last four: how stage 5 ends, beside the stage where the child is. With a plan that stage ends as well.
    outcome   text    check (outcome in ('progress_made', 'moved_on', 'stepped_down',
        'plan_issued', 'not_assessed', 'no_plan', 'withdrawn')),
    version   integer not null default 1,
    check ((closed_on is null) = (outcome is null)),
    check (closed_on >= opened_on)
) strict;
insert into stage_entry_of_all
    (id, pupil_id, stage, opened_on, opened_by, placed_on, closed_on, closed_by, outcome, version)
    select id, pupil_id, stage, opened_on, opened_by, placed_on, closed_on, closed_by, outcome, version
      from stage_entry;

-- It was decided that the child stays at the stage: its time is counted from that day.
create table stage_stay (
    id       integer primary key,
    entry_id integer not null references stage_entry_of_all (id),
    on_day   text    not null check (on_day is date(on_day)),
    asker_id integer not null references asker (id),
    reason   text    not null,
    taken_back_on text check (taken_back_on is date(taken_back_on))
) strict;
insert into stage_stay (entry_id, on_day, asker_id, reason)
    select id, extended_on, extended_by, extended_reason from stage_entry
     where extended_on is not null and extended_by is not null and extended_reason is not null;

create table stage_form_of_all (
    id           integer primary key,
    entry_id     integer not null references stage_entry_of_all (id),
    form         text    not null,
    form_version integer not null,
    answers      text    not null check (json_valid(answers)),
    filled_on    text    not null check (filled_on is date(filled_on)),
    filled_by    integer not null references asker (id),
    version      integer not null default 1,
    -- Sent by mistake and taken back: it counts no longer, and the timeline keeps what it said.
    taken_back_on text   check (taken_back_on is date(taken_back_on))
) strict;
insert into stage_form_of_all
    select id, entry_id, form, form_version, answers, filled_on, filled_by, version, taken_back_on from stage_form;

create table stage_form_before_of_all (
    id       integer primary key,
    form_id  integer not null references stage_form_of_all (id),
    version  integer not null,
    answers  text    not null check (json_valid(answers)),
    until    text    not null,
    -- Who replaced it.
    asker_id integer not null references asker (id)
) strict;
insert into stage_form_before_of_all select id, form_id, version, answers, until, asker_id from stage_form_before;

create table action_record_of_all (
    id         integer primary key,
    entry_id   integer not null references stage_entry_of_all (id),
    action     text    not null,
    done_on    text    not null check (done_on is date(done_on)),
    words      text    not null,
    asker_id   integer not null references asker (id),
    taken_back_on text check (taken_back_on is date(taken_back_on)),
    -- The day on which the letter about it went home, where it is an intervention.
    letter_sent_on text check (letter_sent_on is date(letter_sent_on)),
    letter_sent_by integer references asker (id)
) strict;
insert into action_record_of_all (id, entry_id, action, done_on, words, asker_id, taken_back_on)
    select id, entry_id, action, done_on, words, asker_id, taken_back_on from action_record;

drop table stage_form_before;
drop table stage_form;
drop table action_record;
drop table stage_entry;
alter table stage_entry_of_all rename to stage_entry;
alter table stage_form_of_all rename to stage_form;
alter table stage_form_before_of_all rename to stage_form_before;
alter table action_record_of_all rename to action_record;

create index stage_entry_of on stage_entry (pupil_id);
-- A child is on one stage at a time; stage 5 runs beside it, once at a time.
create unique index one_stage_at_a_time on stage_entry (pupil_id) where closed_on is null and stage <> 'five';
create unique index one_assessment_at_a_time on stage_entry (pupil_id) where closed_on is null and stage = 'five';
create index stage_stay_of on stage_stay (entry_id);
create index stage_form_of on stage_form (entry_id);
create index stage_form_before_of on stage_form_before (form_id);
create index action_record_of on action_record (entry_id);

-- Whose concern brought a child to stage 4, each with the day on which it was said.
create table developing_concern (
    id       integer primary key,
    entry_id integer not null references stage_entry (id),
    whose    text    not null check (whose in ('class_teacher', 'senco', 'sen_ta', 'parents')),
    said_on  text    not null check (said_on is date(said_on)),
    unique (entry_id, whose)
) strict;

-- A move that a class teacher has put forward, for the SENCo to decide: the answers of its form, as far as they go.
create table move_put_forward (
    id          integer primary key,
    entry_id    integer not null references stage_entry (id),
    answers     text    not null check (json_valid(answers)),
    put_on      text    not null check (put_on is date(put_on)),
    asker_id    integer not null references asker (id),
    -- Decided, whatever was decided; or put aside, with a reason.
    answered_on text    check (answered_on is date(answered_on)),
    answered_by integer references asker (id),
    reason      text    not null default ''
) strict;
create index move_put_forward_of on move_put_forward (entry_id);
create unique index one_move_at_a_time on move_put_forward (entry_id) where answered_on is null;

-- A copy of the reviewed targets and the individual provision map that was given: to the SEN TA, the parents, the class
-- inclusion file.
create table copy_given (
    id       integer primary key,
    entry_id integer not null references stage_entry (id),
    given_to text    not null check (given_to in ('sen_ta', 'parents', 'class_inclusion_file')),
    given_on text    not null check (given_on is date(given_on)),
    asker_id integer not null references asker (id),
    -- The review that told of it, if one did: it is taken back with that.
    record_id     integer references action_record (id),
    taken_back_on text    check (taken_back_on is date(taken_back_on))
) strict;
create index copy_given_of on copy_given (entry_id);

-- More of what may be opened about a child is on record.
create table reading_of_all (
    id       integer primary key,
    at       text    not null,
    -- The school's day, which a demonstration may have moved.
    day      text    not null check (day is date(day)),
    asker_id integer not null references asker (id),
    pupil_id integer not null references pupil (id),
    what     text    not null check (what in ('child', 'timeline', 'adults', 'concern', 'action', 'decision',
        'record', 'needs', 'progress', 'assessment'))
) strict;
insert into reading_of_all select id, at, day, asker_id, pupil_id, what from reading;
drop table reading;
alter table reading_of_all rename to reading;
create index reading_of on reading (pupil_id, id);
