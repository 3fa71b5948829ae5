//! Stages 1 and 2: the concern, what is tried, and the meeting with the family.

use app::{
    pathway::{Action as A, AreaOfNeed, Stage},
    pupils::Provision,
};

use super::{
    What,
    course::Stretch,
    walk::{By, Walk, answers, day, lowered},
};

/// What parents hope for.
const HOPES: [&str; 7] = [
    "That … does it without thinking about it.",
    "Quiet evenings after school.",
    "That it stays fun, and that … tells us about it at supper.",
    "To see at home what you see at school.",
    "That … goes up to the next class with a smile.",
    "A friend for …, and one thing to be proud of every week.",
    "That nobody has to push, … least of all.",
];

/// What help they would like.
const WANTED: [&str; 5] = [
    "{help}, and to hear how it goes.",
    "Ten minutes with you once in half a term.",
    "A page that says what {help} is, so that we do the same at home.",
    "Less homework while {help} is new.",
    "Whatever … says helps.",
];

impl Walk<'_> {
    /// School process, row 1.
    pub(super) fn cause_of_concern(&mut self, stretch: &Stretch, is_first: bool) {
        let words = self.case.words;
        if is_first {
            let told = [
                ("told_family", "yes".to_owned()),
                ("told_on", day(stretch.from)),
                ("told_how", ["at_the_gate", "by_phone", "at_a_meeting"][self.number % 3].to_owned()),
            ];
            let often = ["most_lessons", "some_lessons", "most_lessons", "now_and_then"][self.number % 4];
            let mut concern = vec![
                ("area", words.area.id().to_owned()),
                ("noticed", self.told(words.noticed)),
                ("how_often", often.to_owned()),
                ("strengths", words.strengths.to_owned()),
            ];
            if !self.number.is_multiple_of(5) {
                concern.extend(told);
            }
            let by = self.teacher(stretch.from);
            self.push(Some(stretch.from), by, What::Concern(answers(&concern)));
        }
        let (help, target) = (words.help, words.targets[0]);
        self.act(stretch, 2, By::Teacher, A::EarlyIntervention, words.tried);
        self.act(stretch, 3, By::Teacher, A::InClassTargets, &format!("“{}” {}", target.0, target.1));
        self.letter(stretch, 4, A::EarlyIntervention);
        self.act(
            stretch,
            6,
            By::Teacher,
            A::ProvisionMapping,
            &format!("{}, {}, for six weeks, is on the class’s provision map.", help[0], help[1]),
        );
        self.act(
            stretch,
            8,
            By::Teacher,
            A::TargetedIntervention,
            &format!("{}, {}: {}.", help[0], help[1], lowered(help[2])),
        );
        self.letter(stretch, 10, A::TargetedIntervention);
        self.act(
            stretch,
            12,
            By::Teacher,
            A::ProgressMeetingHighlights,
            &format!("{} To be spoken of at the progress meeting.", words.barriers[0]),
        );
    }

    /// School process, row 2.
    pub(super) fn initial_concern(&mut self, stretch: &Stretch) {
        let Some(met_on) = self.within(stretch, 4) else { return };
        let words = self.case.words;
        let [good_at, tricky, helps] = words.child;
        let tricky_in = match words.area {
            AreaOfNeed::Talking => "tricky_talking",
            AreaOfNeed::Learning => "tricky_learning",
            AreaOfNeed::Feelings => "tricky_feelings",
            AreaOfNeed::Body => "tricky_body",
        };
        let [(first, first_in_class), (second, second_in_class)] = words.targets;
        let gathered = ["told", "pictures", "wrote"][self.number % 3];
        let times = format!("{}, until we look at it again", words.help[1]);
        let mut meeting = answers(&[
            ("met_on", day(met_on)),
            ("who_was_there", "class_teacher".to_owned()),
            ("strengths", words.strengths.to_owned()),
            (tricky_in, self.told(words.barriers[0])),
            ("gathered", gathered.to_owned()),
            ("good_at", good_at.to_owned()),
            ("tricky_for_me", tricky.to_owned()),
            ("helps_me", helps.to_owned()),
            ("outcomes", format!("{}, and enjoys it.", self.goal())),
            ("target_1", first.to_owned()),
            ("target_1_start", format!("{}, on {}", self.count(met_on), app::kit::short_date(met_on))),
            ("target_1_known_by", format!("{}, in two weeks running", self.goal())),
            ("target_1_in_class", self.told(first_in_class)),
            ("target_2", second.to_owned()),
            ("target_2_in_class", self.told(second_in_class)),
            ("intervention", words.help[0].to_owned()),
            ("help_times", times),
            ("help_with", words.help[2].to_owned()),
        ]);
        let there: &[&str] = match self.number % 3 {
            0 => &["parent_or_carer"],
            1 => &["parent_or_carer", "the_child"],
            _ => &["parent_or_carer", "sen_ta"],
        };
        for who in there {
            meeting = meeting.with("who_was_there", *who);
        }
        let by = self.teacher(met_on);
        self.push(Some(met_on), by.clone(), What::InitialConcern(meeting));
        self.push(Some(met_on), by, What::ParentSaid(self.parent_said(met_on)));
        self.letter(stretch, 6, A::TargetsAndIntervention);
        if self.case.listed == Provision::SenSupport && !self.comes_to_support() {
            self.begin_support(self.within(stretch, 7));
        }
    }

    /// Help beyond what others have begins at stage 3 at the latest.
    fn comes_to_support(&self) -> bool {
        self.stretches.iter().any(|stretch| stretch.stage > Stage::Two)
    }

    fn parent_said(&self, on: app::kit::Day) -> app::kit::Answers {
        let [proud, worry] = self.case.words.parent;
        let hope = HOPES[self.number % HOPES.len()];
        let (took_part, answer, wording) = match self.number % 6 {
            3 => ("in_the_meeting", "partly", "The first target, in smaller steps."),
            4 => ("by_phone", "agreed", ""),
            _ => ("in_the_meeting", "agreed", ""),
        };
        answers(&[
            ("took_part", took_part.to_owned()),
            ("proud_of", self.told(proud)),
            ("worries", self.told(worry)),
            ("hopes", self.told(hope)),
            ("help_wanted", self.told(WANTED[self.number % WANTED.len()])),
            ("answer", answer.to_owned()),
            ("answered_on", day(on)),
            ("their_wording", wording.to_owned()),
        ])
    }
}
