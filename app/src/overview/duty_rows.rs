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
    crate::duties::{
        ChildFacts, Done, Duty, DutyKind, Facts, ForWhom, Group, Rule, SpellFacts, due, grouped,
    },
    crate::kit::{AppError, AskerId, Role, long_date, paths},
    crate::pathway::{Action, Kept, Process, Stage, StageEntryId, Timeframe, process, suggestions},
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
    reader: AskerId,
    /// The reader may decide how a stage ends, or put forward how.
    may_decide: bool,
    /// The reader decides about every stage.
    leads: bool,
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
            reader: look.asker.id,
            may_decide: look.asker.may_decide_stages(),
            leads: look.asker.decides_the_process(),
        })
    }

    /// What must happen for the children of whom these are all times at stages.
    pub fn duties(&self, kept: &[Kept], today: Day) -> Vec<Duty> {
        let facts = Facts { suggestions: self.suggestions, children: children(kept) };
        due(&self.process, &facts, &self.calendar, today)
    }

    pub fn groups(&self, duties: Vec<Duty>, about: &About) -> Vec<DutyGroup> {
        let group = |(group, duties): (Group, Vec<Duty>)| {
            let together = by_day(duties);
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
        let also = duties[1..].iter().filter_map(|duty| Some((words(duty), self.link(duty, about)?.0)));
        let duty = &duties[0];
        let line = duty.line(&self.process, about.today);
        let child = about.children.get(&duty.pupil).cloned().unwrap_or_default();
        let people = match duty.for_whom {
            ForWhom::Role(Role::ClassTeacher) | ForWhom::TeacherWithTa => child.teachers,
            ForWhom::Role(_) | ForWhom::Person(_) => String::new(),
        };
        let for_whom = match duty.for_whom {
            ForWhom::Person(person) if person == self.reader => "You",
            ForWhom::Person(_) => "A colleague",
            other => other.label().unwrap_or_default(),
        };
        DutyRow {
            child: duty.pupil,
            name: child.name,
            class: child.class,
            what: line.what.into_owned(),
            by: duty.by().ok(),
            when: line.when,
            why: Why { words: line.why, source: duty.source().label().to_owned(), link: anchor(duty.rule()) },
            reckoned: duty
                .entry
                .and_then(|id| about.kept.get(&id))
                .and_then(|kept| self.reckoned(duty, kept)),
            for_whom: for_whom.to_owned(),
            people,
            link: self.link(duty, about).map(|(address, words)| (address, words.to_owned())),
            also: also.collect(),
        }
    }

    /// How the day of looking again was reached.
    fn reckoned(&self, duty: &Duty, kept: &Kept) -> Option<String> {
        let at_stage_one = |action: Action| action.stage() == Stage::One;
        if !matches!(duty.kind, DutyKind::LookAgain(_))
            && !matches!(duty.kind, DutyKind::Act(a) if at_stage_one(a))
        {
            return None;
        }
        let (began, from) = match kept.entry.stays.last() {
            Some(stay) => ("Carried on from", stay.on),
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

    /// Where this reader does it. None where they may not.
    fn link(&self, duty: &Duty, about: &About) -> Option<(String, &'static str)> {
        let entry = duty.entry.map(|entry| entry.0);
        let act = |action: Action| Some((paths::action(entry?, action.id()), "Put it on record"));
        match duty.kind {
            DutyKind::LookAgain(_) => self.may_decide.then(|| Some((paths::decision(entry?), "Decide")))?,
            DutyKind::Confirm(_) => self.leads.then(|| Some((paths::decision(entry?), "Decide")))?,
            DutyKind::ProgressMeeting(Stage::Two) => act(Action::InitialConcernProgressMeetings),
            DutyKind::ProgressMeeting(_) => act(Action::SupportReviews),
            DutyKind::SixWeekly => act(Action::InitialConcernReviews),
            DutyKind::TargetReview(_) | DutyKind::Transition => {
                let stage = about.kept.get(&duty.entry?)?.entry.stage;
                let review = stage.asked_for().find(|action| action.is_target_review())?;
                Some((paths::action(entry?, review.id()), "Record the review"))
            }
            DutyKind::Copies => Some((paths::copies(entry?), "Record the copies")),
            DutyKind::InterventionLetter { record, .. } => Some((paths::letter(record), "Record the letter")),
            DutyKind::Act(action) => act(action),
            DutyKind::TellOfCode | DutyKind::Promise(_) | DutyKind::TellFamily => {
                Some((paths::child(duty.pupil.0), "Open"))
            }
        }
    }
}

/// The facts of each child, from all their times at stages.
#[cfg(feature = "ssr")]
fn children(kept: &[Kept]) -> Vec<ChildFacts> {
    let mut children: Vec<ChildFacts> = Vec::new();
    let mut places: HashMap<PupilId, usize> = HashMap::new();
    for kept in kept {
        let pupil = kept.entry.pupil;
        let place = *places.entry(pupil).or_insert_with(|| {
            children.push(ChildFacts::new(pupil));
            children.len() - 1
        });
        let child = &mut children[place];
        child.put_forward_on =
            child.put_forward_on.or(kept.put_forward_on.filter(|_| kept.entry.is_current()));
        child.spells.push(spell(kept));
    }
    children
}

#[cfg(feature = "ssr")]
fn spell(kept: &Kept) -> SpellFacts {
    let done = |done: &crate::pathway::OnRecord| Done {
        record: done.record,
        action: done.action,
        on: done.on,
        letter_sent: done.letter_sent,
    };
    SpellFacts {
        placed_on: kept.placed_on,
        reviewed_before: kept.reviewed_before,
        recorded: kept.recorded.iter().map(done).collect(),
        told_family: kept.told_family,
        copies: kept.copies.clone(),
        ..SpellFacts::new(kept.entry.clone())
    }
}

/// Where a rule stands on the page of the process.
#[cfg(feature = "ssr")]
fn anchor(rule: Rule) -> Option<String> {
    match rule {
        Rule::WholeSchool(rule) => Some(format!("{}#{}", paths::PROCESS, rule.id())),
        rule => rule.stage().map(|stage| paths::stage_of_process(stage.number())),
    }
}

/// The duties of one child's stage that fall on one day, for one person, together: in the order of the first of each; none of
/// them empty.
#[cfg(feature = "ssr")]
fn by_day(duties: Vec<Duty>) -> Vec<Vec<Duty>> {
    let mut together: Vec<Vec<Duty>> = Vec::new();
    let mut places: HashMap<(PupilId, Option<StageEntryId>, ForWhom, crate::duties::When), usize> =
        HashMap::new();
    for duty in duties {
        match places.get(&(duty.pupil, duty.entry, duty.for_whom, duty.when)) {
            Some(place) => together[*place].push(duty),
            None => {
                places.insert((duty.pupil, duty.entry, duty.for_whom, duty.when), together.len());
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
