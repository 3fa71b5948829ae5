-- Statutory assessment and what follows it: what the local authority, the parents and the school did, and when.
-- Every date of the law is computed from these rows.

create table assessment_event (
    id            integer primary key,
    -- The stage 5 or stage 6 that it belongs to. What parents do about a refusal belongs to the stage 5 that ended with it.
    entry_id      integer not null references stage_entry (id),
    what          text    not null check (what in (
        'requested', 'agreed_to_assess', 'refused_to_assess', 'advice_asked', 'advice_sent', 'closure_exception',
        'refused_to_issue', 'draft_plan', 'comments_sent', 'school_consulted', 'consultation_answered', 'final_plan',
        'withdrawn', 'mediation_asked', 'mediation_certificate', 'mediation_meeting', 'appealed', 'hearing', 'ordered',
        'review_meeting', 'review_report', 'review_decision', 'amended_plan')),
    -- The day on which it happened: of a letter or a plan, the day that it bears.
    on_day        text    not null check (on_day is date(on_day)),
    -- Who asked for the assessment.
    by_whom       text    check (by_whom in ('parents', 'school')),
    -- What the Tribunal ordered, or the local authority agreed to in its place.
    order_kind    text    check (order_kind in
        ('assess', 'issue_plan', 'amend_plan', 'school_only', 'keep_plan', 'dismissed')),
    -- What the local authority decided after an annual review.
    review_decision text  check (review_decision in ('maintain', 'amend', 'cease')),
    words         text    not null default '',
    asker_id      integer not null references asker (id),
    at            text    not null,
    -- It was put on record by mistake, and counts no longer.
    taken_back_on text    check (taken_back_on is date(taken_back_on)),
    check (by_whom is null or what = 'requested'),
    check ((order_kind is not null) = (what = 'ordered')),
    check ((review_decision is not null) = (what = 'review_decision'))
) strict;
create index assessment_event_of on assessment_event (entry_id);
