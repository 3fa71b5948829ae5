-- Who teaches a class is asked for wherever a child is named: the postings of a class are found by it.
create index posting_to_class on posting (class_id, from_day) where class_id is not null;
