-- The initial concern: what each parent says, as a row of its own.

-- A meeting leads to one form: two people who begin it at once see each other's words instead of two forms.
create unique index one_initial_concern on stage_form (entry_id)
    where form = 'initial_concern' and taken_back_on is null;

-- What one parent or carer said about an initial concern, as it stands now.
create table parent_word (
    id           integer primary key,
    form_id      integer not null references stage_form (id),
    contact_id   integer not null references contact (id),
    form_version integer not null,
    answers      text    not null check (json_valid(answers)),
    -- What they say about the targets. Null: they have not answered yet.
    answer       text    check (answer in ('agreed', 'partly', 'not_agreed', 'declined', 'no_reply')),
    answered_on  text    check (answered_on is date(answered_on)),
    written_on   text    not null check (written_on is date(written_on)),
    -- Who wrote it down first.
    asker_id     integer not null references asker (id),
    version      integer not null default 1,
    unique (form_id, contact_id),
    -- Whoever answered did so on a day; no reply has none.
    check ((answered_on is not null) = (answer is not null and answer <> 'no_reply'))
) strict;
create index parent_word_of on parent_word (contact_id);

-- What was written down of a parent before somebody changed it.
create table parent_word_before (
    id       integer primary key,
    word_id  integer not null references parent_word (id),
    version  integer not null,
    answers  text    not null check (json_valid(answers)),
    until    text    not null,
    -- Who replaced it.
    asker_id integer not null references asker (id)
) strict;
create index parent_word_before_of on parent_word_before (word_id);

-- An adult whose words are on record stays with the child, also where an import that brought them is taken back.
create trigger adult_with_words_stays before delete on contact
when exists (select 1 from parent_word where contact_id = old.id)
begin
    select raise(ignore);
end;
