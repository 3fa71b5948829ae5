//! The check of a year's dates: everything that cannot stand, at once, each under the field where the school
//! office can put it right.

use super::{
    closure::ClosureKind,
    days::{Span, is_weekend},
    entry::{ClosureEntry, YearEntry, closure_field},
    names::{HalfTerm, SchoolYear},
};
use crate::kit::{Day, FieldErrors, long_date, short_date};

/// No half term in England is nearly as long: a longer one is a slip of the pen.
const LONGEST_HALF_TERM: i64 = 12 * 7;
/// From the first day of autumn to the last of summer. It leaves a summer holiday, and it keeps room for the
/// dates to be copied into the year that follows.
const LONGEST_YEAR: i64 = 50 * 7;

/// What is wrong with the dates that are there. Missing ones are the reader's to report.
pub(super) fn faults(entry: &YearEntry) -> FieldErrors {
    let mut faults = Faults { year: entry.year, found: FieldErrors::new() };
    for (half, (first, last)) in HalfTerm::ALL.into_iter().zip(entry.half_terms) {
        faults.half_term_day(half.first_field(), first);
        faults.half_term_day(half.last_field(), last);
        faults.half_term_length(half, first, last);
    }
    faults.order(&entry.half_terms);
    for (index, closure) in entry.closures.iter().enumerate() {
        faults.closure(closure, &entry.closures[..index]);
    }
    faults.found
}

struct Faults {
    year: SchoolYear,
    found: FieldErrors,
}

impl Faults {
    /// One sentence for a field: the first is the one to put right.
    fn add(&mut self, field: String, sentence: String) {
        self.found.entry(field).or_insert(sentence);
    }

    fn half_term_day(&mut self, field: String, day: Option<Day>) {
        let Some(day) = day else { return };
        if let Some(sentence) = self.outside(day).or_else(|| on_a_weekend(day)) {
            self.add(field, sentence);
        }
    }

    fn half_term_length(&mut self, half: HalfTerm, first: Option<Day>, last: Option<Day>) {
        let (Some(first), Some(last)) = (first, last) else { return };
        let label = half.label();
        if last < first {
            let sentence =
                format!("{label} ends before it starts. Choose a last day after {}.", short_date(first));
            self.add(half.last_field(), sentence);
        } else if (last - first).num_days() >= LONGEST_HALF_TERM {
            let sentence = format!("{label} is longer than 12 weeks. Check its first and last day.");
            self.add(half.last_field(), sentence);
        }
    }

    fn order(&mut self, half_terms: &[(Option<Day>, Option<Day>); 6]) {
        let mut before: Option<(HalfTerm, Day)> = None;
        for (half, (first, last)) in HalfTerm::ALL.into_iter().zip(*half_terms) {
            if let (Some((earlier, ended)), Some(first)) = (before, first)
                && first <= ended
            {
                let (label, earlier, ended) = (half.label(), earlier.label(), short_date(ended));
                self.add(
                    half.first_field(),
                    format!("{label} starts before {earlier} has ended, on {ended}."),
                );
            }
            before = last.map(|last| (half, last)).or(before);
        }
        if let [(Some(first), _), .., (_, Some(last))] = *half_terms
            && (last - first).num_days() > LONGEST_YEAR
        {
            let sentence =
                "From the first day of Autumn 1 to this day is more than 50 weeks. Check both days.";
            self.add(HalfTerm::Summer2.last_field(), sentence.to_owned());
        }
    }

    fn closure(&mut self, closure: &ClosureEntry, earlier: &[ClosureEntry]) {
        let (Some(first), Some(last)) = (closure.first, closure.last) else { return };
        let field = |part| closure_field(closure.number, part);
        for (part, day) in [("first", first), ("last", last)] {
            if let Some(sentence) = self.outside(day).or_else(|| on_a_weekend(day)) {
                self.add(field(part), sentence);
            }
        }
        if last < first {
            let sentence =
                format!("This closure ends before it starts. Choose {} or later.", short_date(first));
            self.add(field("last"), sentence);
        } else if let Some(other) = earlier.iter().find(|other| both_planned_at_once(closure, other)) {
            let what =
                other.kind.map_or("closure", ClosureKind::label).to_lowercase().replace("inset", "INSET");
            let article = if what.starts_with("INSET") { "an" } else { "a" };
            self.add(
                field("first"),
                format!("This day is already down as {article} {what}. Remove one of the two."),
            );
        }
    }

    fn outside(&self, day: Day) -> Option<String> {
        let (first, last) = (self.year.first_day(), self.year.last_day());
        (!Span::new(first, last).contains(day)).then(|| {
            let (day, year) = (short_date(day), self.year);
            format!("{day} is not in the school year {year}: {} to {}.", short_date(first), short_date(last))
        })
    }
}

fn on_a_weekend(day: Day) -> Option<String> {
    is_weekend(day)
        .then(|| format!("{} is at a weekend. Choose a day from Monday to Friday.", long_date(day)))
}

/// Two INSET days on one day, or one on a bank holiday, are a slip that loses a training day. An emergency
/// can fall on anything.
fn both_planned_at_once(one: &ClosureEntry, other: &ClosureEntry) -> bool {
    let planned = |closure: &ClosureEntry| closure.kind.is_some_and(ClosureKind::is_planned);
    let span = |closure: &ClosureEntry| Some(Span::new(closure.first?, closure.last?));
    let overlap = span(one).zip(span(other)).is_some_and(|(one, other)| one.overlaps(other));
    planned(one) && planned(other) && overlap
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn faults_of(change: impl FnOnce(&mut YearDates)) -> FieldErrors {
        let mut dates = YearDates::from(typical_2026_27());
        change(&mut dates);
        AcademicYear::try_from(dates).err().map(|faults| faults.0).unwrap_or_default()
    }

    fn inset(day: Day) -> Closure {
        Closure { kind: ClosureKind::Inset, span: Span::new(day, day), name: String::new() }
    }

    #[test]
    fn all_problems_come_together_each_under_its_field() {
        let faults = faults_of(|dates| {
            dates.half_terms[0].first = day(2025, 9, 1);
            dates.half_terms[1].last = day(2026, 10, 1);
            dates.half_terms[2].first = day(2027, 1, 3);
            dates.half_terms[4].first = day(2027, 3, 25);
            dates.closures.push(inset(day(2027, 5, 8)));
        });
        let fields: Vec<&str> = faults.keys().map(String::as_str).collect();
        let closure = closure_field(14, "first");
        let closure_last = closure_field(14, "last");
        assert_eq!(
            fields,
            [
                "autumn1_first",
                "autumn1_last",
                "autumn2_last",
                &closure,
                &closure_last,
                "spring1_first",
                "summer1_first",
                "summer2_last",
            ]
        );
    }

    #[test]
    fn the_sentences_are_for_the_school_office() {
        let faults = faults_of(|dates| {
            dates.half_terms[0].first = day(2025, 9, 2);
            dates.half_terms[2].first = day(2027, 1, 3);
            dates.half_terms[3].last = day(2027, 2, 1);
            dates.half_terms[5].first = day(2027, 5, 28);
            dates.closures.push(inset(day(2027, 5, 3)));
        });
        for (field, sentence) in [
            ("autumn1_first", "2 Sep 2025 is not in the school year 2026/27: 1 Sep 2026 to 31 Aug 2027."),
            ("spring1_first", "Sunday 3 January 2027 is at a weekend. Choose a day from Monday to Friday."),
            ("spring2_last", "Spring 2 ends before it starts. Choose a last day after 22 Feb 2027."),
            ("summer2_first", "Summer 2 starts before Summer 1 has ended, on 28 May 2027."),
            ("closure14_first", "This day is already down as a bank holiday. Remove one of the two."),
        ] {
            assert_eq!(faults.get(field).map(String::as_str), Some(sentence));
        }
    }

    #[test]
    fn an_emergency_may_fall_on_an_inset_day() {
        let mut snow = inset(day(2026, 9, 1));
        snow.kind = ClosureKind::Emergency;
        assert_eq!(faults_of(|dates| dates.closures.push(snow)), FieldErrors::new());
    }
}
