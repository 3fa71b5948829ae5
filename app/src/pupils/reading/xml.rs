//! A careful way through an XML file: no definitions, no unknown entities, no bottomless nesting, no endless text.

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use super::Unreadable;

/// A Common Transfer File is some ten elements deep.
const MAX_DEPTH: usize = 32;

/// A pupil with nine adults and a long history has some hundred entries that we read.
const MAX_ENTRIES: usize = 2_000;

/// No entry that we read is longer, in bytes.
const MAX_TEXT: usize = 4_096;

/// An element with its text and children. Names are in small letters and without a namespace’s prefix.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub text: String,
    children: Vec<Element>,
}

impl Element {
    /// The first child of a name; the name in small letters.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text at the end of a path, if it is there and not blank.
    pub fn text_at(&self, path: &[&str]) -> Option<&str> {
        let end = path.iter().try_fold(self, |element, name| element.child(name))?;
        Some(end.text.trim()).filter(|text| !text.is_empty())
    }
}

/// Gives each element at `path`, counted from the root, to `found`, in the order of the file: one at a time, so
/// that a long file does not fill the memory. Of its children only `parts` are kept. The rest is skipped, but
/// must be well made.
pub(super) fn for_each_at(
    text: &str,
    path: &[&str],
    parts: &[&str],
    mut found: impl FnMut(&Element) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { path, parts, open: Vec::new(), building: Vec::new(), entries: 0, skipped: 0 };
    loop {
        let position = reader.buffer_position();
        let broken = || Unreadable::XmlBroken { position };
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => walk.start(&start)?,
            Event::End(_) => {
                if let Some(done) = walk.end() {
                    found(&done)?;
                }
            }
            Event::Text(text) => walk.text(&text)?,
            Event::CData(text) => walk.text(&text)?,
            Event::GeneralRef(reference) => walk.text(resolve(&reference)?.encode_utf8(&mut [0; 4]))?,
            Event::DocType(_) => return Err(Unreadable::XmlDefinitions),
            Event::Eof if walk.open.is_empty() => return Ok(()),
            Event::Eof => return Err(broken()),
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
}

/// The five entities that XML has of itself, and characters by number; nothing else is defined here.
fn resolve(reference: &BytesRef) -> Result<char, Unreadable> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character);
    }
    match &**reference {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(Unreadable::XmlDefinitions),
    }
}

struct Walk<'p> {
    path: &'p [&'p str],
    parts: &'p [&'p str],
    /// The names of the open elements, outermost first.
    open: Vec<String>,
    /// The wanted element that is open, and its open descendants.
    building: Vec<Element>,
    /// How many elements the wanted one has so far, itself included.
    entries: usize,
    /// How many open elements are inside a part that is not kept, that part included.
    skipped: usize,
}

impl Walk<'_> {
    fn start(&mut self, start: &BytesStart) -> Result<(), Unreadable> {
        let name = start.local_name().into_inner().to_lowercase();
        if self.open.is_empty() && name != self.path[0] {
            let root = start.local_name().into_inner().chars().take(40).collect();
            return Err(Unreadable::XmlOfAnotherKind { root });
        }
        if self.open.len() == MAX_DEPTH {
            return Err(Unreadable::XmlTooDeep);
        }
        self.open.push(name.clone());
        let is_part = self.building.len() == 1 && self.skipped == 0;
        if self.skipped > 0 || (is_part && !self.parts.contains(&name.as_str())) {
            self.skipped += 1;
        } else if !self.building.is_empty() || self.open == self.path {
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                return Err(Unreadable::XmlTooFull { most: MAX_ENTRIES });
            }
            self.building.push(Element { name, ..Element::default() });
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        let Some(element) = self.building.last_mut().filter(|_| self.skipped == 0) else { return Ok(()) };
        // The line breaks between entries are no text.
        if element.text.is_empty() && text.trim().is_empty() {
            return Ok(());
        }
        if element.text.len() + text.len() > MAX_TEXT {
            return Err(Unreadable::XmlTooLong { element: element.name.chars().take(40).collect() });
        }
        element.text.push_str(text);
        Ok(())
    }

    /// Gives the wanted element when it ends.
    fn end(&mut self) -> Option<Element> {
        self.open.pop();
        if self.skipped > 0 {
            self.skipped -= 1;
            return None;
        }
        let done = self.building.pop()?;
        let Some(parent) = self.building.last_mut() else {
            self.entries = 0;
            return Some(done);
        };
        parent.children.push(done);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, Unreadable> {
        let mut names = Vec::new();
        for_each_at(text, &["a", "b"], &["c"], |b| {
            names.push(b.text_at(&["c"]).unwrap_or("-").to_owned());
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn capitals_and_namespaces_do_not_matter() {
        let text = "<?xml version='1.0'?><n:A xmlns:n='x'><n:B><N:C>one</N:C></n:B><b/><d><b/></d></n:A>";
        assert_eq!(names(text), Ok(vec!["one".to_owned(), "-".to_owned()]));
    }

    #[test]
    fn entities_of_xml_itself_are_read_and_others_refused() {
        assert_eq!(names("<a><b><c>O&apos;Neil &amp; &#xE9;</c></b></a>"), Ok(vec!["O'Neil & é".to_owned()]));
        assert_eq!(names("<a><b><c>&secret;</c></b></a>"), Err(Unreadable::XmlDefinitions));
        assert_eq!(names("<a>&secret;<b/></a>"), Err(Unreadable::XmlDefinitions));
    }

    #[test]
    fn definitions_are_refused_before_anything_is_read() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"xxxx\"><!ENTITY y \"&x;&x;\">]><a><b><c>&y;</c></b></a>";
        assert_eq!(names(bomb), Err(Unreadable::XmlDefinitions));
        assert_eq!(names("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), Err(Unreadable::XmlDefinitions));
    }

    #[test]
    fn bottomless_nesting_and_endless_text_are_refused() {
        assert_eq!(names(&format!("<a>{}", "<b>".repeat(100_000))), Err(Unreadable::XmlTooDeep));
        let long = format!("<a><b><c>{}</c></b></a>", "x".repeat(MAX_TEXT + 1));
        assert_eq!(names(&long), Err(Unreadable::XmlTooLong { element: "c".to_owned() }));
    }

    #[test]
    fn parts_that_are_not_wanted_are_passed_over_with_all_that_is_in_them() {
        let text = "<a><b><x>no<c>no</c></x><c>one</c><x/></b><b><c>two</c></b></a>";
        assert_eq!(names(text), Ok(vec!["one".to_owned(), "two".to_owned()]));
        let long =
            format!("<a><b><x>{}{}</x></b></a>", "x".repeat(MAX_TEXT + 1), "<c/>".repeat(MAX_ENTRIES + 1));
        assert_eq!(names(&long), Ok(vec!["-".to_owned()]));
    }

    #[test]
    fn one_element_has_not_endless_entries_and_many_elements_may_have_some_each() {
        let some = format!("<b><c>{}</c></b>", "<d/>\n          ".repeat(MAX_ENTRIES - 2));
        assert_eq!(names(&format!("<a>{}</a>", some.repeat(3))).unwrap().len(), 3);
        let endless = format!("<a><b>{}</b></a>", "<c/>".repeat(MAX_ENTRIES));
        assert_eq!(names(&endless), Err(Unreadable::XmlTooFull { most: MAX_ENTRIES }));
    }

    #[test]
    fn another_kind_of_file_and_a_damaged_one_are_refused() {
        assert_eq!(names("<html><b/></html>"), Err(Unreadable::XmlOfAnotherKind { root: "html".to_owned() }));
        for text in ["<a><b>", "<a><b></a></b>", "<a", "<a><b></b></a></a>"] {
            assert!(matches!(names(text), Err(Unreadable::XmlBroken { .. })), "{text}");
        }
    }
}
