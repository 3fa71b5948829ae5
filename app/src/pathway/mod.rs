//! The school's pathway: six stages from a first concern to an education, health and care plan. The school's own
//! process stands here as one table: when a stage begins, who is involved, what they do and for how long. A
//! class teacher raises a concern alone and in about a minute; after the stage's time the concern is looked at
//! again and closed because it helped, or moved on. A second concern about the same child is added to the
//! first, so that a child is never on a stage twice. At stage 2 class teacher and parents fill in the initial concern
//! together; what each parent says is kept apart, and no parent reads another's. The school may rename a stage or
//! an action, or change a timeframe; what it has not changed is the process as the school wrote it, and it can
//! always be put back.

mod action;
mod action_form;
mod area_of_need;
mod cause_of_concern_form;
mod decision;
mod decision_form;
mod developing_concern;
mod initial_concern_form;
mod involved;
mod moves;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod never_began;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod one_line;
mod parent_answer;
mod parent_words_form;
mod placing;
mod plan_end;
mod process;
mod process_changes;
mod process_form;
mod put_aside_form;
mod rules;
mod stage;
mod suggestions;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod taking_back_rules;
mod timeframe;
mod whole_school;

#[cfg(feature = "ui")]
mod action_server;
#[cfg(feature = "ui")]
mod changes_list;
#[cfg(feature = "ui")]
mod concern_page;
#[cfg(feature = "ui")]
mod concern_taken_back;
#[cfg(feature = "ui")]
mod copies_server;
#[cfg(feature = "ui")]
mod decision_page;
#[cfg(feature = "ui")]
mod filled_concern_page;
#[cfg(feature = "ui")]
mod initial_concern_page;
#[cfg(feature = "ui")]
mod initial_concern_server;
#[cfg(feature = "ui")]
mod letter_server;
#[cfg(feature = "ui")]
mod moves_server;
#[cfg(feature = "ui")]
mod parent_words_page;
#[cfg(feature = "ui")]
mod parent_words_server;
#[cfg(feature = "ui")]
mod parents_list;
#[cfg(feature = "ui")]
mod process_page;
#[cfg(feature = "ui")]
mod process_server;
#[cfg(feature = "ui")]
mod process_settings_page;
#[cfg(feature = "ui")]
mod put_aside_server;
#[cfg(feature = "ui")]
mod recorded_server;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod stage_page;
#[cfg(feature = "ui")]
mod taking_back;

#[cfg(feature = "ssr")]
mod decided_words;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod met_before;
#[cfg(feature = "ssr")]
mod putting_forward;
#[cfg(feature = "ssr")]
mod stages_for_others;
#[cfg(feature = "ssr")]
mod store;

pub use action::Action;
pub use action_form::{
    ACTION_RECORD, COPIES, DONE_ON, GIVEN_ON, GIVEN_TO, LETTER_SENT, ON_CONCERN_FORM, ON_MEETING_FORM,
    SENT_ON, TARGET_REVIEW, WHAT_WAS_DONE, copies_fault, copies_of, form_of, letter_fault, review_faults,
};
pub use area_of_need::AreaOfNeed;
pub use cause_of_concern_form::{
    AREA, ATTENDANCE, CAUSE_OF_CONCERN, CLASS_TARGET, Checks, FAMILY_SAID, HEARING, HIGHLIGHT, HOME,
    HOW_OFTEN, Helped, HowOften, HowTold, INTERVENTION, LANGUAGES, NEXT_STEP, NOTE_FOR_SENCO, NOTICED,
    STRENGTHS, TOLD_FAMILY, TOLD_HOW, TOLD_ON, TRIED, TRIED_HELPED, TRIED_WEEKS, VISION, actions_recorded,
};
pub use decision::Decision;
pub use decision_form::{
    CLOSING, CLOSING_OR_EXTENDING, DECIDED_ON, DECISION_FORMS, WORKED, decision_form, decisions_offered,
    is_decision,
};
pub use developing_concern::{Whose, developing_concerns};
pub use initial_concern_form::{
    INITIAL_CONCERN, MET_ON, Meeting, TARGETS, Target, check_initial_concern, initial_concern_actions,
    initial_concern_faults, may_write,
};
pub use involved::{Involved, Who};
pub use moves::{Against, Decided, TakenBack};
pub use never_began::StandsOn;
pub use parent_answer::ParentAnswer;
pub use parent_words_form::{PARENT_WORDS, check_parent_words, parent_words_faults};
pub use placing::placing_fault;
pub use plan_end::PlanEnd;
pub use process::{InLaw, Process, StageRow};
pub use process_changes::ProcessChanges;
pub use process_form::{TimeUnit, process_answers, process_changes, process_form};
pub use put_aside_form::{PUT_ASIDE, REASON};
pub use rules::{
    MoveForwardId, NewEntry, Opening, Outcome, StageEntry, StageEntryId, StageFormId, StageState, Stay,
    open_concern,
};
pub use stage::Stage;
pub use suggestions::Suggestions;
pub use timeframe::Timeframe;
pub use whole_school::{CopyTo, REVIEWED_BY, TRANSITION_MONTH, WholeSchoolRule};

#[cfg(feature = "ui")]
pub use {
    concern_page::RaiseConcernPage,
    copies_server::TakeBackCopy,
    decision_page::{DecisionPage, PutAsidePage},
    filled_concern_page::ConcernPage,
    initial_concern_page::InitialConcernPage,
    parent_words_page::ParentWordsPage,
    process_page::ProcessPage,
    process_settings_page::ProcessSettingsPage,
    recorded_server::{Letter, RecordedLine, TakeBackAction},
    stage_page::{ActionPage, CopiesPage, LetterPage},
    taking_back::TakeBackDecision,
};

#[cfg(feature = "ssr")]
pub use history::Replay;
#[cfg(feature = "ssr")]
pub use met_before::{HELD_BEFORE, place_meeting};
#[cfg(feature = "ssr")]
pub use never_began::{never_began, stands_on};
#[cfg(feature = "ssr")]
pub use placing::{keep_placing, place, place_concern};
#[cfg(feature = "ssr")]
pub use putting_forward::{put_move_forward, withdraw_move};
#[cfg(feature = "ssr")]
pub use recorded_server::recorded_of;
#[cfg(feature = "ssr")]
pub use stages_for_others::{close_stage, open_stage, reopen_stage, set_plan_end, take_back_stage};
#[cfg(feature = "ssr")]
pub use store::{FilledForm, Kept, OnRecord, Recorded, entries, forms, on_record, process, suggestions};
#[cfg(feature = "ssr")]
pub use taking_back::last_decision;
