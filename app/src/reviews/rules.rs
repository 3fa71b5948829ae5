//! Progress meetings, half-termly (school process, rows 1 to 4): which half term one belongs to, when the next one
//! is due, what a meeting comes to in sentences, and how an agreed action stands.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::progress_form::{Level, Proposal, SUBJECTS};
use crate::calendar::{HalfTerm, NoDates, PENULTIMATE_WEEK, SchoolCalendar, SchoolYear, Span};
use crate::kit::{AskerId, Day, counted, id, long_date, short_date};
use crate::pathway::Stage;

id!(
    /// One progress meeting of one class.
    ProgressMeetingId
);

id!(
    /// A child who was highlighted at a progress meeting.
    ProgressLineId
);

/// One half term of one school year. A class has one progress meeting in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OneHalf {
    pub year: SchoolYear,
    pub half: HalfTerm,
}

impl fmt::Display for OneHalf {
    /// “Autumn 2 of 2026/27”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.half.label(), self.year)
    }
}

/// The half term that a meeting of a day belongs to. One in a holiday is late, so it belongs to the half term before;
/// one in the first days of September, before the children are back, to the one that begins.
pub fn half_term_of(calendar: &SchoolCalendar, day: Day) -> Result<OneHalf, NoDates> {
    let year = calendar.year_of(day)?;
    let begun = HalfTerm::ALL.into_iter().rev().find(|half| year.half_term(*half).first <= day);
    Ok(OneHalf { year: year.year(), half: begun.unwrap_or(HalfTerm::Autumn1) })
}

/// When the meetings of a half term are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub half: OneHalf,
    pub week: Span,
    /// The school is on holiday, and the half term is still to come.
    pub in_holiday: bool,
}

/// The slot of this half term; in a holiday, of the half term to come.
pub fn slot_on(calendar: &SchoolCalendar, today: Day) -> Result<Slot, NoDates> {
    let year = calendar.year_of(today)?;
    let now = year.half_term_on(today);
    let to_come = || HalfTerm::ALL.into_iter().find(|half| year.half_term(*half).first > today);
    let half = match now.or_else(to_come) {
        Some(half) => OneHalf { year: year.year(), half },
        None => OneHalf { year: year.year().next(), half: HalfTerm::Autumn1 },
    };
    let week = calendar.half_termly_slot(half.year, half.half, PENULTIMATE_WEEK)?;
    Ok(Slot { half, week, in_holiday: now.is_none() })
}

/// What a class's page says of its meeting: when it was held, or is due. `held_on` is the day of the meeting of this
/// half term; in a holiday, of the half term that is over.
pub fn slot_words(slot: Slot, held_on: Option<Day>, today: Day) -> String {
    let Slot { half, week, in_holiday } = slot;
    match held_on {
        Some(day) if in_holiday => {
            format!(
                "The last meeting was held on {}. The school is on holiday. The next one, of {half}, is due {}.",
                long_date(day),
                days(week)
            )
        }
        None if in_holiday => {
            format!("The school is on holiday. The next progress meeting, of {half}, is due {}.", days(week))
        }
        Some(day) if day == today => format!("The progress meeting of {half} is held today."),
        Some(day) => format!("The progress meeting of {half} was held on {}.", long_date(day)),
        None if week.last < today => {
            format!("The progress meeting of {half} was due by {} and is not here yet.", long_date(week.last))
        }
        None => format!("The progress meeting of {half} is due {}.", days(week)),
    }
}

fn days(week: Span) -> String {
    if week.first == week.last {
        format!("on {}", long_date(week.first))
    } else {
        format!("from {} to {}", long_date(week.first), long_date(week.last))
    }
}

/// How an agreed action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    Owed,
    Late,
    Done { on: Day },
}

/// How an action that is owed by a day, that day included, stands today.
pub fn action_state(by: Day, done_on: Option<Day>, today: Day) -> ActionState {
    match done_on {
        Some(on) => ActionState::Done { on },
        None if by < today => ActionState::Late,
        None => ActionState::Owed,
    }
}

impl ActionState {
    /// The words of its chip.
    pub fn words(self, by: Day) -> String {
        match self {
            ActionState::Owed => format!("By {}", short_date(by)),
            ActionState::Late => format!("Late, was due by {}", short_date(by)),
            ActionState::Done { on } => format!("Done on {}", short_date(on)),
        }
    }
}

/// What a summary needs to know of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// In the order of [`SUBJECTS`].
    pub levels: [Option<Level>; 3],
    pub proposal: Proposal,
    pub action: ActionState,
}

/// What a meeting comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub highlighted: usize,
    pub proposals: usize,
    pub done: usize,
    pub owed: usize,
    pub late: usize,
    /// Children below or well below the expected level, in the order of [`SUBJECTS`].
    pub below: [usize; 3],
}

pub fn summary(lines: &[LineFacts]) -> Summary {
    let mut summary = Summary { highlighted: lines.len(), ..Summary::default() };
    for line in lines {
        summary.proposals += usize::from(line.proposal != Proposal::NoChange);
        match line.action {
            ActionState::Done { .. } => summary.done += 1,
            ActionState::Owed => summary.owed += 1,
            ActionState::Late => summary.late += 1,
        }
        for (count, level) in summary.below.iter_mut().zip(line.levels) {
            *count += usize::from(matches!(level, Some(Level::Below | Level::WellBelow)));
        }
    }
    summary
}

impl Summary {
    /// “28 children, 5 highlighted, 2 proposals about stages.”, and what else is worth a sentence. `children`: how
    /// many are in the class, where that is known of the day.
    pub fn sentences(&self, children: Option<usize>) -> Vec<String> {
        let highlighted = match children {
            Some(children) => {
                format!("{}, {} highlighted", counted(children, "child", "children"), self.highlighted)
            }
            None => counted(self.highlighted, "child highlighted", "children highlighted"),
        };
        let proposals = counted(self.proposals, "proposal about a stage", "proposals about stages");
        let mut sentences = vec![format!("{highlighted}, {proposals}.")];
        if self.highlighted > 0 {
            let Summary { done, owed, late, .. } = self;
            sentences.push(format!("Agreed actions: {done} done, {owed} to do, {late} late."));
        }
        if self.below.iter().any(|count| *count > 0) {
            let below = SUBJECTS.iter().zip(self.below);
            let below =
                below.map(|(subject, count)| format!("{} {count}", subject.question.label.to_lowercase()));
            sentences.push(format!("Below the expected level: {}.", below.collect::<Vec<_>>().join(", ")));
        }
        sentences
    }
}

/// “Stage 3”; “Stage 3 and 5”, because stage 5 runs beside the others; nothing of a child who is on none.
pub fn stage_words(stages: &[Stage]) -> String {
    let mut stages = stages.to_vec();
    stages.sort_unstable();
    let numbers: Vec<String> = stages.into_iter().map(|stage| stage.number().to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("Stage {}", numbers.join(" and ")) }
}

/// What stands against the day by which an action is to be done. One that a line has had before stands: whoever puts
/// a word right months later does not promise anew.
pub fn by_fault(by: Option<Day>, before: Option<Day>, today: Day) -> Option<String> {
    let passed = by.filter(|by| *by < today && Some(*by) != before)?;
    Some(format!("{} has passed. Today is {}", long_date(passed), long_date(today)))
}

/// Who may be named for an action of a class.
#[derive(Clone, Copy, Debug)]
pub struct Owners<'a> {
    /// Everybody who works with the class today, and who leads.
    pub all: &'a [AskerId],
    /// Those who teach it.
    pub teachers: &'a [AskerId],
    /// Who writes the line.
    pub writer: AskerId,
}

impl Owners<'_> {
    /// Whose action it is. Whoever was named before stays, even where they work with the class no longer; nobody
    /// named is the class teacher, and of two who share a class the one who writes. Else a sentence that says what to do.
    pub fn owner(&self, named: Option<AskerId>, before: Option<AskerId>) -> Result<AskerId, &'static str> {
        match named {
            Some(named) if self.all.contains(&named) || before == Some(named) => Ok(named),
            Some(_) => Err("Choose somebody of the list"),
            None => {
                let writes = Some(self.writer).filter(|writer| self.teachers.contains(writer));
                let owner = writes.or_else(|| self.teachers.first().copied());
                owner.ok_or("Nobody is posted to this class as its teacher. Choose who does it")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{typical_2026_27, typical_years};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    fn half(year: i32, half: HalfTerm) -> OneHalf {
        OneHalf { year: SchoolYear(year), half }
    }

    #[test]
    fn a_meeting_belongs_to_the_half_term_that_it_is_held_in() {
        assert_eq!(half_term_of(&calendar(), day(2026, 10, 14)), Ok(half(2026, HalfTerm::Autumn1)));
        assert_eq!(half_term_of(&calendar(), day(2026, 12, 8)), Ok(half(2026, HalfTerm::Autumn2)));
    }

    #[test]
    fn a_meeting_in_a_holiday_is_late_and_one_before_the_first_day_of_school_is_early() {
        assert_eq!(half_term_of(&calendar(), day(2026, 10, 27)), Ok(half(2026, HalfTerm::Autumn1)));
        assert_eq!(half_term_of(&calendar(), day(2027, 8, 25)), Ok(half(2026, HalfTerm::Summer2)));
        assert_eq!(half_term_of(&calendar(), day(2027, 9, 1)), Ok(half(2027, HalfTerm::Autumn1)));
    }

    #[test]
    fn the_slot_is_in_the_last_week_but_one_and_in_a_holiday_that_of_the_half_term_to_come() {
        let slot = slot_on(&calendar(), day(2026, 11, 24)).unwrap();
        assert_eq!(slot.half, half(2026, HalfTerm::Autumn2));
        assert_eq!(slot.week, Span::new(day(2026, 12, 7), day(2026, 12, 11)));
        assert!(!slot.in_holiday);
        let slot = slot_on(&calendar(), day(2026, 10, 27)).unwrap();
        assert_eq!((slot.half, slot.in_holiday), (half(2026, HalfTerm::Autumn2), true));
        let slot = slot_on(&calendar(), day(2027, 8, 10)).unwrap();
        assert_eq!((slot.half, slot.in_holiday), (half(2027, HalfTerm::Autumn1), true));
    }

    #[test]
    fn a_year_that_is_not_in_is_asked_for_and_not_guessed() {
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        let missing = NoDates { academic_year: SchoolYear(2027) };
        assert_eq!(slot_on(&calendar, day(2027, 8, 10)), Err(missing));
        assert_eq!(half_term_of(&calendar, day(2027, 9, 10)), Err(missing));
    }

    #[test]
    fn the_page_says_when_the_meeting_is_due_was_due_or_was_held() {
        let words = |today: Day, held_on| slot_words(slot_on(&calendar(), today).unwrap(), held_on, today);
        assert_eq!(
            words(day(2026, 11, 24), None),
            "The progress meeting of Autumn 2 of 2026/27 is due from Monday 7 December 2026 to Friday 11 December 2026."
        );
        assert_eq!(
            words(day(2026, 12, 14), None),
            "The progress meeting of Autumn 2 of 2026/27 was due by Friday 11 December 2026 and is not here yet."
        );
        assert_eq!(
            words(day(2026, 12, 14), Some(day(2026, 12, 8))),
            "The progress meeting of Autumn 2 of 2026/27 was held on Tuesday 8 December 2026."
        );
        let today = day(2026, 12, 8);
        assert_eq!(words(today, Some(today)), "The progress meeting of Autumn 2 of 2026/27 is held today.");
        assert!(words(day(2026, 10, 27), None).starts_with("The school is on holiday."));
        let held = words(day(2026, 10, 27), Some(day(2026, 10, 14)));
        assert!(held.starts_with("The last meeting was held on Wednesday 14 October 2026."), "{held}");
    }

    #[test]
    fn a_week_of_one_day_is_said_as_a_day() {
        let monday = day(2026, 12, 14);
        let week = Span::new(monday, monday);
        let slot = Slot { half: half(2026, HalfTerm::Autumn2), week, in_holiday: false };
        assert!(slot_words(slot, None, monday).ends_with("is due on Monday 14 December 2026."));
    }

    #[test]
    fn an_action_is_late_on_the_day_after_and_done_whenever_it_was_done() {
        let by = day(2026, 12, 11);
        assert_eq!(action_state(by, None, by), ActionState::Owed);
        assert_eq!(action_state(by, None, day(2026, 12, 12)), ActionState::Late);
        let on = day(2026, 12, 18);
        assert_eq!(action_state(by, Some(on), on), ActionState::Done { on });
        assert_eq!(ActionState::Late.words(by), "Late, was due by 11 Dec 2026");
    }

    fn line(levels: [Option<Level>; 3], proposal: Proposal, action: ActionState) -> LineFacts {
        LineFacts { levels, proposal, action }
    }

    #[test]
    fn a_meeting_is_summed_up_in_sentences() {
        let on = day(2026, 12, 10);
        let lines = [
            line([Some(Level::Below), None, Some(Level::Expected)], Proposal::Next, ActionState::Owed),
            line([Some(Level::WellBelow), None, None], Proposal::NoChange, ActionState::Done { on }),
            line([None; 3], Proposal::Leave, ActionState::Late),
        ];
        assert_eq!(
            summary(&lines).sentences(Some(28)),
            [
                "28 children, 3 highlighted, 2 proposals about stages.",
                "Agreed actions: 1 done, 1 to do, 1 late.",
                "Below the expected level: reading 2, writing 0, maths 0.",
            ]
        );
        assert_eq!(summary(&lines[..1]).sentences(None)[0], "1 child highlighted, 1 proposal about a stage.");
    }

    #[test]
    fn a_meeting_without_a_line_says_so_and_no_more() {
        assert_eq!(summary(&[]).sentences(Some(1)), ["1 child, 0 highlighted, 0 proposals about stages."]);
    }

    #[test]
    fn stage_5_is_said_beside_the_stage_that_it_runs_beside() {
        assert_eq!(stage_words(&[]), "");
        assert_eq!(stage_words(&[Stage::Five, Stage::Three]), "Stage 3 and 5");
    }

    #[test]
    fn an_action_is_promised_for_a_day_to_come_and_a_line_that_is_put_right_keeps_its_own() {
        let today = day(2026, 12, 8);
        let yesterday = day(2026, 12, 7);
        assert_eq!(by_fault(Some(today), None, today), None);
        assert_eq!(by_fault(None, None, today), None);
        let fault = by_fault(Some(yesterday), None, today).unwrap();
        assert_eq!(fault, "Monday 7 December 2026 has passed. Today is Tuesday 8 December 2026");
        assert_eq!(by_fault(Some(yesterday), Some(yesterday), today), None);
        assert!(by_fault(Some(yesterday), Some(day(2026, 12, 6)), today).is_some());
    }

    #[test]
    fn an_action_without_a_name_is_the_class_teachers() {
        let [senco, first, second, left] = [1, 2, 3, 4].map(AskerId);
        let all = [first, second, senco];
        let owners = |writer, teachers| Owners { all: &all, teachers, writer };
        let both = [first, second];
        assert_eq!(owners(senco, &both).owner(None, None), Ok(first));
        assert_eq!(owners(second, &both).owner(None, None), Ok(second));
        assert!(owners(senco, &[]).owner(None, None).is_err());
        assert_eq!(owners(first, &both).owner(Some(senco), None), Ok(senco));
        assert!(owners(first, &both).owner(Some(left), None).is_err());
        assert_eq!(owners(first, &both).owner(Some(left), Some(left)), Ok(left));
    }
}
