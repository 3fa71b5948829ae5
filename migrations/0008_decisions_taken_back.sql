-- A form that was sent by mistake and taken back: it counts no longer, and the timeline keeps what it said.
alter table stage_form add column taken_back_on text check (taken_back_on is date(taken_back_on));
