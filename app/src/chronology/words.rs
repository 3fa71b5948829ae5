//! What a stored happening or reading is called. Its name is stored for ever; its words may change.

/// The words of a happening by its stored name. One that this version does not know is still told.
pub fn words_for(what: &str) -> &'static str {
    match what {
        "pupil_added" => "Added to the register from the pupil list",
        "register_changed" => "Changed in the register, from the pupil list",
        "register_change_undone" => "A change from the pupil list was taken back",
        "child_added_by_hand" => "Added to the register by hand",
        "record_changed" => "Changed in the register by hand",
        "code_decided" => "The SENCo decided about the SEN code",
        "staff_added" => "Added to the staff list",
        "staff_changed" => "What they are was changed",
        "staff_corrected" => "Their name or email was corrected",
        "staff_taken_back" => "Let in again after their access had ended",
        "staff_ended" => "Access ended",
        "second_factor_reset" => "The authenticator was forgotten, to be set up anew",
        "link_made" => "A sign-in link was made",
        "posted" => "Posted to a class or a child",
        "posting_ended" => "A posting ended",
        "pupil_returned" => "Came back to the school",
        "pupil_left" => "Left the school",
        "adult_decided" => "The office decided what an adult may do",
        "concern_raised" => "A concern was raised. Stage 1 began",
        "concern_added" => "A concern was added to the stage that the child is on",
        "concern_changed" => "The concern was changed",
        "initial_concern_written" => "The initial concern was written down",
        "initial_concern_changed" => "The initial concern was changed",
        "parent_words_written" => "What a parent says was written down",
        "action_taken_back" => "Taken back: it was put on record by mistake",
        "action_recorded" => "Put on record",
        "decision_taken_back" => "Taken back: it was decided by mistake",
        "stage_closed" => "Progress is being made. The child left the pathway",
        "stage_extended" => "Stage 1 was carried on once more",
        "stage_stays" => "The child stays at the stage",
        "stage_three_began" => "Still a concern. Stage 3 began",
        "stage_four_began" => "Advice from agencies is needed. Stage 4 began",
        "stepped_down_to_one" => "Less help is enough. Stage 1 began again",
        "stepped_down_to_two" => "Less help is enough. Stage 2 began again",
        "stepped_down_to_three" => "Less help is enough. Stage 3 began again",
        "stepped_down_to_four" => "Support goes on without a plan. Stage 4 began again",
        "move_put_forward" => "A move was put forward",
        "assessment_recorded" => "Statutory assessment: put on record",
        "assessment_taken_back" => "Taken back: it was put on record by mistake, in statutory assessment",
        "plan_issued" => "The final plan came. Stage 6 began",
        "needs_decided" => "The SENCo decided about the needs",
        "parents_told_of_code" => "The parents were told that special educational provision has begun",
        "move_put_aside" => "A move was put aside",
        "copies_given" => "Copies were given",
        "intervention_letter_sent" => "A letter about an intervention was sent",
        "stage_moved_on" => "There are still concerns. Stage 2 began",
        "progress_meeting_begun" => "A progress meeting was begun",
        "progress_meeting_redated" => "The day of a progress meeting was put right",
        "progress_line_written" => "Highlighted at a progress meeting",
        "progress_line_changed" => "What the progress meeting wrote was changed",
        "progress_line_taken_back" => "Taken back: the progress meeting wrote it by mistake",
        "agreed_action_done" => "What the progress meeting agreed is done",
        "agreed_action_not_done" => "What the progress meeting agreed is not done after all",
        _ => "Something was recorded",
    }
}

/// What somebody has opened, after their name.
#[cfg(feature = "ssr")]
pub fn words_for_reading(what: crate::db::Reading) -> &'static str {
    use crate::db::Reading;
    match what {
        Reading::Child => "opened the child’s page",
        Reading::Timeline => "opened the timeline",
        Reading::Adults => "opened the list of adults",
        Reading::Concern => "opened a concern",
        Reading::Action => "opened an action of a stage",
        Reading::Record => "opened what the register holds",
        Reading::Assessment => "opened the statutory assessment",
        Reading::Needs => "opened the SEN code and needs",
        Reading::Decision => "opened the decision about a stage",
        Reading::Progress => "opened what a progress meeting wrote",
    }
}
