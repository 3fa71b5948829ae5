//! The adults of a child, matched between the register and a file.

use super::{
    changes::{FieldChange, Over},
    contact::Contact,
    names::{Name, alike},
    text::plain,
};

/// Puts the adults of a file over those held. An adult who is not in the file stays; an adult who is not held
/// is added. Two adults are taken for one only if their names say so, because whoever takes another's place
/// would inherit what the office confirmed for the other.
pub(super) fn adults_over(over: &mut Over, held: &[Contact], said: &[Contact]) -> Vec<Contact> {
    let mut becomes: Vec<Contact> = held.to_vec();
    let said = once_each(said);
    for (contact, at) in said.iter().zip(matches(held, &said)) {
        if let Some(at) = at {
            becomes[at] = adult_over(over, &held[at], contact);
            continue;
        }
        let added = Some(contact.to_string());
        over.changes.push(FieldChange { field: "Contact".to_owned(), was: None, becomes: added });
        becomes.push(contact.clone());
    }
    becomes
}

/// The adults of a file, one who is there twice made one.
fn once_each(said: &[Contact]) -> Vec<Contact> {
    let mut adults: Vec<Contact> = Vec::with_capacity(said.len());
    for contact in said {
        let roles_agree = |other: &Contact| {
            other.relationship == contact.relationship
                || other.relationship.is_none()
                || contact.relationship.is_none()
        };
        let twice = |other: &&mut Contact| {
            both_nameless(other, contact)
                || ((same_name(other, contact) || same_name(contact, other)) && roles_agree(other))
        };
        match adults.iter_mut().find(twice) {
            Some(adult) => *adult = adult_over(&mut Over::default(), adult, contact),
            None => adults.push(contact.clone()),
        }
    }
    adults
}

/// For each adult of the file, the place of the same adult among those held. Sure matches go first.
fn matches(held: &[Contact], said: &[Contact]) -> Vec<Option<usize>> {
    const RULES: [fn(&Contact, &Contact) -> bool; 5] =
        [same_to_the_letter, same_name_and_role, same_name, same_but_renamed, both_nameless];
    let mut found = vec![None; said.len()];
    let mut free = vec![true; held.len()];
    for same in RULES {
        for (contact, at) in said.iter().zip(&mut found).filter(|(_, at)| at.is_none()) {
            *at = (0..held.len()).find(|place| free[*place] && same(&held[*place], contact));
            if let Some(place) = *at {
                free[place] = false;
            }
        }
    }
    found
}

fn same_to_the_letter(held: &Contact, said: &Contact) -> bool {
    !said.name.is_empty()
        && held.name.joined() == said.name.joined()
        && held.relationship == said.relationship
}

fn same_name_and_role(held: &Contact, said: &Contact) -> bool {
    same_name(held, said) && held.relationship == said.relationship
}

fn same_name(held: &Contact, said: &Contact) -> bool {
    !said.name.is_empty() && alike(&held.name.joined(), &said.name.joined())
}

/// A new surname (marriage) or a corrected forename: one half of the name, the relationship, and a way to
/// reach the adult or the place in the order are the same.
fn same_but_renamed(held: &Contact, said: &Contact) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| {
        a.is_some() && a.as_deref().map(plain) == b.as_deref().map(plain)
    };
    let reach = same(&held.email, &said.email) || same(&held.phone, &said.phone);
    let order = held.priority.is_some() && held.priority == said.priority;
    let forename = same(&held.name.forename, &said.name.forename);
    let surname = same(&held.name.surname, &said.name.surname);
    same(&held.relationship, &said.relationship) && ((forename && (reach || order)) || (surname && reach))
}

fn both_nameless(held: &Contact, said: &Contact) -> bool {
    held.name.is_empty()
        && said.name.is_empty()
        && held.relationship == said.relationship
        && held.priority == said.priority
}

fn adult_over(over: &mut Over, held: &Contact, said: &Contact) -> Contact {
    let who = |part: &str| format!("{}: {part}", without_title(held));
    let mut names = Over::default();
    let name: Name = names.name("", &held.name, &said.name, None);
    over.changes
        .extend(names.changes.into_iter().map(|change| FieldChange { field: who(&change.field), ..change }));
    Contact {
        title: over.pick(&who("title"), held.title.as_ref(), said.title.as_ref(), String::clone),
        name,
        relationship: over.pick(
            &who("relationship"),
            held.relationship.as_ref(),
            said.relationship.as_ref(),
            String::clone,
        ),
        // Said of the list: what the office has decided stands whatever a list says.
        parental_responsibility: over.flag(
            &who("parental responsibility on the pupil list"),
            held.parental_responsibility,
            said.parental_responsibility,
        ),
        priority: over.pick(&who("priority"), held.priority.as_ref(), said.priority.as_ref(), u8::to_string),
        email: over.pick(&who("email"), held.email.as_ref(), said.email.as_ref(), String::clone),
        phone: over.pick(&who("phone"), held.phone.as_ref(), said.phone.as_ref(), String::clone),
    }
}

fn without_title(contact: &Contact) -> String {
    Contact { title: None, ..contact.clone() }.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adult(forename: &str, surname: &str, relationship: &str) -> Contact {
        Contact {
            name: Name::of(Some(surname.to_owned()), Some(forename.to_owned())),
            relationship: Some(relationship.to_owned()),
            priority: Some(1),
            email: Some(format!("{}@example.org", forename.to_lowercase())),
            ..Contact::default()
        }
    }

    fn over(held: &[Contact], said: &[Contact]) -> (Vec<Contact>, Vec<FieldChange>) {
        let mut over = Over::default();
        let becomes = adults_over(&mut over, held, said);
        (becomes, over.changes)
    }

    #[test]
    fn a_new_email_is_a_change_of_the_same_adult() {
        let held = adult("Layla", "Hall", "Mother");
        let said = Contact { email: Some("new@example.org".to_owned()), ..held.clone() };
        let (becomes, changes) = over(&[held], std::slice::from_ref(&said));
        assert_eq!(becomes, [said]);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].field, "Layla Hall (Mother): email");
    }

    #[test]
    fn an_adult_who_is_not_in_the_file_stays() {
        let held = [adult("Layla", "Hall", "Mother"), adult("Omar", "Hall", "Father")];
        let (becomes, changes) = over(&held, &held[..1]);
        assert_eq!(becomes, held);
        assert!(changes.is_empty());
    }

    #[test]
    fn a_new_surname_is_a_change_but_another_forename_is_another_adult() {
        let held = [adult("Layla", "Hall", "Mother")];
        let married = Contact { name: adult("Layla", "Khan", "").name, ..held[0].clone() };
        assert_eq!(over(&held, &[married]).0.len(), 1);
        let other = Contact { email: None, ..adult("Megan", "Hall", "Mother") };
        let (becomes, changes) = over(&held, &[other]);
        assert_eq!(becomes.len(), 2);
        assert_eq!(changes[0].was, None);
    }
}
