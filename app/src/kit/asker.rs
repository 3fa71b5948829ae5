//! Who is asking. What a person may find follows from this, from their postings and from nothing else.

use serde::{Deserialize, Serialize};

use super::ids::id;

id! {
    /// Anyone who can ask the app for something: staff, and later parents, carers and agencies.
    AskerId
}

/// What a member of staff is to the school. One person may be several: a head who is the DSL, a SENCo who
/// also teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Special educational needs co-ordinator (Children and Families Act 2014, section 67).
    Senco,
    /// Stands in for the SENCo, with the same view.
    DeputySenco,
    Head,
    /// Designated safeguarding lead.
    Dsl,
    ClassTeacher,
    /// Special-needs teaching assistant.
    SenTa,
    Office,
}

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Senco,
        Role::DeputySenco,
        Role::Head,
        Role::Dsl,
        Role::ClassTeacher,
        Role::SenTa,
        Role::Office,
    ];

    /// The word in lists, addresses and the database.
    pub fn id(self) -> &'static str {
        match self {
            Role::Senco => "senco",
            Role::DeputySenco => "deputy_senco",
            Role::Head => "head",
            Role::Dsl => "dsl",
            Role::ClassTeacher => "class_teacher",
            Role::SenTa => "sen_ta",
            Role::Office => "office",
        }
    }

    pub fn from_id(id: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.id() == id)
    }

    /// The words on a page.
    pub fn label(self) -> &'static str {
        match self {
            Role::Senco => "SENCo",
            Role::DeputySenco => "Deputy SENCo",
            Role::Head => "Head teacher",
            Role::Dsl => "Designated safeguarding lead",
            Role::ClassTeacher => "Class teacher",
            Role::SenTa => "SEN TA",
            Role::Office => "Office",
        }
    }

    /// Sees every child of the school, not only those of a class.
    pub fn sees_whole_school(self) -> bool {
        matches!(self, Role::Senco | Role::DeputySenco | Role::Head)
    }

    /// Works with classes and children, so can be posted to them: the view `works_with_children` asks the same.
    pub fn can_be_posted(self) -> bool {
        matches!(self, Role::ClassTeacher | Role::SenTa | Role::Senco | Role::DeputySenco)
    }

    /// Must have a second factor, because one password would open every child's record.
    pub fn needs_second_factor(self) -> bool {
        matches!(self, Role::Senco | Role::DeputySenco | Role::Head | Role::Dsl)
    }
}

/// The person behind a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asker {
    pub id: AskerId,
    /// As colleagues write it: “Mrs Helen Ashworth”.
    pub name: String,
    /// The roles in force today, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
}

impl Asker {
    /// The program itself, for what the IT lead does from its command line. Its id is in the first migration.
    pub fn program() -> Self {
        Asker { id: AskerId(1), name: "The program".to_owned(), roles: vec![Role::Office] }
    }

    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The SENCo or whoever stands in.
    pub fn leads_send(&self) -> bool {
        self.is(Role::Senco) || self.is(Role::DeputySenco)
    }

    /// Sees the needs of some children: whoever leads, heads, or works with classes and children. Which children,
    /// the view `may_see` says.
    pub fn reads_needs(&self) -> bool {
        self.roles.iter().any(|role| role.sees_whole_school() || role.can_be_posted())
    }

    /// Whether an answer or entry about a child of theirs is for their eyes.
    pub fn may_see(&self, audience: Audience) -> bool {
        match audience {
            Audience::Nobody => false,
            Audience::SencoAndHead => self.leads_send() || self.is(Role::Head),
            Audience::Office => self.keeps_the_school() || self.is(Role::Dsl),
            Audience::AllStaff | Audience::StaffOfTheChild | Audience::FamilyToo => true,
        }
    }

    /// May change the school's process: its names, its timeframes, its review months.
    pub fn decides_the_process(&self) -> bool {
        self.leads_send() || self.is(Role::Head)
    }

    /// May decide how a stage ends: the class teacher of the child and those who lead (school process, row 1).
    /// A TA reads, records and raises.
    pub fn may_decide_stages(&self) -> bool {
        self.decides_the_process() || self.is(Role::ClassTeacher)
    }

    /// May see who has read about a child.
    pub fn reads_the_reading_log(&self) -> bool {
        self.leads_send() || self.is(Role::Head) || self.is(Role::Dsl)
    }

    /// May make somebody this. The office keeps lists; it makes nobody who can read every child's record.
    pub fn may_give(&self, roles: &[Role]) -> bool {
        self.decides_the_process() || !roles.iter().any(|role| role.needs_second_factor())
    }

    /// May change the school's dates, staff and lists.
    pub fn keeps_the_school(&self) -> bool {
        self.leads_send() || self.is(Role::Head) || self.is(Role::Office)
    }
}

/// Who may see an answer or an entry. Narrower is safer; the question's declaration decides, and the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only whoever writes it: a password.
    Nobody,
    /// The SENCo and the head.
    SencoAndHead,
    /// The SENCo, the head, the office and the DSL.
    Office,
    /// Everyone who works here: what is about the school and about no child.
    AllStaff,
    /// Staff who work with the child.
    StaffOfTheChild,
    /// The child's family too.
    FamilyToo,
}

impl Audience {
    /// From the narrowest to the widest.
    pub const ALL: [Audience; 6] = [
        Audience::Nobody,
        Audience::SencoAndHead,
        Audience::Office,
        Audience::AllStaff,
        Audience::StaffOfTheChild,
        Audience::FamilyToo,
    ];

    /// The line under a field. Empty where there is nobody that it could be closed to.
    pub fn line(self) -> &'static str {
        match self {
            Audience::Nobody => "Nobody can read this, not even us",
            Audience::SencoAndHead => "The SENCo and the head can see this",
            Audience::Office => "The SENCo, the head, the office and the safeguarding lead can see this",
            Audience::AllStaff => "",
            Audience::StaffOfTheChild => {
                "Staff who work with the child can see this. A parent may ask to read it"
            }
            Audience::FamilyToo => "Staff who work with the child, and the family, can see this",
        }
    }

    pub fn is_closed(self) -> bool {
        !matches!(self, Audience::FamilyToo)
    }
}
