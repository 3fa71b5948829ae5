//! The last day of a child who has left. The register holds the first day without them, because permissions end
//! there; people speak of the last day with them.

use crate::kit::Day;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_whose_last_day_is_friday_is_gone_from_saturday_on_and_left_on_friday() {
        let friday: Day = "2026-11-20".parse().unwrap();
        assert_eq!(left_on(friday), "2026-11-21".parse().unwrap());
        assert_eq!(last_day(left_on(friday)), friday);
        assert!(is_here(Some(left_on(friday)), friday) && !is_here(Some(left_on(friday)), left_on(friday)));
        assert!(is_here(None, friday));
    }
}
