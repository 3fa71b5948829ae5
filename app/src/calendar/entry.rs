//! A year as the office types it, read into dates, and dates written back into the fields.

use super::{
    checking,
    closure::{Closure, ClosureKind},
    days::Span,
    names::{HalfTerm, SchoolYear},
    year::{AcademicYear, YearDates},
};
use crate::kit::{Answers, Day, FieldErrors, parse_day};

/// More rows than any school fills. Rows after it are not read.
pub const MOST_CLOSURES: usize = 60;

/// The name of one field of the closure in a row, rows counted from 1. The parts are `kind`, `first`, `last`
/// and `name`.
pub fn closure_field(number: usize, part: &str) -> String {
    format!("closure{number}_{part}")
}

/// What was read of a year: gaps where a date is missing or is none.
pub(super) struct YearEntry {
    pub(super) year: SchoolYear,
    pub(super) half_terms: [(Option<Day>, Option<Day>); 6],
    pub(super) closures: Vec<ClosureEntry>,
}

pub(super) struct ClosureEntry {
    /// Its row on the page.
    pub(super) number: usize,
    pub(super) kind: Option<ClosureKind>,
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    pub(super) name: String,
}

/// Reads the fields `autumn1_first` to `summer2_last` and the rows of closures. Missing dates, texts that are
/// no date, and dates that do not fit together are reported all at once. An empty row is no closure; an empty
/// last day means a closure of one day.
pub fn read_year(year: SchoolYear, answers: &Answers) -> Result<AcademicYear, FieldErrors> {
    let mut reader = Reader { answers, errors: FieldErrors::new() };
    let half_terms = HalfTerm::ALL.map(|half| {
        let first = reader.day(half.first_field(), &format!("Enter the first day of {}.", half.label()));
        (first, reader.day(half.last_field(), &format!("Enter the last day of {}.", half.label())))
    });
    let closures = (1..=MOST_CLOSURES).filter_map(|number| reader.closure(number)).collect();
    let entry = YearEntry { year, half_terms, closures };

    let mut errors = checking::faults(&entry);
    errors.extend(reader.errors);
    match entry.dates() {
        Some(dates) if errors.is_empty() => Ok(AcademicYear::checked(dates)),
        _ => Err(errors),
    }
}

/// The fields of a year filled in, to be corrected on the page.
pub fn year_answers(year: &AcademicYear) -> Answers {
    let mut answers = Answers::default();
    let mut set = |field: String, text: String| answers.set(&field, vec![text]);
    for half in HalfTerm::ALL {
        let span = year.half_term(half);
        set(half.first_field(), span.first.to_string());
        set(half.last_field(), span.last.to_string());
    }
    for (closure, number) in year.closures().iter().zip(1..) {
        set(closure_field(number, "kind"), closure.kind.id().to_owned());
        set(closure_field(number, "first"), closure.span.first.to_string());
        set(closure_field(number, "last"), closure.span.last.to_string());
        set(closure_field(number, "name"), closure.name.clone());
    }
    answers
}

struct Reader<'a> {
    answers: &'a Answers,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn text(&self, field: &str) -> &str {
        self.answers.first(field).trim()
    }

    fn day(&mut self, field: String, missing: &str) -> Option<Day> {
        let text = self.text(&field);
        let day = parse_day(text);
        if day.is_none() {
            let none = "This is not a date. Write it as 2/9/2026 or 2 September 2026.";
            let sentence = if text.is_empty() { missing } else { none }.to_owned();
            self.errors.insert(field, sentence);
        }
        day
    }

    fn closure(&mut self, number: usize) -> Option<ClosureEntry> {
        let [kind, first, last, name] =
            ["kind", "first", "last", "name"].map(|part| closure_field(number, part));
        // A row's list may stand on a kind before anything is typed: dates and a name make it a closure.
        if [&first, &last, &name].into_iter().all(|field| self.text(field).is_empty()) {
            return None;
        }
        let one_day = self.text(&last).is_empty();
        let first = self.day(first, "Enter the day on which the school is closed.");
        let last = if one_day { first } else { self.day(last, "") };
        let name = self.text(&name).to_owned();
        let known = ClosureKind::from_id(self.text(&kind));
        if known.is_none() {
            self.errors.insert(kind, "Choose what kind of closure this is.".to_owned());
        }
        Some(ClosureEntry { number, kind: known, first, last, name })
    }
}

impl YearEntry {
    /// The dates, where none is missing.
    fn dates(self) -> Option<YearDates> {
        let mut half_terms = Vec::new();
        for (first, last) in self.half_terms {
            half_terms.push(Span::new(first?, last?));
        }
        let closures = self.closures.into_iter().map(|closure| {
            let span = Span::new(closure.first?, closure.last?);
            Some(Closure { kind: closure.kind?, span, name: closure.name })
        });
        let closures = closures.collect::<Option<Vec<Closure>>>()?;
        Some(YearDates { year: self.year, half_terms: half_terms.try_into().ok()?, closures })
    }
}

impl From<YearDates> for YearEntry {
    fn from(dates: YearDates) -> Self {
        let closures = dates.closures.into_iter().zip(1..).map(|(closure, number)| ClosureEntry {
            number,
            kind: Some(closure.kind),
            first: Some(closure.span.first),
            last: Some(closure.span.last),
            name: closure.name,
        });
        YearEntry {
            year: dates.year,
            half_terms: dates.half_terms.map(|span| (Some(span.first), Some(span.last))),
            closures: closures.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::*, *};

    #[test]
    fn the_fields_of_a_year_read_back_as_the_same_year() {
        for year in typical_years() {
            assert_eq!(read_year(year.year(), &year_answers(&year)), Ok(year));
        }
    }

    #[test]
    fn an_empty_page_asks_for_all_twelve_dates() {
        let errors = read_year(SchoolYear(2026), &Answers::default()).unwrap_err();
        assert_eq!(errors.len(), 12);
        assert_eq!(errors["spring2_last"], "Enter the last day of Spring 2.");
    }

    #[test]
    fn gaps_and_wrong_dates_are_reported_together() {
        let mut answers = year_answers(&typical_2026_27());
        answers.remove("autumn1_last");
        answers.set("spring1_first", vec!["after Christmas".to_owned()]);
        answers.set("summer2_last", vec!["24/7/2027".to_owned()]);
        answers.set("closure20_first", vec!["1/3/2027".to_owned()]);
        let errors = read_year(SchoolYear(2026), &answers).unwrap_err();
        let fields: Vec<&str> = errors.keys().map(String::as_str).collect();
        assert_eq!(fields, ["autumn1_last", "closure20_kind", "spring1_first", "summer2_last"]);
    }

    #[test]
    fn an_empty_last_day_means_one_day() {
        let mut answers = year_answers(&typical_2026_27());
        answers.set("closure20_kind", vec!["emergency".to_owned()]);
        answers.set("closure20_first", vec!["1/3/2027".to_owned()]);
        let year = read_year(SchoolYear(2026), &answers).unwrap();
        let closed: Vec<&Closure> = year.closures().iter().filter(|c| !c.kind.is_planned()).collect();
        assert_eq!(closed.len(), 1);
        assert_eq!(closed[0].span.first, closed[0].span.last);
    }
}
