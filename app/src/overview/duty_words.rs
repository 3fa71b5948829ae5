//! Duties made into the lines of a list, for one reader: in words, with the people's names, and with where this reader
//! does each.

use std::collections::HashMap;

use super::duty_rows::{DutyGroup, DutyRow, Urgency, Why};
use super::known::Known;
use super::reckoning::reckoned;
use super::store::OnPathway;
use crate::calendar::{SchoolCalendar, calendar};
use crate::db::Look;
use crate::duties::{Duty, DutyKind, Facts, ForWhom, Group, Rule, When, due, grouped};
use crate::ehc::LegalStep;
use crate::kit::{AppError, Asker, Role, paths};
use crate::pathway::{Action, Process, Stage, StageEntryId, Suggestions, process, suggestions};
use crate::people::senco_now;
use crate::pupils::PupilId;

/// Duties in a list end here; their number does not, and each stands on its child's page as well.
const MOST_SHOWN: usize = 100;

/// What can wait ends sooner.
const MOST_SHORT: usize = 60;

/// What duties are worked out with, and for whom they are written out.
pub struct Rules {
    pub process: Process,
    calendar: SchoolCalendar,
    suggestions: Suggestions,
    reader: Asker,
    /// Who carries the SENCo's duties today, in words.
    senco: String,
}

impl Rules {
    pub async fn of(look: &Look) -> Result<Self, AppError> {
        Ok(Rules {
            process: process(look.db()).await?,
            calendar: calendar(look.db()).await?,
            suggestions: suggestions(look.db()).await?,
            reader: look.asker.clone(),
            senco: senco_now(look).await?.in_words(look.asker.id),
        })
    }

    pub fn duties(&self, known: &Known) -> Vec<Duty> {
        let facts = Facts { suggestions: self.suggestions, children: known.facts() };
        due(&self.process, &facts, &self.calendar, known.today)
    }

    /// One child's: each line with all that is told of it.
    pub fn groups(&self, duties: Vec<Duty>, known: &Known) -> Vec<DutyGroup> {
        let group =
            |(group, duties)| part_of_list((group, by_day(duties)), MOST_SHOWN, |row| self.row(row, known));
        grouped(duties, known.today).into_iter().map(group).collect()
    }

    /// Those of many children: what can wait is a short line each, and the child's page tells the rest.
    pub fn groups_of_many(&self, duties: Vec<Duty>, known: &Known) -> Vec<DutyGroup> {
        let group = |(group, duties)| match (group, by_day(duties)) {
            (Group::Overdue | Group::ThisWeek, rows) => {
                part_of_list((group, rows), MOST_SHOWN, |row| self.row(row, known))
            }
            (_, rows) => part_of_list((group, rows), MOST_SHORT, |row| self.short_row(&row[0], known)),
        };
        grouped(duties, known.today).into_iter().map(group).collect()
    }

    /// Whether a duty is this reader's to do: in their role, for a child whom they work with in it, or by name.
    pub fn is_mine(&self, duty: &Duty, known: &Known) -> bool {
        let child = known.children.get(&duty.pupil);
        let teaches = self.reader.is(Role::ClassTeacher) && child.is_some_and(|child| child.of_mine);
        match duty.for_whom {
            ForWhom::Person(person) => person == self.reader.id,
            ForWhom::Role(Role::ClassTeacher) => teaches,
            ForWhom::TeacherWithTa => {
                teaches || self.reader.is(Role::SenTa) && child.is_some_and(|child| child.of_mine)
            }
            // Whoever leads also asks after what the local authority owes.
            ForWhom::Role(Role::Senco) | ForWhom::LocalAuthority => self.reader.leads_send(),
            ForWhom::Role(role) => self.reader.is(role),
            ForWhom::Parents | ForWhom::OtherSchool => false,
        }
    }

    /// A line of one duty or of several that fall on one day: the first, and what is to be on record by then.
    pub fn row(&self, duties: &[Duty], known: &Known) -> DutyRow {
        let also =
            duties[1..].iter().filter_map(|duty| Some((self.what(duty, known), self.link(duty, known)?.0)));
        let duty = &duties[0];
        let line = duty.line(&self.process, known.today);
        let child = known.children.get(&duty.pupil).cloned().unwrap_or_default();
        let (for_whom, people) = self.for_whom(duty, &child, known);
        DutyRow {
            child: duty.pupil,
            what: self.what(duty, known),
            by: duty.by().ok(),
            when: line.when,
            why: Why { words: line.why, source: duty.source().label().to_owned(), link: anchor(duty.rule()) },
            reckoned: self.reckoned(duty, known).or_else(|| duty.best_words(known.today)),
            for_whom,
            people,
            mine: self.is_mine(duty, known),
            link: self.link(duty, known).map(|(address, words)| (address, words.to_owned())),
            also: also.collect(),
            name: child.name,
            class: child.class,
        }
    }

    /// A line that says whom, what and by when, the school day to work to where it is another, and which school year is
    /// missing for a day.
    fn short_row(&self, duty: &Duty, known: &Known) -> DutyRow {
        DutyRow {
            child: duty.pupil,
            name: known.children.get(&duty.pupil).map(|child| child.name.clone()).unwrap_or_default(),
            class: None,
            what: self.what(duty, known),
            by: duty.by().ok(),
            when: duty.by().map_or_else(|_| duty.when_words(known.today), |_| String::new()),
            why: Why::default(),
            reckoned: duty.best_words(known.today),
            for_whom: String::new(),
            people: String::new(),
            mine: false,
            link: None,
            also: Vec::new(),
        }
    }

    fn for_whom(&self, duty: &Duty, child: &OnPathway, known: &Known) -> (String, String) {
        match duty.for_whom {
            ForWhom::Person(person) if person == self.reader.id => ("You".to_owned(), String::new()),
            ForWhom::Person(_) => {
                let promised = match duty.kind {
                    DutyKind::Promise(line) => known.promise(line),
                    _ => None,
                };
                let name = promised.map(|promised| promised.owner_name.clone());
                (name.unwrap_or_else(|| "A colleague".to_owned()), String::new())
            }
            ForWhom::Role(Role::ClassTeacher) | ForWhom::TeacherWithTa => (
                duty.for_whom.label().unwrap_or_default().to_owned(),
                named_to(&self.reader.name, &child.teachers),
            ),
            ForWhom::OtherSchool => {
                let school = known.other_school(duty.pupil).unwrap_or_default();
                (duty.for_whom.label().unwrap_or_default().to_owned(), school.to_owned())
            }
            ForWhom::Role(Role::Senco) => {
                (duty.for_whom.label().unwrap_or_default().to_owned(), self.senco.clone())
            }
            other => (other.label().unwrap_or_default().to_owned(), String::new()),
        }
    }

    /// What is to be done: what was agreed at a meeting in the meeting's own words.
    fn what(&self, duty: &Duty, known: &Known) -> String {
        let agreed = match duty.kind {
            DutyKind::Promise(line) => known.promise(line).map(|promised| promised.action.clone()),
            _ => None,
        };
        agreed.unwrap_or_else(|| duty.kind.what(&self.process).into_owned())
    }

    /// How the day of looking again was reached.
    fn reckoned(&self, duty: &Duty, known: &Known) -> Option<String> {
        let of_a_stage = match duty.kind {
            DutyKind::LookAgain(_) => true,
            DutyKind::Act(action) => action.stage() == Stage::One,
            _ => false,
        };
        let kept = known.entry(duty.entry.filter(|_| of_a_stage))?;
        let entry = &kept.entry;
        let began = match entry.stays.last() {
            Some(stay) => ("Carried on from", stay.on),
            None => ("Opened", entry.opened_on),
        };
        let placed = kept.placed_on.map(|placed| ("Placed here on", placed));
        let starts: Vec<_> = std::iter::once(began).chain(placed).collect();
        reckoned(&starts, self.process.stage(entry.stage).timeframe, duty.by().ok()?, &self.calendar)
    }

    /// Where this reader does it. None where they may not.
    fn link(&self, duty: &Duty, known: &Known) -> Option<(String, &'static str)> {
        let entry = duty.entry.map(|entry| entry.0);
        let act = |action: Action| Some((paths::action(entry?, action.id()), "Put it on record"));
        let meeting = |action: Action| {
            let class = known.children.get(&duty.pupil).and_then(|child| child.class_id);
            class.map(|class| (paths::class_progress(class), "Open the meeting")).or_else(|| act(action))
        };
        match duty.kind {
            DutyKind::LookAgain(_) if self.reader.may_decide_stages() => {
                Some((paths::decision(entry?), "Decide"))
            }
            DutyKind::Confirm(_) if self.reader.decides_the_process() => {
                Some((paths::decision(entry?), "Decide"))
            }
            DutyKind::ProgressMeeting(Stage::Two) => meeting(Action::InitialConcernProgressMeetings),
            DutyKind::ProgressMeeting(_) => meeting(Action::SupportReviews),
            DutyKind::SixWeekly => act(Action::InitialConcernReviews),
            DutyKind::TargetReview(_) | DutyKind::Transition => {
                let stage = known.entry(duty.entry)?.entry.stage;
                let review = stage.asked_for().find(|action| action.is_target_review())?;
                Some((paths::action(entry?, review.id()), "Record the review"))
            }
            DutyKind::Copies => Some((paths::copies(entry?), "Record the copies")),
            DutyKind::InterventionLetter { record, .. } => Some((paths::letter(record), "Record the letter")),
            DutyKind::Act(Action::InitialConcernTemplate) => {
                Some((paths::initial_concern(entry?), "Open the form"))
            }
            DutyKind::Step(step) => Some(self.step(step, duty.pupil.0)),
            DutyKind::Act(action) => act(action),
            DutyKind::TellOfCode if self.reader.leads_send() => {
                Some((paths::told(known.untold(duty.pupil)?), "Record it"))
            }
            DutyKind::Promise(line) => {
                Some((paths::progress_meeting(known.promise(line)?.meeting.0), "Open the meeting"))
            }
            DutyKind::SendFile if self.reader.keeps_the_school() => {
                Some((paths::file(duty.pupil.0), "Put it on record"))
            }
            DutyKind::LookAgain(_) | DutyKind::Confirm(_) | DutyKind::SendFile => None,
            DutyKind::TellOfCode | DutyKind::TellFamily => Some((paths::child(duty.pupil.0), "Open")),
        }
    }

    /// Where a step of an assessment is put on record. What may end in two ways is chosen on its page.
    fn step(&self, step: LegalStep, child: i64) -> (String, &'static str) {
        let decides = self.reader.decides_the_process();
        match step {
            LegalStep::DecideToAssess | LegalStep::SchoolsExpectation => (paths::assessment(child), "Open"),
            step if decides => (paths::assessment_event(child, step.answered_by().id()), "Put it on record"),
            _ => (paths::assessment(child), "Open"),
        }
    }
}

/// Where a rule stands on the page of the process.
fn anchor(rule: Rule) -> Option<String> {
    match rule {
        Rule::WholeSchool(rule) => Some(format!("{}#{}", paths::PROCESS, rule.id())),
        rule => rule.stage().map(|stage| paths::stage_of_process(stage.number())),
    }
}

/// What belongs together in a list: one child's stage, one person, one day. Meetings and letters stand by themselves.
type Together = (PupilId, Option<StageEntryId>, ForWhom, When, Option<DutyKind>);

fn together(duty: &Duty) -> Together {
    let with_the_look = matches!(duty.kind, DutyKind::LookAgain(_) | DutyKind::Act(_) | DutyKind::TellFamily);
    (duty.pupil, duty.entry, duty.for_whom, duty.when, (!with_the_look).then_some(duty.kind))
}

/// The duties of one child's stage that fall on one day, for one person, together: in the order of the first of each;
/// none of them empty.
fn by_day(duties: Vec<Duty>) -> Vec<Vec<Duty>> {
    let mut rows: Vec<Vec<Duty>> = Vec::new();
    let mut places: HashMap<Together, usize> = HashMap::new();
    for duty in duties {
        match places.get(&together(&duty)) {
            Some(place) => rows[*place].push(duty),
            None => {
                places.insert(together(&duty), rows.len());
                rows.push(vec![duty]);
            }
        }
    }
    for duties in &mut rows {
        // Looking again comes first: the rest is what one looks at.
        duties.sort_by_key(|duty| duty.kind);
    }
    rows
}

/// Names in a row, as one of the people is told of them: a whole name, because another may begin with it.
fn named_to(reader: &str, names: &str) -> String {
    let told = |name| if name == reader && !reader.is_empty() { "you" } else { name };
    names.split(", ").map(told).collect::<Vec<_>>().join(", ")
}

/// A part of a list, its first lines and how many more there are.
fn part_of_list(
    (group, rows): (Group, Vec<Vec<Duty>>),
    most: usize,
    row: impl Fn(&[Duty]) -> DutyRow,
) -> DutyGroup {
    DutyGroup {
        urgency: match group {
            Group::Overdue => Urgency::Late,
            Group::ThisWeek => Urgency::Soon,
            Group::Later | Group::Before => Urgency::Later,
        },
        title: format!("{}, {}", group.label(), rows.len()),
        more: rows.len().saturating_sub(most),
        rows: rows.iter().take(most).map(|duties| row(duties)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_you_and_whoever_has_a_longer_name_is_not() {
        assert_eq!(named_to("Mr Jo Marsh", "Mr Jo Marshall, Mr Jo Marsh"), "Mr Jo Marshall, you");
        assert_eq!(
            (named_to("", "Mrs Ada Finch"), named_to("", "")),
            ("Mrs Ada Finch".to_owned(), String::new())
        );
    }
}
