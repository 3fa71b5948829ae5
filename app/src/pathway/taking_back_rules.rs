//! What may be taken back of what is on record, and why not. The one rule for offering it and for doing it.

/// What taking something back depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnTheRecord {
    /// The stage goes on.
    pub open: bool,
    /// The letter about it went home.
    pub letter_sent: bool,
    /// The form of the meeting at stage 2 tells of it.
    pub of_meeting: bool,
    /// It is that the meeting was held.
    pub is_meeting: bool,
    /// Something else that the form of the meeting tells of has its letter, or a parent was heard about the targets.
    pub heard_of: bool,
}

/// What goes when something is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// What is on record alone.
    Alone,
    /// The form of the meeting too, with everything that it put on record: neither stands without the other.
    WithTheForm,
}

/// What goes with it or, if it cannot be taken back, why not, as a sentence without its stop.
pub fn may_take_back(record: OnTheRecord) -> Result<Goes, &'static str> {
    match record {
        OnTheRecord { open: false, letter_sent: true, .. } => {
            Err("The stage has ended, and the parents have the letter about it")
        }
        OnTheRecord { open: false, of_meeting: true, is_meeting: true, .. } => {
            Err("Stage 2 has ended, and the form of the meeting stands as it is")
        }
        OnTheRecord { of_meeting: true, is_meeting: true, heard_of: true, .. } => Err(
            "The parents have heard of it: a letter went home, or what one of them says is written down. Change the form instead",
        ),
        OnTheRecord { of_meeting: true, is_meeting: true, .. } => Ok(Goes::WithTheForm),
        OnTheRecord { open: true, of_meeting: true, .. } => {
            Err("The form of the initial concern tells of it. Change the form, and this goes with it")
        }
        _ => Ok(Goes::Alone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDED: OnTheRecord = OnTheRecord {
        open: false,
        letter_sent: false,
        of_meeting: false,
        is_meeting: false,
        heard_of: false,
    };
    const OPEN: OnTheRecord = OnTheRecord { open: true, ..ENDED };

    #[test]
    fn a_mistake_at_a_stage_that_has_ended_is_taken_back_while_its_letter_is_unsent() {
        assert_eq!(may_take_back(ENDED), Ok(Goes::Alone));
        assert!(may_take_back(OnTheRecord { letter_sent: true, ..ENDED }).is_err());
        // What the form told of can be changed there no longer, so it is taken back by itself.
        assert_eq!(may_take_back(OnTheRecord { of_meeting: true, ..ENDED }), Ok(Goes::Alone));
    }

    #[test]
    fn while_a_stage_goes_on_everything_can_be_taken_back_also_with_its_letter() {
        assert_eq!(may_take_back(OPEN), Ok(Goes::Alone));
        assert_eq!(may_take_back(OnTheRecord { letter_sent: true, ..OPEN }), Ok(Goes::Alone));
    }

    #[test]
    fn what_the_form_of_the_meeting_tells_of_goes_with_the_form_and_the_form_with_the_meeting() {
        let told = OnTheRecord { of_meeting: true, ..OPEN };
        assert!(may_take_back(told).is_err_and(|why| why.contains("Change the form")));
        let meeting = OnTheRecord { is_meeting: true, ..told };
        assert_eq!(may_take_back(meeting), Ok(Goes::WithTheForm));
        assert!(may_take_back(OnTheRecord { heard_of: true, ..meeting }).is_err());
        assert!(may_take_back(OnTheRecord { open: false, ..meeting }).is_err());
    }
}
