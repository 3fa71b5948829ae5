//! The families: who a child's adults are, and how they can be reached. Brothers and sisters have the same
//! adults, unless their parents differ; parents who live apart have addresses of their own.

use std::collections::BTreeSet;

use app::pupils::{Contact, Name};

use super::{
    lots::{Lots, Pack},
    names::{ROOTS, Roots, either_or_both, plain_letters},
};

/// The adults of one child, first to ring first, and the surname that the child bears.
#[derive(Clone)]
pub(super) struct Home {
    pub(super) surname: String,
    pub(super) adults: Vec<Contact>,
}

pub(super) struct Family {
    pub(super) roots: &'static Roots,
    /// What is spoken at home, where that is not English.
    pub(super) language: Option<&'static str>,
    pub(super) free_meals: bool,
    pub(super) in_care: bool,
    /// One for each child at the school, eldest first.
    pub(super) homes: Vec<Home>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Married,
    /// Two surnames; the child bears one of them, or both.
    Unmarried,
    /// Apart, each at an own address.
    Apart,
    /// Mother with a new partner, who is the father of the youngest.
    Blended,
    OneParent,
    /// Two adults, one mailbox.
    OneMailbox,
    Grandparents,
    TwoMothers,
    TwoFathers,
    /// Looked after by the local authority.
    Foster,
    /// Parents who are met with an interpreter.
    Interpreter,
}

/// So many families of each kind in a hundred.
const KINDS: [(Kind, usize); 11] = [
    (Kind::Married, 45),
    (Kind::Unmarried, 14),
    (Kind::Apart, 12),
    (Kind::Blended, 3),
    (Kind::OneParent, 15),
    (Kind::OneMailbox, 4),
    (Kind::Grandparents, 2),
    (Kind::TwoMothers, 1),
    (Kind::TwoFathers, 1),
    (Kind::Foster, 1),
    (Kind::Interpreter, 2),
];

/// One side of a family: its roots and its surname.
type Side = (&'static Roots, &'static str);

/// Where the families come from, and the addresses that are taken.
pub(super) struct Town {
    kinds: Pack<Kind>,
    roots: Pack<&'static Roots>,
    mailboxes: BTreeSet<String>,
    phones: usize,
}

impl Town {
    pub(super) fn new() -> Self {
        Town {
            kinds: Pack::of(KINDS),
            roots: Pack::of(ROOTS.iter().map(|roots| (roots, roots.share))),
            mailboxes: BTreeSet::new(),
            phones: 0,
        }
    }

    /// A family with so many children at the school.
    pub(super) fn family(&mut self, lots: &mut Lots, children: usize) -> Family {
        let kind = self.kinds.deal(lots);
        let mut roots = self.roots.deal(lots);
        while kind == Kind::Interpreter && roots.speak_it < 70 {
            roots = self.roots.deal(lots);
        }
        let speaks = kind == Kind::Interpreter || lots.chance(roots.speak_it);
        let mut homes = vec![self.home(lots, kind, roots); children];
        if kind == Kind::Blended {
            made_younger(&mut homes);
        }
        for home in &mut homes {
            for (adult, priority) in home.adults.iter_mut().zip(1..) {
                adult.priority = Some(priority);
            }
        }
        Family {
            roots,
            language: speaks.then_some(roots.language),
            free_meals: lots.chance(if kind == Kind::OneParent { 45 } else { 20 }),
            in_care: kind == Kind::Foster,
            homes,
        }
    }

    fn home(&mut self, lots: &mut Lots, kind: Kind, roots: &'static Roots) -> Home {
        let surname = lots.word(roots.surnames);
        // Where parents keep their names, a second surname, now and then of other roots.
        let others = if lots.chance(40) { self.roots.deal(lots) } else { roots };
        let second = lots.word(others.surnames);
        let mut adults = self.at_home(lots, kind, (roots, surname), (others, second));
        let surname = match kind {
            Kind::Unmarried | Kind::TwoMothers | Kind::TwoFathers => either_or_both(lots, surname, second),
            Kind::Apart => lots.pick(&[surname, second]).to_owned(),
            Kind::Blended => second.to_owned(),
            _ => surname.to_owned(),
        };
        if matches!(kind, Kind::Married | Kind::OneParent) && lots.chance(15) {
            let helper = lots.pick(&["Grandmother", "Grandfather", "Aunt", "Childminder"]);
            adults.push(self.stranger(lots, roots, helper));
        }
        Home { surname, adults }
    }

    /// The adults of a family, given the roots and the surname of each side.
    fn at_home(&mut self, lots: &mut Lots, kind: Kind, hers: Side, his: Side) -> Vec<Contact> {
        match kind {
            Kind::Married => self.couple(lots, ["Mother", "Father"], hers, hers),
            Kind::Unmarried => self.couple(lots, ["Mother", "Father"], hers, his),
            Kind::TwoMothers => self.couple(lots, ["Mother", "Mother"], hers, his),
            Kind::TwoFathers => self.couple(lots, ["Father", "Father"], hers, his),
            Kind::Apart => {
                let mut adults = self.couple(lots, ["Mother", "Father"], hers, his);
                if lots.chance(20) {
                    // The child lives with the father, who is rung first.
                    adults.reverse();
                }
                adults
            }
            Kind::Blended => {
                let mut adults = self.couple(lots, ["Mother", "Father"], hers, his);
                adults.insert(1, self.stranger(lots, hers.0, "Step-father"));
                adults
            }
            Kind::OneParent => {
                let parent = if lots.chance(88) { "Mother" } else { "Father" };
                vec![self.adult(lots, hers, parent)]
            }
            Kind::OneMailbox => {
                let mut adults = self.couple(lots, ["Mother", "Father"], hers, hers);
                let mailbox = self.mailbox(&format!("the.{}.family", plain_letters(hers.1)));
                for adult in &mut adults {
                    adult.email = Some(mailbox.clone());
                }
                adults
            }
            Kind::Grandparents => {
                let mut adults = self.couple(lots, ["Grandmother", "Grandfather"], hers, hers);
                for adult in &mut adults {
                    // Special guardians have it (Children Act 1989, section 14C).
                    adult.parental_responsibility = Some(true);
                }
                adults
            }
            Kind::Foster => {
                let carer = self.stranger(lots, &ROOTS[0], "Foster mother");
                let theirs = self.roots.deal(lots);
                let worker = self.stranger(lots, theirs, "Social worker");
                vec![carer, worker, self.adult(lots, hers, "Mother")]
            }
            Kind::Interpreter => {
                let mut adults = self.couple(lots, ["Mother", "Father"], hers, hers);
                adults.push(self.stranger(lots, hers.0, "Interpreter"));
                adults
            }
        }
    }

    fn couple(&mut self, lots: &mut Lots, are: [&str; 2], one: Side, other: Side) -> Vec<Contact> {
        vec![self.adult(lots, one, are[0]), self.adult(lots, other, are[1])]
    }

    /// An adult with a surname of their own.
    fn stranger(&mut self, lots: &mut Lots, roots: &'static Roots, relationship: &str) -> Contact {
        let surname = lots.word(roots.surnames);
        self.adult(lots, (roots, surname), relationship)
    }

    fn adult(&mut self, lots: &mut Lots, (roots, surname): Side, relationship: &str) -> Contact {
        let man = match relationship {
            "Father" | "Step-father" | "Grandfather" => true,
            "Social worker" | "Interpreter" => lots.chance(30),
            _ => false,
        };
        let forename = lots.word(if man { roots.men } else { roots.women });
        let titles: &[&str] = if man { &["Mr"] } else { &["Mrs", "Ms", "Miss"] };
        let title = if lots.chance(3) { "Dr" } else { lots.pick(titles) };
        // A few give no address; their letters are printed.
        let email = !lots.chance(4) || relationship == "Social worker";
        Contact {
            title: Some(title.to_owned()),
            name: Name::of(Some(surname.to_owned()), Some(forename.to_owned())),
            relationship: Some(relationship.to_owned()),
            parental_responsibility: Some(matches!(relationship, "Mother" | "Father")),
            priority: None,
            email: email
                .then(|| self.mailbox(&format!("{}.{}", plain_letters(forename), plain_letters(surname)))),
            phone: Some(self.phone()),
        }
    }

    /// An address that nobody has yet.
    fn mailbox(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !self.mailboxes.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        format!("{name}@sample.example")
    }

    /// A number that is kept for plays and films, each once. Source: Ofcom, telephone numbers for use in drama.
    fn phone(&mut self) -> String {
        self.phones += 1;
        // 389 and 1,000 have no common factor, so all thousand come before one comes again.
        format!("07700 900{:03}", self.phones * 389 % 1000)
    }
}

/// The youngest of a blended family is the child of the mother's partner; a single child only lives with him.
fn made_younger(homes: &mut [Home]) {
    let [_, .., youngest] = homes else { return };
    youngest.adults.truncate(2);
    let Some(partner) = youngest.adults.last_mut() else { return };
    partner.relationship = Some("Father".to_owned());
    partner.parental_responsibility = Some(true);
    youngest.surname = partner.name.surname.clone().unwrap_or_default();
}
