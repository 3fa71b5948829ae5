//! Days, read and written as an English school does.

use chrono::Datelike;

/// A calendar day at the school. No time, no zone: schools promise things by the day.
pub type Day = chrono::NaiveDate;

/// “Tuesday 24 November 2026”: for headings, letters and anything that a family reads.
pub fn long_date(day: Day) -> String {
    format!("{} {} {} {}", day.format("%A"), day.day(), day.format("%B"), day.year())
}

/// “24 Nov 2026”: for lists, margins and tables.
pub fn short_date(day: Day) -> String {
    format!("{} {} {}", day.day(), day.format("%b"), day.year())
}

/// Reads a day as people and pupil lists write it: `2026-11-24`, `24/11/2026`, `24-11-2026`, `24.11.2026`,
/// `24 Nov 2026`, `24 November 2026`. Day before month, always; a two-figure year is refused, because
/// guessing a century is guessing a child's age.
pub fn parse_day(text: &str) -> Option<Day> {
    let text = text.trim();
    // Spreadsheets add midnight to a date: "12/08/2022 00:00:00", "2022-08-12T00:00:00".
    let text = text.trim_end_matches("00:00:00").trim_end_matches("00:00").trim_end_matches(['T', ' ']);
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    let month = month.parse().ok().or_else(|| month_named(month))?;
    Day::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

fn month_named(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_ascii_lowercase();
    let found = MONTHS.iter().position(|name| text.len() >= 3 && name.starts_with(&text))?;
    u32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a real day")
    }

    #[test]
    fn every_way_that_a_pupil_list_writes_a_date_is_read() {
        for text in [
            "2022-08-12",
            "12/08/2022",
            "12-08-2022",
            "12.08.2022",
            "12 Aug 2022",
            "12 August 2022",
            "12-Aug-2022",
            " 12/08/2022 ",
            "12/08/2022 00:00:00",
            "2022-08-12T00:00:00",
            "12/08/2022 00:00",
        ] {
            assert_eq!(parse_day(text), Some(day(2022, 8, 12)), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_day() {
        for text in
            ["31/02/2022", "2022-13-01", "12/08/22", "", "12", "August 2022", "0/0/2022", "12/Ju/2022"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_written_without_leading_noughts() {
        assert_eq!(long_date(day(2027, 2, 9)), "Tuesday 9 February 2027");
        assert_eq!(short_date(day(2027, 2, 9)), "9 Feb 2027");
    }
}
