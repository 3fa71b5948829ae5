//! Duties as the lines of a list: what, of whom, by when and how that was reckoned, because of which rule, and where
//! this reader does it.

use serde::{Deserialize, Serialize};

use crate::kit::Day;
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{reckoning::reckoning, store::OnPathway},
    crate::calendar::{SchoolCalendar, calendar},
    crate::db::Look,
    crate::duties::{ConcernFacts, Duty, DutyKind, Facts, ForWhom, Group, due, grouped},
    crate::kit::{AppError, Role, long_date, paths},
    crate::pathway::{Kept, Process, Stage, StageEntryId, Timeframe, process, suggestions},
    std::collections::HashMap,
};

/// Duties in a list end here; their number does not, and each stands on its child's page as well.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Late,
    Soon,
    Later,
}

/// A part of a list of duties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyGroup {
    pub urgency: Urgency,
    /// “Overdue, 4”.
    pub title: String,
    pub rows: Vec<DutyRow>,
    /// How many more there are.
    pub more: usize,
}

/// The rule behind a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// “Stage 1 is looked at again after 6 school weeks.”
    pub words: String,
    /// Who made it.
    pub source: String,
    /// Where it stands in the school's process.
    pub link: Option<String>,
}

/// What is due of one child by one day: the first thing, and what is to be on record by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub child: PupilId,
    pub name: String,
    pub class: Option<String>,
    pub what: String,
    pub by: Option<Day>,
    /// “6 days late.”
    pub when: String,
    pub why: Why,
    /// “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
    pub reckoned: Option<String>,
    /// “Class teacher”.
    pub for_whom: String,
    /// Who that is today. Empty where it is not known.
    pub people: String,
    /// Where this reader does it, and the words for that.
    pub link: Option<(String, String)>,
    /// What else is due of the same stage: words, and where it is done.
    pub also: Vec<(String, String)>,
}

/// What duties are worked out with.
#[cfg(feature = "ssr")]
pub struct Rules {
    pub process: Process,
    calendar: SchoolCalendar,
    suggestions: crate::pathway::Suggestions,
    /// The reader may decide how a stage ends.
    may_decide: bool,
}

/// Of whom duties are, as the lines of a list say it.
#[cfg(feature = "ssr")]
pub struct About<'a> {
    pub kept: HashMap<StageEntryId, &'a Kept>,
    pub children: HashMap<PupilId, OnPathway>,
    pub today: Day,
}

#[cfg(feature = "ssr")]
pub fn by_entry(kept: &[Kept]) -> HashMap<StageEntryId, &Kept> {
    kept.iter().map(|kept| (kept.entry.id, kept)).collect()
}

#[cfg(feature = "ssr")]
impl Rules {
    pub async fn of(look: &Look) -> Result<Self, AppError> {
        Ok(Rules {
            process: process(look.db()).await?,
            calendar: calendar(look.db()).await?,
            suggestions: suggestions(look.db()).await?,
            may_decide: look.asker.may_decide_stages(),
        })
    }

    pub fn duties(&self, kept: &[Kept], today: Day) -> Vec<Duty> {
        let concern = |kept: &Kept| ConcernFacts {
            entry: kept.entry.clone(),
            placed_on: kept.placed_on,
            recorded: kept.recorded.clone(),
            told_family: kept.told_family,
        };
        let facts = Facts { suggestions: self.suggestions, concerns: kept.iter().map(concern).collect() };
        due(&self.process, &facts, &self.calendar, today)
    }

    pub fn groups(&self, duties: Vec<Duty>, about: &About) -> Vec<DutyGroup> {
        let group = |(group, duties): (Group, Vec<Duty>)| {
            let together = by_stage(duties);
            DutyGroup {
                urgency: match group {
                    Group::Overdue => Urgency::Late,
                    Group::ThisWeek => Urgency::Soon,
                    Group::Later => Urgency::Later,
                },
                title: format!("{}, {}", group.label(), together.len()),
                more: together.len().saturating_sub(MOST_SHOWN),
                rows: together.iter().take(MOST_SHOWN).map(|duties| self.row(duties, about)).collect(),
            }
        };
        grouped(duties, about.today).into_iter().map(group).collect()
    }

    pub fn row(&self, duties: &[Duty], about: &About) -> DutyRow {
        let words = |duty: &Duty| duty.kind.what(&self.process).into_owned();
        let also = duties[1..].iter().filter_map(|duty| Some((words(duty), self.link(duty)?.0)));
        let duty = &duties[0];
        let line = duty.line(&self.process, about.today);
        let child = about.children.get(&duty.pupil).cloned().unwrap_or_default();
        let (for_whom, people) = match duty.for_whom {
            ForWhom::Role(Role::ClassTeacher) => (Role::ClassTeacher.label(), child.teachers),
            ForWhom::Role(role) => (role.label(), String::new()),
            ForWhom::Person(_) => ("You", String::new()),
        };
        DutyRow {
            child: duty.pupil,
            name: child.name,
            class: child.class,
            what: line.what.into_owned(),
            by: duty.by().ok(),
            when: line.when,
            why: Why {
                words: line.why,
                source: duty.source().label().to_owned(),
                link: duty.rule().stage(&self.process).map(|stage| paths::stage_of_process(stage.number())),
            },
            reckoned: about.kept.get(&duty.entry).and_then(|kept| self.reckoned(duty, kept)),
            for_whom: for_whom.to_owned(),
            people,
            link: self.link(duty).map(|(address, words)| (address, words.to_owned())),
            also: also.collect(),
        }
    }

    /// How the day of looking again was reached.
    fn reckoned(&self, duty: &Duty, kept: &Kept) -> Option<String> {
        let (began, from) = match &kept.entry.extended {
            Some(extension) => ("Carried on from", extension.on),
            None => ("Opened", kept.entry.opened_on),
        };
        let by = duty.by().ok()?;
        match self.process.stage(kept.entry.stage).timeframe {
            Timeframe::SchoolWeeks(weeks) => reckoning(began, from, weeks, by, &self.calendar),
            terms @ Timeframe::Terms(_) => {
                let plus = format!("{began} {}, plus {}", long_date(from), terms.words());
                Some(format!("{plus}: the same week of that term, or its end if that comes first"))
            }
            Timeframe::CalendarWeeks(_) | Timeframe::Ongoing => None,
        }
    }

    /// Where this reader does it. None where they may not, or where there is no page for it yet.
    fn link(&self, duty: &Duty) -> Option<(String, &'static str)> {
        let entry = duty.entry.0;
        match duty.kind {
            DutyKind::LookAgain(Stage::One) if self.may_decide => Some((paths::decision(entry), "Decide")),
            DutyKind::LookAgain(_) => None,
            DutyKind::Act(action) => Some((paths::action(entry, action.id()), "Put it on record")),
            DutyKind::TellFamily => Some((paths::child(duty.pupil.0), "Open")),
        }
    }
}

/// The duties of one child's stage together, in the order of the first of each; none of them empty.
#[cfg(feature = "ssr")]
fn by_stage(duties: Vec<Duty>) -> Vec<Vec<Duty>> {
    let mut together: Vec<Vec<Duty>> = Vec::new();
    let mut places: HashMap<StageEntryId, usize> = HashMap::new();
    for duty in duties {
        match places.get(&duty.entry) {
            Some(place) => together[*place].push(duty),
            None => {
                places.insert(duty.entry, together.len());
                together.push(vec![duty]);
            }
        }
    }
    for duties in &mut together {
        // Looking again comes first: the rest is what one looks at.
        duties.sort_by_key(|duty| duty.kind);
    }
    together
}
