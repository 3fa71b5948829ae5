-- Documents of a child: the scanned paper file, a report, a plan. Each is sealed, told by its bytes and not by its name,
-- and stands at an address that nobody can guess.

create table document (
    id            integer primary key,
    -- What stands in its address: 32 hexadecimal figures.
    random_id     text    not null unique check (length(random_id) = 32),
    pupil_id      integer not null references pupil (id),
    what          text    not null check (what in ('paper_file', 'report', 'plan', 'letter', 'other')),
    file_name     text    not null check (trim(file_name) <> ''),
    media_type    text    not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
    -- In bytes, before it was sealed.
    size          integer not null check (size > 0),
    added_on      text    not null check (added_on is date(added_on)),
    at            text    not null,
    asker_id      integer not null references asker (id),
    -- It was added by mistake: it opens no longer, and can be put back.
    taken_back_on text    check (taken_back_on is date(taken_back_on)),
    -- Last, so that a list of documents reads none of it.
    sealed        blob    not null
) strict;
create index document_of on document (pupil_id);
