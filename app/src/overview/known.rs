//! What has happened to the children whom a reader may see, from all the rooms that keep a part of it: the facts that
//! duties follow from.

use std::collections::HashMap;

use super::store::{self, OnPathway};
use crate::db::Look;
use crate::duties::{ChildFacts, Done, Left, Promise, SpellFacts};
use crate::ehc::{Spell, assessed};
use crate::kit::{AppError, Day};
use crate::pathway::{Kept, OnRecord, StageEntryId, entries};
use crate::pupils::{PupilId, files_owed, reviewed_elsewhere, untold};
use crate::reviews::{Promised, promised, reviewed};

/// Of one child, or of all who are on the pathway or of whom something else is due.
pub struct Known {
    pub today: Day,
    /// Oldest first.
    pub kept: Vec<Kept>,
    places: HashMap<StageEntryId, usize>,
    pub children: HashMap<PupilId, OnPathway>,
    promised: HashMap<i64, Promised>,
    /// The decision about the SEN code of which the parents are still to be told, and its day.
    untold: HashMap<PupilId, (i64, Day)>,
    last_meetings: HashMap<PupilId, Day>,
    assessed: HashMap<PupilId, Vec<Spell>>,
    /// The other school of a child whose targets it reviews.
    elsewhere: HashMap<PupilId, String>,
    /// The children who have left, with whether their file was sent.
    left: HashMap<PupilId, Left>,
}

impl Known {
    pub async fn of(look: &Look, only: Option<PupilId>) -> Result<Self, AppError> {
        let kept = entries(look, only).await?;
        let promised: HashMap<_, _> =
            promised(look, only).await?.into_iter().map(|promised| (promised.line.0, promised)).collect();
        let mut first_untold = HashMap::new();
        for (pupil, decision, on) in untold(look, only).await? {
            first_untold.entry(pupil).or_insert((decision, on));
        }
        let last = |(pupil, days): (PupilId, Vec<Day>)| Some((pupil, days.into_iter().max()?));
        let last_meetings = reviewed(look, only).await?.into_iter().filter_map(last).collect();
        let files = files_owed(look, only).await?;
        let mut these: Vec<PupilId> = kept.iter().map(|kept| kept.entry.pupil).collect();
        these.extend(promised.values().map(|promised| promised.pupil));
        these.extend(first_untold.keys());
        these.extend(files.iter().map(|file| file.pupil));
        these.sort_unstable();
        these.dedup();
        let mut children = store::on_pathway(look, only, &these).await?;
        let mut left = HashMap::new();
        for file in files {
            left.insert(file.pupil, Left { last_day: file.last_day, file_sent: file.sent });
            // The office reads of no needs: of whoever has left it knows the name, and that is enough.
            let by_name = || OnPathway { name: file.name.clone(), ..OnPathway::default() };
            children.entry(file.pupil).or_insert_with(by_name);
        }
        let mut by_child: HashMap<PupilId, Vec<Spell>> = HashMap::new();
        let whose: HashMap<StageEntryId, PupilId> =
            kept.iter().map(|kept| (kept.entry.id, kept.entry.pupil)).collect();
        for spell in assessed(look, &kept).await? {
            if let Some(pupil) = whose.get(&spell.entry) {
                by_child.entry(*pupil).or_default().push(spell);
            }
        }
        let places = kept.iter().zip(0..).map(|(kept, place)| (kept.entry.id, place)).collect();
        let untold = first_untold;
        Ok(Known {
            today: look.today,
            kept,
            places,
            children,
            promised,
            untold,
            last_meetings,
            assessed: by_child,
            elsewhere: reviewed_elsewhere(look, only).await?,
            left,
        })
    }

    pub fn entry(&self, id: Option<StageEntryId>) -> Option<&Kept> {
        self.kept.get(*self.places.get(&id?)?)
    }

    pub fn promise(&self, line: i64) -> Option<&Promised> {
        self.promised.get(&line)
    }

    /// The decision about the SEN code of which a child's parents are still to be told.
    pub fn untold(&self, pupil: PupilId) -> Option<i64> {
        self.untold.get(&pupil).map(|(decision, _)| *decision)
    }

    /// The school that reviews a child's targets, where that is another one.
    pub fn other_school(&self, pupil: PupilId) -> Option<&str> {
        self.elsewhere.get(&pupil).map(String::as_str)
    }

    /// The facts of each child, in the order in which they came onto the pathway.
    pub fn facts(&self) -> Vec<ChildFacts> {
        let mut facts: Vec<ChildFacts> = Vec::new();
        let mut places: HashMap<PupilId, usize> = HashMap::new();
        for kept in &self.kept {
            let child = child(&mut facts, &mut places, kept.entry.pupil);
            let put_forward = kept.put_forward_on.filter(|_| kept.entry.is_current());
            child.put_forward_on = child.put_forward_on.or(put_forward);
            child.spells.push(spell(kept));
        }
        let mut promised: Vec<&Promised> = self.promised.values().collect();
        promised.sort_by_key(|promised| promised.line);
        for promised in promised {
            let promise = Promise { line: promised.line.0, owner: promised.owner, by: promised.by };
            child(&mut facts, &mut places, promised.pupil).promises.push(promise);
        }
        let mut untold: Vec<_> = self.untold.iter().collect();
        untold.sort();
        for (pupil, (_, on)) in untold {
            child(&mut facts, &mut places, *pupil).untold_code_of = Some(*on);
        }
        let mut left: Vec<_> = self.left.iter().collect();
        left.sort_by_key(|(pupil, _)| **pupil);
        for (pupil, left) in left {
            child(&mut facts, &mut places, *pupil).left = Some(*left);
        }
        for child in &mut facts {
            child.reviewed_elsewhere = self.elsewhere.contains_key(&child.pupil);
            child.last_meeting = self.last_meetings.get(&child.pupil).copied();
            child.assessed = self.assessed.get(&child.pupil).cloned().unwrap_or_default();
            child.year_six = self.children.get(&child.pupil).is_some_and(|child| child.year_six);
        }
        facts
    }
}

/// The facts of a child, begun if there are none yet.
fn child<'a>(
    facts: &'a mut Vec<ChildFacts>,
    places: &mut HashMap<PupilId, usize>,
    pupil: PupilId,
) -> &'a mut ChildFacts {
    let place = *places.entry(pupil).or_insert_with(|| {
        facts.push(ChildFacts::new(pupil));
        facts.len() - 1
    });
    &mut facts[place]
}

fn spell(kept: &Kept) -> SpellFacts {
    let done = |done: &OnRecord| Done {
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
