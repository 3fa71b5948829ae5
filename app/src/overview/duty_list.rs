//! What must happen, by when, and because of which rule: the margin holds when, the page holds what.

use leptos::prelude::*;

use super::duty_rows::{DutyGroup, DutyRow, Urgency, Why};
use crate::kit::{counted, paths, short_date};

#[cfg(feature = "ssr")]
use crate::{
    calendar::{HalfTerm, NoDates, SchoolCalendar, Term},
    kit::Day,
};

/// Where the list of what is overdue begins.
pub const OVERDUE: &str = "overdue";

/// One child's, or everyone's: then each line names its child, and what can wait is folded away.
#[component]
pub fn DutyList(
    groups: Vec<DutyGroup>,
    /// Whether each line names its child.
    with_child: bool,
    /// What is said where nothing is due.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    if groups.is_empty() {
        return view! { <p class="soft mt-s">{empty}</p> }.into_any();
    }
    let alone = groups.len() == 1;
    groups
        .into_iter()
        .map(|group| match group.urgency {
            Urgency::Later if with_child => view! { <Folded group open=alone /> }.into_any(),
            _ => view! { <Whole group with_child /> }.into_any(),
        })
        .collect_view()
        .into_any()
}

#[component]
fn Whole(group: DutyGroup, with_child: bool) -> impl IntoView {
    let urgency = group.urgency;
    // The reason is said once where it is the same for all.
    let shared = shared_why(&group.rows);
    let each = shared.is_none();
    let rows = group.rows.into_iter().map(|row| view! { <Line row urgency with_child with_why=each /> });
    view! {
        <h3 class="mt" id=(urgency == Urgency::Late).then_some(OVERDUE)>{group.title}</h3>
        {shared.map(|why| view! { <Reason why /> })}
        <ol class="ruled">{rows.collect_view()}</ol>
        <More more=group.more />
    }
}

/// What is due later, a line each.
#[component]
fn Folded(group: DutyGroup, open: bool) -> impl IntoView {
    let rows = group.rows.into_iter().map(|row| view! { <ShortLine row /> });
    view! {
        <details class="more mt" open=open>
            <summary><h3>{group.title}</h3></summary>
            <ol class="ruled ruled--tight">{rows.collect_view()}</ol>
            <More more=group.more />
        </details>
    }
}

#[component]
fn More(more: usize) -> impl IntoView {
    (more > 0).then(
        || view! { <p class="soft mt-s">{format!("and {more} more. Each stands on its child’s page.")}</p> },
    )
}

#[component]
fn Line(row: DutyRow, urgency: Urgency, with_child: bool, with_why: bool) -> impl IntoView {
    let chip = match urgency {
        Urgency::Late => "due due--late",
        Urgency::Soon => "due due--soon",
        Urgency::Later => "due due--later",
    };
    let who = if row.people.is_empty() { row.for_whom } else { format!("{}: {}", row.for_whom, row.people) };
    let about = format!(": {} {}", row.name, row.what);
    let due = view! { <span class=chip>{row.when}</span> };
    let title = if with_child {
        view! {
            <p class="ruled__title">
                <a href=paths::child(row.child.0)>{row.name}</a>
                {row.class.map(|class| view! { <span class="soft">{class}</span> })}
                {due}
            </p>
            <p>{row.what}</p>
        }
        .into_any()
    } else {
        view! { <p class="ruled__title"><strong>{row.what}</strong>{due}</p> }.into_any()
    };
    let act = row.link.map(|(address, words)| {
        view! { <a class="btn" href=address>{words}<span class="vh">{about}</span></a> }.into_any()
    });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{day_words(row.by)}</strong><span>{who}</span></div>
            <div class="ruled__what">
                {title}
                {with_why.then(|| view! { <Reason why=row.why /> })}
                {row.reckoned.map(|words| view! { <p class="why">{words}</p> })}
                <ToDo act also=row.also />
            </div>
        </li>
    }
}

#[component]
fn ShortLine(row: DutyRow) -> impl IntoView {
    // Without a day, the line says which school year is missing.
    let missing = row.by.is_none().then(|| view! { <span class="soft">{row.when}</span> });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{day_words(row.by)}</strong></div>
            <div class="ruled__what">
                <p class="ruled__title">
                    <a href=paths::child(row.child.0)>{row.name}</a>
                    <span>{row.what}</span>
                    {missing}
                </p>
            </div>
        </li>
    }
}

/// The rule in a sentence, and who made it: the tag leads to the rule itself.
#[component]
fn Reason(why: Why) -> impl IntoView {
    let source = match why.link {
        Some(link) => view! { <a class="tag" href=link>{why.source}</a> }.into_any(),
        None => view! { <span class="tag">{why.source}</span> }.into_any(),
    };
    view! { <p class="why">{why.words}" "{source}</p> }
}

/// The button of a line, and beside it what else is to be put on record by then. On paper it is a list of words.
#[component]
fn ToDo(act: Option<AnyView>, also: Vec<(String, String)>) -> impl IntoView {
    let (count, words) =
        (also.len(), also.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join("; "));
    let links = also
        .into_iter()
        .map(|(words, link)| view! { <li><a class="linkbtn" href=link>{words}</a></li> })
        .collect_view();
    let folded = (count > 0).then(|| {
        view! {
            <details class="more">
                <summary>{counted(count, "thing to put on record", "things to put on record")}</summary>
                <ul class="row">{links}</ul>
            </details>
        }
    });
    let on_paper = (count > 0)
        .then(|| view! { <p class="print-only why">{format!("To be on record by then: {words}.")}</p> });
    let to_do =
        (act.is_some() || count > 0).then(|| view! { <div class="ruled__do no-print">{act}{folded}</div> });
    view! {
        {to_do}
        {on_paper}
    }
}

fn day_words(by: Option<crate::kit::Day>) -> String {
    by.map_or_else(|| "No date".to_owned(), short_date)
}

/// The reason that several lines have in common, if they do.
fn shared_why(rows: &[DutyRow]) -> Option<Why> {
    let [first, rest @ ..] = rows else { return None };
    (!rest.is_empty() && rest.iter().all(|row| row.why == first.why)).then(|| first.why.clone())
}

/// How a day counted in school weeks was reached: “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
/// None where these pieces do not lead to the day, as with a start in the holidays: a sum that is wrong is worse
/// than none.
#[cfg(feature = "ssr")]
pub fn reckoning(began: &str, from: Day, weeks: u8, by: Day, calendar: &SchoolCalendar) -> Option<String> {
    let mut away: Vec<(&str, u32)> = Vec::new();
    let (mut weeks_counted, mut day) = (0, from);
    // Week by week: one that is wholly closed is crossed without counting, unless the last step lands in it.
    while weeks_counted < weeks {
        if weeks_counted > 0
            && let Some(why) = closed_week(calendar, day).ok()?
        {
            match away.last_mut() {
                Some((last, times)) if *last == why => *times += 1,
                _ => away.push((why, 1)),
            }
        } else {
            weeks_counted += 1;
        }
        day = day.checked_add_days(chrono::Days::new(7))?;
    }
    let on = if day == by {
        ""
    } else if calendar.next_open_day(day) == Ok(by) {
        ", then on to the next school day"
    } else {
        return None;
    };
    let pattern =
        if from.format("%Y").to_string() == by.format("%Y").to_string() { "%-d %B" } else { "%-d %B %Y" };
    let mut pieces = vec![format!("{began} {}", from.format(pattern)), counted(weeks, "week", "weeks")];
    for (why, times) in away {
        pieces.push(format!("{} for {why}", counted(times, "week", "weeks")));
    }
    Some(pieces.join(", plus ") + on)
}

/// Why a week has no school day, Monday to Friday. None where it has one.
#[cfg(feature = "ssr")]
fn closed_week(calendar: &SchoolCalendar, day: Day) -> Result<Option<&'static str>, NoDates> {
    for day in day.week(chrono::Weekday::Mon).first_day().iter_days().take(5) {
        if calendar.is_open(day)? {
            return Ok(None);
        }
    }
    let before = calendar.half_term(calendar.previous_open_day(day)?)?;
    let after = calendar.half_term(calendar.next_open_day(day)?)?;
    Ok(Some(match (before, after.map(HalfTerm::term)) {
        _ if before == after => "days closed",
        (Some(before), Some(term)) if before.term() == term => "half term",
        (_, Some(Term::Spring)) => "the Christmas holiday",
        (_, Some(Term::Summer)) => "the Easter holiday",
        (_, Some(Term::Autumn) | None) => "the summer holiday",
    }))
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::calendar::{Closure, ClosureKind, Deadline, Span, typical_years};
    use crate::pupils::PupilId;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a real day")
    }

    fn reckoned(from: Day, weeks: u8) -> Option<String> {
        let calendar = SchoolCalendar::new(typical_years());
        let due = calendar.due(from, Deadline::SchoolWeeks(weeks)).expect("dates");
        reckoning("Opened", from, weeks, due.by, &calendar)
    }

    #[test]
    fn six_weeks_from_6_october_2026_are_reckoned_with_half_term() {
        let words = "Opened 6 October, plus 6 weeks, plus 1 week for half term";
        assert_eq!(reckoned(day(2026, 10, 6), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_over_christmas_say_both_years_and_both_weeks() {
        let words = "Opened 24 November 2026, plus 6 weeks, plus 2 weeks for the Christmas holiday";
        assert_eq!(reckoned(day(2026, 11, 24), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_that_end_in_a_holiday_go_on_to_the_next_school_day() {
        let words = "Opened 15 September, plus 6 weeks, then on to the next school day";
        assert_eq!(reckoned(day(2026, 9, 15), 6).as_deref(), Some(words));
    }

    #[test]
    fn a_start_in_the_holidays_is_not_reckoned_because_the_pieces_do_not_lead_to_the_day() {
        assert_eq!(reckoned(day(2026, 10, 28), 6), None);
        assert_eq!(reckoned(day(2027, 7, 28), 6), None);
    }

    #[test]
    fn a_week_lost_to_snow_is_not_called_a_holiday() {
        let span = Span::new(day(2026, 11, 9), day(2026, 11, 13));
        let snow = Closure { kind: ClosureKind::Emergency, span, name: "Snow".to_owned() };
        let years = typical_years().into_iter().map(|year| year.closing(snow.clone()).unwrap_or(year));
        let calendar = SchoolCalendar::new(years);
        let from = day(2026, 10, 6);
        let due = calendar.due(from, Deadline::SchoolWeeks(6)).expect("dates");
        let words = "Opened 6 October, plus 6 weeks, plus 1 week for half term, plus 1 week for days closed";
        assert_eq!(reckoning("Opened", from, 6, due.by, &calendar).as_deref(), Some(words));
    }

    fn row(words: &str) -> DutyRow {
        DutyRow {
            child: PupilId(1),
            name: String::new(),
            class: None,
            what: String::new(),
            by: None,
            when: String::new(),
            why: Why { words: words.to_owned(), source: "School rule".to_owned(), link: None },
            reckoned: None,
            for_whom: String::new(),
            people: String::new(),
            link: None,
            also: Vec::new(),
        }
    }

    #[test]
    fn a_reason_is_said_once_only_where_several_lines_have_the_same() {
        assert_eq!(shared_why(&[row("six weeks"), row("six weeks")]), Some(row("six weeks").why));
        assert_eq!(shared_why(&[row("six weeks"), row("a term")]), None);
        assert_eq!(shared_why(&[row("six weeks")]), None);
    }
}
