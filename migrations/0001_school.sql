-- The school, and everyone who can ask it for something.

-- One row: this file of data is one school's.
create table school (
    id            integer primary key check (id = 1),
    name          text    not null check (trim(name) <> ''),
    -- 1: every name is made up, and every page says so.
    demonstration integer not null check (demonstration in (0, 1)),
    made_at       text    not null
) strict;

-- The code that opens the set-up page of a school that is not there yet. Ours as a hash only.
create table set_up_code (
    id        integer primary key check (id = 1),
    code_hash blob    not null,
    made_at   text    not null
) strict;

-- Anyone who can ask: staff now, and one id for all kinds, so that `may_see` can speak of each.
create table asker (
    id   integer primary key,
    kind text    not null check (kind in ('staff', 'program'))
) strict;

-- The program itself, for what is done from its command line.
insert into asker (id, kind) values (1, 'program');

create table staff (
    asker_id           integer primary key references asker (id),
    -- The staff code of the school's own lists, if it has one.
    code               text unique,
    title              text    not null default '',
    forename           text    not null default '',
    surname            text    not null check (trim(surname) <> ''),
    email              text    not null unique collate nocase check (email like '%_@_%'),
    -- Argon2id. Null until the one-time link has been used.
    password_hash      text,
    -- Argon2id too: opens a locked screen, never a new session.
    pin_hash           text,
    -- The authenticator's secret, sealed with the school's key. Null until it has been proved once.
    second_factor      blob,
    -- The last thirty-second step that was accepted, so that no code works twice.
    second_factor_step integer,
    -- From this day on the person cannot sign in.
    ended_on           text check (ended_on is date(ended_on)),
    version            integer not null default 1
) strict;

-- What each member of staff is, from when to when. Both days belong to it; no last day: until further notice.
create table staff_role (
    id       integer primary key,
    asker_id integer not null references staff (asker_id),
    role     text    not null check (role in
        ('senco', 'deputy_senco', 'head', 'dsl', 'class_teacher', 'sen_ta', 'office')),
    from_day text    not null check (from_day is date(from_day)),
    to_day   text    check (to_day is date(to_day) and to_day >= from_day)
) strict;
create index staff_role_of on staff_role (asker_id);

-- A signed-in browser. Ended ones stay for a while, so that "who was signed in" can be answered.
create table session (
    id         integer primary key,
    token_hash blob    not null unique,
    asker_id   integer not null references asker (id),
    -- 'second_factor': the password was right, the code is still to come.
    state      text    not null check (state in ('second_factor', 'open', 'locked')),
    made_at    text    not null,
    -- When a person last did something, to the minute.
    used_at    text    not null,
    ended_at   text
) strict;
create index session_of on session (asker_id) where ended_at is null;

-- Links that work once: to set a password.
create table one_time_link (
    token_hash blob    primary key,
    asker_id   integer not null references staff (asker_id),
    made_at    text    not null,
    ends_at    text    not null,
    used_at    text
) strict, without rowid;

-- Every act that changed something, once: a double tap finds its first answer here.
create table act (
    asker_id  integer not null,
    function  text    not null,
    key       text    not null,
    -- What was sent. The same key with other words is a conflict, never a second act.
    body_hash blob    not null,
    answer    text    not null,
    at        text    not null,
    primary key (asker_id, function, key)
) strict, without rowid;

-- What happened, when, by whom. Rows are only ever added.
create table happening (
    id       integer primary key,
    at       text    not null,
    -- The school's day, which a demonstration may have moved.
    day      text    not null check (day is date(day)),
    asker_id integer references asker (id),
    -- Which kind of thing, by its stored name; its words are the program's.
    what     text    not null,
    -- The child that it is about, if it is about one.
    pupil_id integer,
    audience text    not null check (audience in
        ('nobody', 'senco_and_head', 'office', 'staff_of_the_child', 'family_too')),
    details  text    not null check (json_valid(details))
) strict;
create index happening_of on happening (pupil_id, id);

create trigger happening_is_history before update on happening
begin
    select raise(abort, 'history is not edited');
end;
create trigger happening_stays before delete on happening
begin
    select raise(abort, 'history is not deleted');
end;

-- What somebody is in the middle of writing. One draft for each person, form and subject.
create table draft (
    id       integer primary key,
    asker_id integer not null references asker (id),
    form     text    not null,
    subject  text    not null,
    key      text    not null,
    answers  text    not null check (json_valid(answers)),
    -- 1 after somebody tried to send it: the form then shows what is still missing.
    tried    integer not null default 0 check (tried in (0, 1)),
    saved_at text    not null,
    unique (asker_id, form, subject)
) strict;
