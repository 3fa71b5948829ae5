-- The register: children, their classes and their adults, as the school's MIS lists them; and who may see whom.

create table class (
    id   integer primary key,
    name text    not null unique collate nocase check (trim(name) <> '')
) strict;

create table pupil (
    id                 integer primary key,
    upn                text,
    admission_no       text,
    legal_forename     text,
    legal_surname      text,
    -- What the child is called, where that differs.
    preferred_forename text,
    preferred_surname  text,
    -- 1: the file had both in one column, and we guessed where they part.
    legal_guessed      integer not null default 0 check (legal_guessed in (0, 1)),
    preferred_guessed  integer not null default 0 check (preferred_guessed in (0, 1)),
    middle_names       text,
    born_on            text    not null check (born_on is date(born_on)),
    sex                text    check (sex in ('female', 'male')),
    -- N1, N2, R, 1 to 14, X: where stated; else it follows from the birthday.
    year_group         text,
    class_id           integer references class (id),
    admitted_on        text    check (admitted_on is date(admitted_on)),
    -- The first day on which the child is no longer on roll.
    left_on            text    check (left_on is date(left_on)),
    -- The code that the MIS holds, and since when.
    mis_provision      text    check (mis_provision in ('N', 'K', 'E')),
    mis_provision_from text    check (mis_provision_from is date(mis_provision_from)),
    -- The SENCo's own decision. No import touches it.
    provision          text    not null default 'N' check (provision in ('N', 'K', 'E')),
    -- Null: nobody has said; an empty list of needs is another thing than none stated.
    needs_stated       integer not null default 0 check (needs_stated in (0, 1)),
    eal                integer check (eal in (0, 1)),
    first_language     text,
    free_meals         integer check (free_meals in (0, 1)),
    pupil_premium      integer check (pupil_premium in (0, 1)),
    in_care            integer check (in_care in (0, 1)),
    -- All names in small letters without accents: for finding.
    search             text    not null,
    version            integer not null default 1
) strict;
create index pupil_in_class on pupil (class_id);
create index pupil_upn on pupil (upn);
create index pupil_admission on pupil (admission_no);

-- The needs that the MIS lists now, first one first.
create table pupil_need (
    pupil_id integer not null references pupil (id),
    rank     integer not null check (rank >= 1),
    type     text    not null,
    primary key (pupil_id, rank)
) strict, without rowid;

create table contact (
    id                      integer primary key,
    pupil_id                integer not null references pupil (id),
    -- Order within the child's list.
    place                   integer not null,
    title                   text,
    forename                text,
    surname                 text,
    name_guessed            integer not null default 0 check (name_guessed in (0, 1)),
    relationship            text,
    parental_responsibility integer check (parental_responsibility in (0, 1)),
    priority                integer,
    email                   text,
    phone                   text,
    -- From here on the office decides, adult by adult. Imports never touch these.
    may_receive             integer not null default 0 check (may_receive in (0, 1)),
    may_attend              integer not null default 0 check (may_attend in (0, 1)),
    may_consent             integer not null default 0 check (may_consent in (0, 1)),
    lives_with              integer check (lives_with in (0, 1)),
    address_confidential    integer not null default 0 check (address_confidential in (0, 1)),
    -- An order of a court, in the office's words. For SENCo, head, DSL and office; a teacher sees its effect.
    order_note              text    not null default '',
    language                text    not null default '',
    version                 integer not null default 1
) strict;
create index contact_of on contact (pupil_id, place);

-- Who teaches or helps whom, from when to when: a class, or one child.
create table posting (
    id       integer primary key,
    asker_id integer not null references staff (asker_id),
    class_id integer references class (id),
    pupil_id integer references pupil (id),
    from_day text    not null check (from_day is date(from_day)),
    to_day   text    check (to_day is date(to_day) and to_day >= from_day),
    check ((class_id is null) <> (pupil_id is null))
) strict;
create index posting_of on posting (asker_id);

-- Files that were imported, and what each changed, so that one can be undone.
create table import (
    id        integer primary key,
    at        text    not null,
    asker_id  integer not null references asker (id),
    file_name text    not null,
    undone_at text
) strict;
create table import_change (
    id        integer primary key,
    import_id integer not null references import (id),
    pupil_id  integer not null references pupil (id),
    -- The whole record before and after, as JSON; no record before: a new child.
    was       text    check (was is null or json_valid(was)),
    -- The child had left, and came back with this import.
    had_left  text    check (had_left is date(had_left)),
    becomes   text    not null check (json_valid(becomes))
) strict;
create index import_change_of on import_change (import_id);

-- A file that somebody is looking at before it is applied. Sealed; gone when applied, or after a day.
create table import_waiting (
    key       text    primary key,
    asker_id  integer not null references asker (id),
    file_name text    not null,
    sealed    blob    not null,
    at        text    not null
) strict, without rowid;

-- What a person said that a heading means.
create table import_heading (
    heading text primary key,
    choice  text not null check (json_valid(choice))
) strict, without rowid;

-- Who may see which child, in which way, from when to when. The one relation that every store may join.
--   sen = 1: needs, targets, reports, voices. sen = 0: the register only.
create view may_see (asker_id, pupil_id, how, sen, from_day, to_day) as
    select r.asker_id, p.id, r.role, r.role in ('senco', 'deputy_senco', 'head'),
           r.from_day, coalesce(r.to_day, '9999-12-31')
      from staff_role r cross join pupil p
     where r.role in ('senco', 'deputy_senco', 'head', 'dsl', 'office')
    union all
    select t.asker_id, p.id, 'class', 1, t.from_day, coalesce(t.to_day, '9999-12-31')
      from posting t join pupil p on p.class_id = t.class_id
    union all
    -- The program's own commands, which only whoever runs the machine can type.
    select a.id, p.id, 'program', 1, '0001-01-01', '9999-12-31'
      from asker a cross join pupil p
     where a.kind = 'program'
    union all
    select t.asker_id, t.pupil_id, 'child', 1, t.from_day, coalesce(t.to_day, '9999-12-31')
      from posting t
     where t.pupil_id is not null;

