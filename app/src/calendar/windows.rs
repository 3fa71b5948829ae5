//! The three review rounds of the year: all targets and individual provision maps are reviewed in October,
//! February and July (school process, whole-school rules).

use serde::{Deserialize, Serialize};

use super::{
    days::Span,
    names::{HalfTerm, SchoolYear, Term},
    school_calendar::{NoDates, SchoolCalendar},
    year::AcademicYear,
};
use crate::kit::Day;

/// July's round is also the transition and target meeting.
const WEEKS_OF_JULY_ROUND: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum ReviewRound {
    /// 1 October to half term: the new teacher adjusts July's targets.
    October,
    /// 25 January to half term.
    February,
    /// The last three weeks of the summer term, with the transition meeting.
    July,
}

impl ReviewRound {
    /// In the order in which they come in a school year.
    pub const ALL: [ReviewRound; 3] = [ReviewRound::October, ReviewRound::February, ReviewRound::July];

    pub fn label(self) -> &'static str {
        match self {
            ReviewRound::October => "October",
            ReviewRound::February => "February",
            ReviewRound::July => "July",
        }
    }

    fn half_term(self) -> HalfTerm {
        match self {
            ReviewRound::October => HalfTerm::Autumn1,
            ReviewRound::February => HalfTerm::Spring1,
            ReviewRound::July => HalfTerm::Summer2,
        }
    }
}

impl AcademicYear {
    /// From the first to the last school day on which a round's reviews are held.
    pub fn review_window(&self, round: ReviewRound) -> Span {
        let half = self.half_term(round.half_term());
        let opens = match round {
            ReviewRound::October => Day::from_ymd_opt(self.year().0, 10, 1),
            ReviewRound::February => Day::from_ymd_opt(self.year().next().0, 1, 25),
            ReviewRound::July => {
                let weeks: Vec<Day> = self.teaching_weeks(self.term(Term::Summer)).collect();
                weeks.iter().rev().take(WEEKS_OF_JULY_ROUND).next_back().copied()
            }
        };
        // A half term that is over before the round would open leaves the half term itself.
        let opens = opens.filter(|day| *day <= half.last).unwrap_or(half.first);
        let window = Span::new(opens.max(self.term(round.half_term().term()).first), half.last);
        let first = self.first_open_day(window).unwrap_or(window.first);
        Span::new(first, self.last_open_day(window).unwrap_or(window.last))
    }
}

impl SchoolCalendar {
    pub fn review_window(&self, year: SchoolYear, round: ReviewRound) -> Result<Span, NoDates> {
        Ok(self.year(year)?.review_window(round))
    }

    /// The round under way on a day.
    pub fn review_round_on(&self, day: Day) -> Result<Option<ReviewRound>, NoDates> {
        let year = self.year_of(day)?;
        Ok(ReviewRound::ALL.into_iter().find(|round| year.review_window(*round).contains(day)))
    }

    /// The round under way on a day, or the next to come, with its window.
    pub fn next_review(&self, day: Day) -> Result<(ReviewRound, Span), NoDates> {
        let year = self.year_of(day)?;
        let rounds = ReviewRound::ALL.map(|round| (round, year.review_window(round)));
        if let Some(found) = rounds.into_iter().find(|(_, window)| window.last >= day) {
            return Ok(found);
        }
        let next = self.review_window(year.year().next(), ReviewRound::October)?;
        Ok((ReviewRound::October, next))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    #[test]
    fn the_rounds_of_2026_27_end_with_half_term_and_with_the_year() {
        for (round, first, last) in [
            (ReviewRound::October, day(2026, 10, 1), day(2026, 10, 23)),
            (ReviewRound::February, day(2027, 1, 25), day(2027, 2, 12)),
            (ReviewRound::July, day(2027, 7, 5), day(2027, 7, 21)),
        ] {
            assert_eq!(calendar().review_window(SchoolYear(2026), round), Ok(Span::new(first, last)));
        }
    }

    #[test]
    fn the_round_under_way_comes_before_the_next() {
        let october = calendar().next_review(day(2026, 10, 6)).unwrap();
        assert_eq!(october.0, ReviewRound::October);
        assert_eq!(calendar().review_round_on(day(2026, 10, 6)), Ok(Some(ReviewRound::October)));
        assert_eq!(calendar().next_review(day(2026, 10, 24)).unwrap().0, ReviewRound::February);
        assert_eq!(calendar().review_round_on(day(2026, 10, 24)), Ok(None));
    }

    #[test]
    fn after_july_comes_octobers_round_of_the_year_that_follows() {
        let (round, window) = calendar().next_review(day(2027, 8, 1)).unwrap();
        assert_eq!((round, window.first), (ReviewRound::October, day(2027, 10, 1)));
        let missing = NoDates { academic_year: SchoolYear(2028) };
        assert_eq!(calendar().next_review(day(2028, 8, 1)), Err(missing));
    }
}
