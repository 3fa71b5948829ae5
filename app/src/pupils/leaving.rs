//! The last day of a child who has left, or is going to. The register holds the first day without them, because
//! permissions end there; people speak of the last day with them.

use crate::calendar::Deadline;
use crate::kit::Day;

/// The file of a child follows them within this time of their last day. Source: Education (Pupil Information) (England)
/// Regulations 2005, regulation 9.
pub const FILE_FOLLOWS_WITHIN: Deadline = Deadline::SchoolDays(15);

/// The last day at the school of a child who is not there any more from `left_on` on.
pub fn last_day(left_on: Day) -> Day {
    left_on.pred_opt().unwrap_or(left_on)
}

/// The first day without a child whose last day at the school this is: what the register holds.
pub fn left_on(last_day: Day) -> Day {
    last_day.succ_opt().unwrap_or(last_day)
}

/// Whether a child is at the school on a day: until their last day, that day included.
pub fn is_here(left_on: Option<Day>, day: Day) -> bool {
    left_on.is_none_or(|left_on| day < left_on)
}

/// What a change of the first day without a child is told as, by its stored name: from what the register held to what
/// it holds now. The server alone asks; it stands here so that its test needs none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
pub(super) fn told_as(was: Option<Day>, becomes: Option<Day>, today: Day) -> &'static str {
    match (is_here(was, today), is_here(becomes, today)) {
        _ if was == becomes => "record_changed",
        (true, false) => "pupil_left",
        (false, true) => "pupil_returned",
        (false, false) => "record_changed",
        (true, true) if becomes.is_none() => "last_day_taken_back",
        (true, true) => "last_day_set",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_to_come_is_no_leaving_and_emptying_it_is_no_return() {
        let [gone, today, to_come] = ["2026-11-21", "2026-11-24", "2026-12-19"].map(|day| day.parse().ok());
        let told = |was, becomes| told_as(was, becomes, today.unwrap());
        assert_eq!(told(None, to_come), "last_day_set");
        assert_eq!(told(to_come, None), "last_day_taken_back");
        assert_eq!(told(to_come, gone), "pupil_left");
        assert_eq!(told(None, today), "pupil_left", "today is the first day without them");
        assert_eq!((told(gone, None), told(gone, to_come)), ("pupil_returned", "pupil_returned"));
        assert_eq!((told(None, None), told(gone, today)), ("record_changed", "record_changed"));
    }

    #[test]
    fn a_child_whose_last_day_is_friday_is_gone_from_saturday_on_and_left_on_friday() {
        let friday: Day = "2026-11-20".parse().unwrap();
        assert_eq!(left_on(friday), "2026-11-21".parse().unwrap());
        assert_eq!(last_day(left_on(friday)), friday);
        assert!(is_here(Some(left_on(friday)), friday) && !is_here(Some(left_on(friday)), left_on(friday)));
        assert!(is_here(None, friday));
    }
}
