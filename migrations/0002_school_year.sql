-- The school year: three terms, each in two halves, and the days on which the school is closed.

create table school_year (
    -- 2026 is 2026/27.
    year         integer primary key check (year between 2000 and 2100),
    version      integer not null default 1,
    -- When somebody at the school said that the dates are right. Null: typical dates, still to be checked.
    confirmed_on text check (confirmed_on is date(confirmed_on))
) strict;

create table half_term (
    year      integer not null references school_year (year),
    half      text    not null check (half in
        ('autumn1', 'autumn2', 'spring1', 'spring2', 'summer1', 'summer2')),
    first_day text    not null check (first_day is date(first_day)),
    last_day  text    not null check (last_day is date(last_day) and last_day >= first_day),
    primary key (year, half)
) strict, without rowid;

create table closure (
    id        integer primary key,
    year      integer not null references school_year (year),
    kind      text    not null check (kind in ('inset', 'bank_holiday', 'emergency')),
    first_day text    not null check (first_day is date(first_day)),
    last_day  text    not null check (last_day is date(last_day) and last_day >= first_day),
    name      text    not null default ''
) strict;
create index closure_of on closure (year);
