//! From bytes to text. Pupil lists come in four encodings, and few say which.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{MAX_BYTES, Unreadable};

/// The text of a file, each line ended by `\n`, without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    refuse_other_kinds(bytes)?;
    let (text, _) = encoding_of(bytes).decode_with_bom_removal(bytes);
    if text.contains('\0') {
        return Err(Unreadable::NotText);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Files that people choose by mistake, known by how they begin.
fn refuse_other_kinds(bytes: &[u8]) -> Result<(), Unreadable> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";
    const PICTURES: [&[u8]; 3] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8"];
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    if bytes.starts_with(ZIP) {
        // The names of the parts stand in the clear inside a workbook.
        return Err(if has(b"xl/") { Unreadable::Excel } else { Unreadable::Zip });
    }
    if bytes.starts_with(OLD_OFFICE) {
        return Err(Unreadable::Excel);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unreadable::Pdf);
    }
    if PICTURES.iter().any(|mark| bytes.starts_with(mark)) || bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::NotText);
    }
    Ok(())
}

/// A byte order mark decides; then the noughts that UTF-16 puts beside English letters; then whether the
/// bytes are UTF-8; and what is left is what Excel on Windows writes.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let start = &bytes[..bytes.len().min(1_000)];
    let noughts = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let many = start.len() / 4;
    match () {
        () if bytes.len() >= 4 && odd > many && even * 4 < odd => UTF_16LE,
        () if bytes.len() >= 4 && even > many && odd * 4 < even => UTF_16BE,
        () if std::str::from_utf8(bytes).is_ok() => UTF_8,
        () => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> String {
        decode(bytes).unwrap()
    }

    fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn a_list_reads_the_same_in_every_encoding() {
        let text = "UPN,Name\nG999900126018,Siân Wilson\n";
        let mark = |bytes: Vec<u8>| [vec![0xEF, 0xBB, 0xBF], bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            mark(text.as_bytes().to_vec()),
            utf_16(text, u16::to_le_bytes),
            utf_16(text, u16::to_be_bytes),
            utf_16(&format!("\u{FEFF}{text}"), u16::to_le_bytes),
            utf_16(&format!("\u{FEFF}{text}"), u16::to_be_bytes),
            WINDOWS_1252.encode(text).0.into_owned(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn lines_end_alike_on_every_computer() {
        assert_eq!(decode(b"a\r\nb\rc\nd").as_deref(), Ok("a\nb\nc\nd"));
    }

    #[test]
    fn a_workbook_a_pdf_and_a_picture_are_refused_by_name() {
        assert_eq!(decode(b"PK\x03\x04....xl/workbook.xml"), Err(Unreadable::Excel));
        assert_eq!(decode(b"PK\x03\x04....pupils.csv"), Err(Unreadable::Zip));
        assert_eq!(decode(b"\xD0\xCF\x11\xE0...."), Err(Unreadable::Excel));
        assert_eq!(decode(b"%PDF-1.7"), Err(Unreadable::Pdf));
        assert_eq!(decode(b"\x89PNG\r\n"), Err(Unreadable::NotText));
        assert_eq!(decode(b"a\0b,c\n"), Err(Unreadable::NotText));
        assert!(Unreadable::Excel.to_string().starts_with("This is an Excel workbook: save it as CSV first"));
    }

    #[test]
    fn an_empty_file_and_a_huge_one_are_refused() {
        for bytes in [&b""[..], b"  \r\n ", b"\xEF\xBB\xBF"] {
            assert_eq!(decode(bytes), Err(Unreadable::Empty));
        }
        assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1]), Err(Unreadable::TooLarge));
    }

    proptest! {
        #[test]
        fn text_survives_utf_8_and_marked_utf_16(text in "[a-zA-ZÀ-ž€]\\PC{0,60}") {
            prop_assert_eq!(read(text.as_bytes()), text.as_str());
            let marked = format!("\u{FEFF}{text}");
            prop_assert_eq!(read(&utf_16(&marked, u16::to_le_bytes)), text.as_str());
            prop_assert_eq!(read(&utf_16(&marked, u16::to_be_bytes)), text.as_str());
        }

        #[test]
        fn western_names_survive_windows_1252(text in "Siân [a-zA-ZàâçéèêëîïôûùüÿñæœŠŽ’ ,]{1,60}") {
            let (bytes, _, lost) = WINDOWS_1252.encode(&text);
            prop_assume!(!lost);
            prop_assert_eq!(read(&bytes), text.as_str());
        }
    }
}
