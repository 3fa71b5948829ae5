//! Stages 3, 4 and 6: targets, provision, agencies, the plan; and the SEN code that begins with them.

use app::{
    kit::Day,
    pathway::{Action as A, Stage},
    pupils::{NewNeeds, Provision, SenType},
};

use super::{
    What,
    course::Stretch,
    walk::{By, SENCO, Walk, lowered},
};

impl Walk<'_> {
    /// School process, row 3.
    pub(super) fn sen_support(&mut self, stretch: &Stretch) {
        if !self.has_support_before(stretch) {
            self.begin_support(Some(stretch.from));
        }
        self.once_at_stage_three(stretch);
    }

    /// School process, row 4, in addition to row 3.
    pub(super) fn with_agencies(&mut self, stretch: &Stretch, from: Option<Stage>) {
        if !self.has_support_before(stretch) {
            self.begin_support(Some(stretch.from));
        }
        if from != Some(Stage::Three) {
            self.once_at_stage_three(stretch);
        }
        let words = self.case.words;
        let [proud, worry] = words.parent;
        let [good_at, tricky, helps] = words.child;
        self.act(stretch, 3, By::Teacher, A::AgenciesParentVoice, &format!("At home: {proud} And: {worry}"));
        self.act(
            stretch,
            4,
            By::Ta,
            A::AgenciesPupilVoice,
            &format!("“{good_at}” Tricky: “{tricky}” Better with: “{helps}”"),
        );
        if let Some(agency) = self.case.agency {
            self.act(
                stretch,
                12,
                By::Senco,
                A::AgencyAssessments,
                &format!("{}. {}", agency.who, agency.seen),
            );
            self.act(stretch, 20, By::Senco, A::AgencyActions, agency.now);
            self.letter(stretch, 22, A::AgencyActions);
        }
    }

    fn once_at_stage_three(&mut self, stretch: &Stretch) {
        let words = self.case.words;
        let ([name, times, whom], [first, second]) = (words.help, words.targets);
        let [good_at, tricky, helps] = words.child;
        self.act(
            stretch,
            3,
            By::Teacher,
            A::SupportTargets,
            &format!(
                "“{}” “{}” {} so far; the aim: {}.",
                first.0,
                second.0,
                self.count(stretch.from),
                lowered(&self.goal())
            ),
        );
        self.act(
            stretch,
            4,
            By::Senco,
            A::SupportProvisionMap,
            &format!("{name}, {times}, until the next review of targets."),
        );
        self.act(stretch, 5, By::Teacher, A::SupportPlanning, first.1);
        self.act(stretch, 6, By::Ta, A::SupportInterventions, &format!("{name} has begun: {times}. {whom}."));
        self.act(
            stretch,
            7,
            By::Teacher,
            A::SupportIndividualProvisionMap,
            &format!("{name}, {times}; in class: {}", second.1),
        );
        self.letter(stretch, 8, A::SupportInterventions);
        self.act(stretch, 9, By::Ta, A::SupportPupilVoice, &format!("“{good_at}” “{tricky}” “{helps}”"));
    }

    /// School process, row 6.
    pub(super) fn with_a_plan(&mut self, stretch: &Stretch) {
        let words = self.case.words;
        let ([name, times, _], [first, second]) = (words.help, words.targets);
        self.begin(
            stretch.from,
            Provision::EhcPlan,
            format!("The final plan of {} asks for {name}, {times}.", app::kit::long_date(stretch.from)),
        );
        self.act(
            stretch,
            2,
            By::Teacher,
            A::TeacherFollowsTargets,
            &format!("The outcomes of the plan are on each week’s planning: “{}”", first.0),
        );
        self.act(stretch, 3, By::Teacher, A::DifferentiatedPlanning, first.1);
        self.act(stretch, 4, By::Senco, A::AllocatedTa, &format!("The TA is there for {name}, {times}."));
        self.act(stretch, 5, By::Teacher, A::TargetedPlanning, second.1);
        self.act(
            stretch,
            6,
            By::Teacher,
            A::PlanTargets,
            &format!("“{}” “{}” {} today.", first.0, second.0, self.count(stretch.from)),
        );
        self.act(
            stretch,
            8,
            By::Senco,
            A::PlanIndividualProvisionMap,
            &format!("{name}, {times}, as section F has it; in class: {}", second.1),
        );
    }

    fn has_support_before(&self, stretch: &Stretch) -> bool {
        self.stretches.iter().any(|other| other.from < stretch.from && other.stage > Stage::Two)
    }

    /// Special provision begins: code K, the needs, and the parents are told.
    pub(super) fn begin_support(&mut self, on: Option<Day>) {
        let Some(on) = on else { return };
        let why = format!(
            "{}, {}, is additional to what others of the age have.",
            self.case.words.help[0], self.case.words.help[1]
        );
        self.begin(on, Provision::SenSupport, why);
    }

    /// Where special provision begins with the code, the needs are decided too, and the parents are told.
    fn begin(&mut self, on: Day, code: Provision, why: String) {
        let was = self.decide(on, code, why);
        if code.begins_after(was) {
            let needs = NewNeeds { needs: self.needs(), from: on };
            self.push(Some(on), SENCO.to_owned(), What::Needs(needs));
            self.tell_of_the_code(on);
        }
    }

    /// The pupil list's needs, where they are of this area.
    fn needs(&self) -> Vec<SenType> {
        let words = self.case.words;
        let listed = self.child.needs.clone().unwrap_or_default();
        match listed.first().and_then(|need| need.broad_area()) {
            Some(area) if area == words.area.broad_area() => listed,
            _ => vec![words.need],
        }
    }
}
