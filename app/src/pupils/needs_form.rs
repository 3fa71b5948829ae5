//! A child's needs as the SENCo decides them, the main one first. What the pupil list says stands until the first
//! decision, and beside it from then on.

use super::SenType;
use super::record_form::said;
use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date};

impl Choices for SenType {
    const OPTIONS: &'static [(&'static str, &'static str)] = &options();

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == id)
    }
}

const fn options() -> [(&'static str, &'static str); SenType::ALL.len()] {
    let mut options = [("", ""); SenType::ALL.len()];
    let mut at = 0;
    while at < options.len() {
        options[at] = (SenType::ALL[at].code(), SenType::ALL[at].label());
        at += 1;
    }
    options
}

pub static FIRST_NEED: Ask<SenType> = Ask::choice("first_need", "Main need")
    .hint("The type that the school census asks for first. No diagnosis is needed to use one.")
    .missing("Choose the main need")
    .seen_by(Audience::StaffOfTheChild);
pub static SECOND_NEED: Ask<SenType> =
    Ask::choice("second_need", "Second need").optional().seen_by(Audience::StaffOfTheChild);
pub static THIRD_NEED: Ask<SenType> =
    Ask::choice("third_need", "Third need").optional().seen_by(Audience::StaffOfTheChild);
pub static FROM_DAY: Ask<Day> = Ask::day("from_day", "From which day?", DayLimit::NotAfterToday)
    .hint("What changes stands from this day on. What stood before stays in the history.")
    .missing("Enter the day from which this stands")
    .seen_by(Audience::StaffOfTheChild);

/// Asked of the SENCo about one child.
pub static NEEDS: Form = Form {
    id: "needs",
    version: 1,
    title: "Change the needs",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&FIRST_NEED.question, &SECOND_NEED.question, &THIRD_NEED.question, &FROM_DAY.question],
    }],
};

/// In the order of their rank.
static IN_ORDER: [&Ask<SenType>; 3] = [&FIRST_NEED, &SECOND_NEED, &THIRD_NEED];

/// The needs that stand: what a decision changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsNow {
    /// As the SENCo decided, the main one first. None: nothing is decided yet.
    pub needs: Vec<SenType>,
    /// The day of the last decision about them.
    pub since: Option<Day>,
    pub born_on: Day,
}

/// A decision about a child's needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeeds {
    /// The main one first; no type twice.
    pub needs: Vec<SenType>,
    pub from: Day,
}

impl NeedsNow {
    /// The needs that stand, as answers.
    pub fn as_answers(&self) -> Answers {
        let pairs = IN_ORDER.iter().zip(&self.needs);
        pairs.fold(Answers::default(), |answers, (ask, kind)| answers.with(ask.question.id, kind.code()))
    }

    /// Reads a decision, or tells everything that stands against it at once.
    pub fn change(&self, answers: &Answers, today: Day) -> Result<NewNeeds, FieldErrors> {
        let mut faults = self.faults(answers);
        faults.extend(needs_faults(answers, today));
        let checked = NEEDS.check_with(answers, today, faults)?;
        Ok(NewNeeds {
            needs: IN_ORDER.iter().filter_map(|ask| checked.get(ask)).collect(),
            from: checked.get(&FROM_DAY).unwrap_or(today),
        })
    }

    /// The needs that stood before the child was placed in the app, from that day on or, where something was decided
    /// here since, from that decision on. None: they stand already.
    pub fn placed(&self, needs: &[SenType], from: Day) -> Option<NewNeeds> {
        let from = self.since.map_or(from, |since| since.max(from));
        (!needs.is_empty() && needs != self.needs).then(|| NewNeeds { needs: needs.to_vec(), from })
    }

    /// That nothing would change, and days in the wrong order.
    fn faults(&self, answers: &Answers) -> FieldErrors {
        let mut faults = FieldErrors::new();
        if !self.needs.is_empty() && given(answers).eq(self.needs.iter().copied().map(Some)) {
            let error = "These needs stand already. Change one, or go back".to_owned();
            faults.insert(FIRST_NEED.question.id.to_owned(), error);
        }
        let error = said(answers, &FROM_DAY).and_then(|day| match self.since {
            _ if day < self.born_on => Some("This is before the child was born. Check the year".to_owned()),
            Some(since) if day < since => Some(format!(
                "The needs were last decided from {} on. Enter that day or a later one, or take that change back first, under “SEN code and needs”",
                long_date(since)
            )),
            _ => None,
        });
        faults.extend(error.map(|error| (FROM_DAY.question.id.to_owned(), error)));
        faults
    }
}

/// The needs that are chosen, in their order; those at the end that are not chosen are left out.
fn given(answers: &Answers) -> impl Iterator<Item = Option<SenType>> {
    let given = IN_ORDER.map(|ask| said(answers, ask));
    let chosen = given.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    given.into_iter().take(chosen)
}

/// What stands against the needs that are chosen and no question finds alone: a type twice, a gap before the third.
pub fn needs_faults(answers: &Answers, _today: Day) -> FieldErrors {
    let [first, second, third] = IN_ORDER.map(|ask| said(answers, ask));
    let mut faults = FieldErrors::new();
    let mut fault = |ask: &Ask<SenType>, words: &str| {
        faults.insert(ask.question.id.to_owned(), words.to_owned());
    };
    if second.is_some() && second == first {
        fault(&SECOND_NEED, "This is the main need already. Choose another, or leave it empty");
    }
    if third.is_some() && (third == first || third == second) {
        fault(&THIRD_NEED, "This need is chosen above already. Choose another, or leave it empty");
    } else if third.is_some() && second.is_none() {
        fault(&SECOND_NEED, "Choose the second need before the third");
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn now(needs: &[SenType]) -> NeedsNow {
        let since = (!needs.is_empty()).then(|| day("2026-10-06"));
        NeedsNow { needs: needs.to_vec(), since, born_on: day("2020-01-15") }
    }

    fn answers(needs: [&str; 3]) -> Answers {
        let [first, second, third] = needs;
        Answers::default()
            .with("first_need", first)
            .with("second_need", second)
            .with("third_need", third)
            .with("from_day", "2026-11-23")
    }

    fn change(needs: &NeedsNow, answers: &Answers) -> Result<NewNeeds, FieldErrors> {
        needs.change(answers, day("2026-11-24"))
    }

    fn wrong(needs: &NeedsNow, answers: &Answers) -> Vec<String> {
        change(needs, answers).expect_err("faults").into_keys().collect()
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&NEEDS), Vec::<String>::new());
    }

    #[test]
    fn every_type_of_the_census_can_be_chosen_by_its_code() {
        for (kind, option) in SenType::ALL.into_iter().zip(SenType::OPTIONS) {
            assert_eq!(*option, (kind.code(), kind.label()));
            assert_eq!(SenType::from_id(option.0), Some(kind));
        }
        assert_eq!(SenType::OPTIONS.len(), SenType::ALL.len());
    }

    #[test]
    fn one_need_is_enough_and_several_keep_their_order() {
        let none = now(&[]);
        let one = change(&none, &answers(["SLCN", "", ""])).expect("a decision");
        assert_eq!((one.needs, one.from), (vec![SenType::Slcn], day("2026-11-23")));
        let three = change(&none, &answers(["SLCN", "ASD", "HI"])).expect("a decision");
        assert_eq!(three.needs, [SenType::Slcn, SenType::Asd, SenType::Hi]);
    }

    #[test]
    fn no_need_is_chosen_twice_and_none_is_left_out_before_another() {
        let none = now(&[]);
        assert_eq!(wrong(&none, &answers(["SLCN", "SLCN", ""])), ["second_need"]);
        assert_eq!(wrong(&none, &answers(["SLCN", "ASD", "SLCN"])), ["third_need"]);
        assert_eq!(wrong(&none, &answers(["SLCN", "ASD", "ASD"])), ["third_need"]);
        assert_eq!(wrong(&none, &answers(["SLCN", "", "ASD"])), ["second_need"]);
    }

    #[test]
    fn another_order_is_a_change_and_the_same_needs_again_are_none() {
        let two = now(&[SenType::Slcn, SenType::Asd]);
        assert!(change(&two, &answers(["ASD", "SLCN", ""])).is_ok());
        assert!(change(&two, &answers(["SLCN", "", ""])).is_ok());
        assert_eq!(wrong(&two, &answers(["SLCN", "ASD", ""])), ["first_need"]);
    }

    #[test]
    fn what_is_shown_of_the_needs_that_stand_is_read_as_the_same_needs() {
        let two = now(&[SenType::Slcn, SenType::Asd]);
        let shown = two.as_answers().with("from_day", "2026-11-23");
        assert_eq!(wrong(&two, &shown), ["first_need"]);
        assert_eq!(change(&now(&[]), &shown).expect("a decision").needs, two.needs);
    }

    #[test]
    fn a_change_is_of_a_day_in_the_childs_life_that_has_come_and_is_not_before_the_last_one() {
        for on in ["2019-11-23", "2026-10-05", "2026-11-25"] {
            let mut answers = answers(["HI", "", ""]);
            answers.set("from_day", vec![on.to_owned()]);
            assert_eq!(wrong(&now(&[SenType::Slcn]), &answers), ["from_day"], "{on}");
        }
    }

    #[test]
    fn needs_from_before_the_placing_stand_from_their_day_and_never_before_what_was_decided_here() {
        let needs = [SenType::Slcn];
        let placed = now(&[]).placed(&needs, day("2024-09-02")).expect("a change");
        assert_eq!((placed.needs, placed.from), (needs.to_vec(), day("2024-09-02")));
        let later = now(&[SenType::Hi]).placed(&needs, day("2024-09-02")).expect("a change");
        assert_eq!(later.from, day("2026-10-06"));
        assert_eq!(now(&needs).placed(&needs, day("2024-09-02")), None);
        assert_eq!(now(&needs).placed(&[], day("2024-09-02")), None, "none stated changes nothing");
    }

    #[test]
    fn everything_that_stands_against_a_change_is_told_at_once() {
        let mut poor = answers(["", "ASD", "ASD"]);
        poor.set("from_day", vec!["2019-01-01".to_owned()]);
        assert_eq!(wrong(&now(&[SenType::Slcn]), &poor), ["first_need", "from_day", "third_need"]);
    }
}
