-- The SENCo's decisions about a child's SEN code, and what the child's needs are and were. No import touches either.

-- Rows are only ever added; that the parents were told is added to a row once. pupil.provision is the code in force
-- and is set in the same transaction.
create table code_decision (
    id         integer primary key,
    pupil_id   integer not null references pupil (id),
    code       text    not null check (code in ('N', 'K', 'E')),
    -- The code before.
    was        text    not null check (was in ('N', 'K', 'E')),
    decided_on text    not null check (decided_on is date(decided_on)),
    why        text    not null check (trim(why) <> ''),
    asker_id   integer not null references asker (id),
    -- 1: taken over from the pupil list. The code stood there already, so nothing begins with the decision.
    as_listed  integer not null default 0 check (as_listed in (0, 1)),
    -- Parents are told when special educational provision begins (Children and Families Act 2014, section 68).
    told_on    text    check (told_on is date(told_on) and told_on >= decided_on),
    told_how   text    check (told_how in ('conversation', 'letter', 'email', 'phone', 'meeting')),
    told_words text    not null default '',
    told_by    integer references asker (id),
    check (code <> was),
    check ((told_on is null) = (told_how is null) and (told_on is null) = (told_by is null))
) strict;
create index code_decision_of on code_decision (pupil_id);

-- What was decided before these rows were kept: each was taken over from the pupil list.
insert into code_decision (pupil_id, code, was, decided_on, why, asker_id, as_listed)
select h.pupil_id, h.details ->> '$.fields[0].becomes', h.details ->> '$.fields[0].was', h.day,
       'As on the pupil list', h.asker_id, 1
  from happening h join pupil p on p.id = h.pupil_id
 where h.what = 'code_decided' and h.asker_id is not null
   and h.details ->> '$.fields[0].becomes' in ('N', 'K', 'E')
   and h.details ->> '$.fields[0].was' in ('N', 'K', 'E')
   and h.details ->> '$.fields[0].becomes' <> h.details ->> '$.fields[0].was'
 order by h.id;

-- A child's needs as the SENCo decided them, the main one first. What the pupil list says stays in pupil_need, and is
-- what counts where there is no row here.
create table need_held (
    id         integer primary key,
    pupil_id   integer not null references pupil (id),
    -- Source: school census code set, SEN type.
    type       text    not null check (type in ('SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI', 'VI', 'MSI', 'PD',
        'ASD', 'OTH', 'NSA', 'DS')),
    rank       integer not null check (rank between 1 and 9),
    from_day   text    not null check (from_day is date(from_day)),
    -- The day on which another decision took its place. Null: it stands.
    until_day  text    check (until_day is date(until_day) and until_day >= from_day),
    decided_by integer not null references asker (id)
) strict;
create unique index need_held_at_rank on need_held (pupil_id, rank) where until_day is null;
create unique index need_held_once on need_held (pupil_id, type) where until_day is null;
create index need_held_of on need_held (pupil_id);
