-- What is looked up for one child, one class or one review is found by it, however much there is of the rest.

-- Who teaches a class is asked for wherever a child is named.
create index posting_to_class on posting (class_id, from_day) where class_id is not null;

-- A review that is taken back takes its copies with it.
create index copy_given_of_review on copy_given (record_id) where record_id is not null;
