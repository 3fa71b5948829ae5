-- A child who was placed by mistake, or with a wrong day, is taken back in one act: with the code and the needs that came
-- with the placing, and with everybody whom the same spreadsheet placed.

-- The day of the placing that brought the decision.
alter table code_decision add column placed_on text check (placed_on is date(placed_on));
update code_decision set placed_on = (select max(e.placed_on) from stage_entry e where e.pupil_id = code_decision.pupil_id)
 where why = 'As it stood before the child was placed here';

-- A spreadsheet from which children were placed.
create table placing_sheet (
    id        integer primary key,
    -- What stood in its address when it waited, and stands there still.
    key       text    not null unique check (length(key) = 32),
    file_name text    not null,
    placed_on text    not null check (placed_on is date(placed_on)),
    asker_id  integer not null references asker (id)
) strict;

-- The stages that began with it.
create table placed_from_sheet (
    sheet_id integer not null references placing_sheet (id),
    entry_id integer not null primary key references stage_entry (id)
) strict, without rowid;
create index placed_from_sheet_of on placed_from_sheet (sheet_id);
