//! The SEN register as a list: which children are on it, what of it a reader has chosen to see, and how many there are
//! by code and by main need.

use serde::{Deserialize, Serialize};

use crate::kit::{Day, short_date};
use crate::pathway::Stage;
use crate::pupils::{Provision, PupilId, SenType};

/// A stage that is open, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenStage {
    pub stage: Stage,
    pub since: Day,
}

/// A child of the register: with code K or E, or open on a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterLine {
    pub id: PupilId,
    pub forename: String,
    pub surname: String,
    /// Empty where the child is in no class.
    pub class: String,
    pub class_id: Option<i64>,
    /// “Year 3”.
    pub year: String,
    pub code: Provision,
    /// The day of the SENCo's last decision about the code. None where nobody has decided yet.
    pub code_since: Option<Day>,
    /// The main one first: as the SENCo decided, else as the pupil list says.
    pub needs: Vec<SenType>,
    /// In the order of the stages; stage 5 may stand beside another.
    pub stages: Vec<OpenStage>,
}

impl RegisterLine {
    /// “SLCN, ASD”; a child who has support without a need says so.
    pub fn needs_in_words(&self) -> String {
        if self.needs.is_empty() {
            return "None stated".to_owned();
        }
        self.needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(", ")
    }

    /// “K, since 24 Nov 2026”.
    pub fn code_in_words(&self) -> String {
        let code = self.code.code();
        self.code_since.map_or_else(|| code.to_owned(), |day| format!("{code}, since {}", short_date(day)))
    }
}

/// What of the register a reader has chosen to see. Nothing chosen is all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub class: Option<i64>,
    pub code: Option<Provision>,
    pub need: Option<SenType>,
    pub stage: Option<Stage>,
}

impl Chosen {
    /// Reads what an address says: a class's number, a code's letter, a need's code, a stage's number. What cannot be
    /// read chooses nothing.
    pub fn read(class: &str, code: &str, need: &str, stage: &str) -> Chosen {
        Chosen {
            class: class.parse().ok(),
            code: Provision::ALL.into_iter().find(|known| known.code() == code),
            need: SenType::ALL.into_iter().find(|known| known.code() == need),
            stage: Stage::ALL.into_iter().find(|known| known.number().to_string() == stage),
        }
    }

    /// The same as an address says it: `?code=K&stage=3`, ids and codes only. Empty where nothing is chosen.
    pub fn query(&self) -> String {
        let parts = [
            self.class.map(|id| format!("class={id}")),
            self.code.map(|code| format!("code={}", code.code())),
            self.need.map(|need| format!("need={}", need.code())),
            self.stage.map(|stage| format!("stage={}", stage.number())),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Whether a child is among what was chosen.
    pub fn includes(&self, line: &RegisterLine) -> bool {
        self.class.is_none_or(|class| line.class_id == Some(class))
            && self.code.is_none_or(|code| line.code == code)
            && self.need.is_none_or(|need| line.needs.contains(&need))
            && self.stage.is_none_or(|stage| line.stages.iter().any(|open| open.stage == stage))
    }

    /// “class 3Hazel, code K, stage 3”, with the classes' names. Empty where nothing is chosen.
    pub fn in_words(&self, classes: &[(i64, String)]) -> String {
        let class = self.class.map(|id| {
            let named = classes.iter().find(|(class, _)| *class == id);
            named.map_or_else(|| "another class".to_owned(), |(_, name)| format!("class {name}"))
        });
        let parts = [
            class,
            self.code.map(|code| format!("code {}", code.code())),
            self.need.map(|need| format!("need {}", need.code())),
            self.stage.map(|stage| format!("stage {}", stage.number())),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// How many children have each code, the most provision first; codes that nobody has are left out.
pub fn by_code(lines: &[RegisterLine]) -> Vec<(Provision, usize)> {
    let count = |code| lines.iter().filter(|line| line.code == code).count();
    let counts = Provision::ALL.into_iter().rev().map(|code| (code, count(code)));
    counts.filter(|(_, count)| *count > 0).collect()
}

/// How many children have each main need, the most frequent first, and last those of whom none is stated.
pub fn by_main_need(lines: &[RegisterLine]) -> Vec<(Option<SenType>, usize)> {
    let count =
        |need: Option<SenType>| lines.iter().filter(|line| line.needs.first().copied() == need).count();
    let mut counts: Vec<_> = SenType::ALL.map(Some).into_iter().map(|need| (need, count(need))).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.push((None, count(None)));
    counts.retain(|(_, count)| *count > 0);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn line(class: i64, code: Provision, needs: &[SenType], stages: &[Stage]) -> RegisterLine {
        let since = day("2026-10-06");
        RegisterLine {
            id: PupilId(1),
            forename: "Isla".to_owned(),
            surname: "Barnes".to_owned(),
            class: "3Hazel".to_owned(),
            class_id: Some(class),
            year: "Year 3".to_owned(),
            code,
            code_since: None,
            needs: needs.to_vec(),
            stages: stages.iter().map(|stage| OpenStage { stage: *stage, since }).collect(),
        }
    }

    fn some() -> Vec<RegisterLine> {
        vec![
            line(1, Provision::SenSupport, &[SenType::Slcn, SenType::Asd], &[Stage::Three, Stage::Five]),
            line(1, Provision::NoSen, &[], &[Stage::One]),
            line(2, Provision::EhcPlan, &[SenType::Asd], &[Stage::Six]),
            line(2, Provision::SenSupport, &[SenType::Asd], &[]),
        ]
    }

    fn found(class: &str, code: &str, need: &str, stage: &str) -> Vec<usize> {
        let chosen = Chosen::read(class, code, need, stage);
        let lines = some();
        (0..lines.len()).filter(|index| chosen.includes(&lines[*index])).collect()
    }

    #[test]
    fn nothing_chosen_is_the_whole_register() {
        assert_eq!(found("", "", "", ""), [0, 1, 2, 3]);
    }

    #[test]
    fn a_class_a_code_a_need_of_any_rank_and_an_open_stage_each_choose_their_children() {
        assert_eq!(found("2", "", "", ""), [2, 3]);
        assert_eq!(found("", "K", "", ""), [0, 3]);
        assert_eq!(found("", "", "ASD", ""), [0, 2, 3]);
        assert_eq!(found("", "", "", "5"), [0]);
        assert_eq!(found("1", "K", "SLCN", "3"), [0]);
        assert_eq!(found("2", "", "", "1"), Vec::<usize>::new());
    }

    #[test]
    fn an_address_that_makes_no_sense_chooses_nothing() {
        assert_eq!(Chosen::read("3Hazel", "S", "Isla", "7"), Chosen::default());
        assert_eq!(Chosen::read("", "", "", "").query(), "");
    }

    #[test]
    fn what_was_chosen_is_read_again_from_its_own_address() {
        let chosen = Chosen::read("2", "K", "SLCN", "3");
        assert_eq!(chosen.query(), "?class=2&code=K&need=SLCN&stage=3");
        assert_eq!(chosen.in_words(&[(2, "3Hazel".to_owned())]), "class 3Hazel, code K, need SLCN, stage 3");
        assert_eq!(Chosen::default().in_words(&[]), "");
    }

    #[test]
    fn children_are_counted_by_code_and_by_their_main_need_alone() {
        let lines = some();
        let codes: Vec<_> = by_code(&lines).into_iter().map(|(code, count)| (code.code(), count)).collect();
        assert_eq!(codes, [("E", 1), ("K", 2), ("N", 1)]);
        let needs = [(Some(SenType::Asd), 2), (Some(SenType::Slcn), 1), (None, 1)];
        assert_eq!(by_main_need(&lines), needs);
        assert_eq!((by_code(&[]).len(), by_main_need(&[]).len()), (0, 0));
    }

    #[test]
    fn a_line_says_the_code_and_the_needs_in_order() {
        let mut line = some().remove(0);
        assert_eq!(line.code_in_words(), "K");
        line.code_since = Some(day("2026-11-24"));
        assert_eq!(line.code_in_words(), "K, since 24 Nov 2026");
        assert_eq!(line.needs_in_words(), "SLCN, ASD");
        line.needs.clear();
        assert_eq!(line.needs_in_words(), "None stated");
    }
}
