-- Leavers and their files, children who are registered at two schools, and adults who are away.

-- Where the file of a child who leaves goes, when and how it was sent, and the receipt. Education (Pupil Information)
-- (England) Regulations 2005, regulation 9: within fifteen school days of leaving. That it is owed follows from
-- pupil.left_on. One row a child: for one who comes back and leaves again it is written over, and the timeline keeps
-- what it said.
create table file_transfer (
    pupil_id   integer primary key references pupil (id),
    new_school text    not null check (trim(new_school) <> ''),
    -- Null: the new school is known, and the file is not sent yet.
    sent_on    text    check (sent_on is date(sent_on)),
    sent_how   text    check (sent_how in ('school_to_school', 'by_hand', 'post', 'secure_email')),
    -- Who put on record that it was sent, and that it has arrived.
    sent_by    integer references asker (id),
    receipt_on text    check (receipt_on is date(receipt_on)),
    receipt_by integer references asker (id),
    version    integer not null default 1,
    check ((sent_on is null) = (sent_how is null) and (sent_on is null) = (sent_by is null)),
    check ((receipt_on is null) = (receipt_by is null)),
    check (receipt_on is null or sent_on is not null and receipt_on >= sent_on)
) strict;

-- A child who is registered at another school as well, and which of the two reviews targets with the parents.
create table dual_registration (
    pupil_id     integer primary key references pupil (id),
    other_school text    not null check (trim(other_school) <> ''),
    -- 1: this school reviews; 0: the other one does.
    reviews_here integer not null check (reviews_here in (0, 1)),
    from_day     text    not null check (from_day is date(from_day)),
    -- The last day. Null: until further notice.
    until_day    text    check (until_day is date(until_day) and until_day >= from_day),
    version      integer not null default 1
) strict;

-- Somebody who is away, and who stands in for them. Why is nobody's to read, and is not kept.
create table absence (
    id            integer primary key,
    away_id       integer not null references staff (asker_id),
    stand_in_id   integer not null references staff (asker_id),
    from_day      text    not null check (from_day is date(from_day)),
    -- The last day. Null: for good, or until further notice.
    until_day     text    check (until_day is date(until_day) and until_day >= from_day),
    at            text    not null,
    -- Who wrote it down.
    asker_id      integer not null references asker (id),
    -- What it handed over, by number, so that it can be given back.
    made          text    not null check (json_valid(made)),
    -- They were here after all, or are back.
    taken_back_on text    check (taken_back_on is date(taken_back_on)),
    check (away_id <> stand_in_id)
) strict;
create index absence_of on absence (away_id) where taken_back_on is null;
