-- What the office decides about an adult, beside what they may do. Imports never touch it.

-- How this adult is reached. Null: not decided yet.
alter table contact add column channel text check (channel in ('email', 'text_message', 'letter', 'phone'));

-- Parental responsibility by hand, where the pupil list has it wrong or leaves it out. Null: as the pupil list says,
-- which stays in parental_responsibility and goes on following the lists.
alter table contact add column decided_responsibility integer check (decided_responsibility in (0, 1));
