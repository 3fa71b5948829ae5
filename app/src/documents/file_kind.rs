//! What kind of file something is, told by its first bytes: a name can say anything.

/// The largest document that is kept, in bytes (20 MB): a paper file of some hundred pages, scanned for reading.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// What every browser shows by itself, and what a scanner or a telephone makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Webp,
}

/// Why a file is not kept, and what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    #[error("Choose a file first.")]
    Empty,
    #[error(
        "This file is larger than {} MB. Scan it at 200 dots an inch in black and white, or add it in two parts.",
        MAX_BYTES / 1024 / 1024
    )]
    TooLarge,
    #[error("This is a Word document. Save it as PDF (File, Save As, “PDF”), and add that.")]
    Word,
    #[error(
        "This photo is in Apple’s own format (HEIC). Share it as JPEG, or print it to PDF, and add that."
    )]
    Heic,
    #[error("This scan is a TIFF, which browsers do not show. Save it as PDF, and add that.")]
    Tiff,
    #[error("This is neither a PDF nor a picture (JPEG, PNG, WebP). Save it as PDF, and add that.")]
    OtherKind,
    #[error("Choose what the file is, then add it again.")]
    NobodySaysWhat,
}

impl FileKind {
    pub const ALL: [FileKind; 4] = [FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::Webp];

    /// Tells a file by its bytes. Files that people choose by mistake are known by how they begin.
    pub fn told_by(bytes: &[u8]) -> Result<FileKind, NotKept> {
        let at = |place: usize, mark: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(mark));
        let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
        match () {
            () if bytes.is_empty() => Err(NotKept::Empty),
            () if bytes.len() > MAX_BYTES => Err(NotKept::TooLarge),
            () if at(0, b"%PDF-") => Ok(FileKind::Pdf),
            () if at(0, b"\xFF\xD8\xFF") => Ok(FileKind::Jpeg),
            () if at(0, b"\x89PNG\r\n\x1A\n") => Ok(FileKind::Png),
            () if at(0, b"RIFF") && at(8, b"WEBP") => Ok(FileKind::Webp),
            () if at(4, b"ftyphe") || at(4, b"ftypmif1") => Err(NotKept::Heic),
            () if at(0, b"II*\0") || at(0, b"MM\0*") => Err(NotKept::Tiff),
            // The names of the parts stand in the clear inside a document of Word.
            () if at(0, b"\xD0\xCF\x11\xE0") || at(0, b"PK\x03\x04") && has(b"word/") => Err(NotKept::Word),
            () => Err(NotKept::OtherKind),
        }
    }

    /// What a browser is told, and the database keeps.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Webp => "image/webp",
        }
    }

    pub fn from_media_type(text: &str) -> Option<FileKind> {
        FileKind::ALL.into_iter().find(|kind| kind.media_type() == text)
    }

    fn ending(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
            FileKind::Webp => "webp",
        }
    }
}

/// Letters of a name that are kept.
const MOST_LETTERS: usize = 100;

/// The name under which a file is kept: the last part of what the browser says, without what no name needs, and with the
/// ending of what it really is.
pub fn kept_name(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control() && *c != '"').take(MOST_LETTERS).collect();
    let stem = stem.trim().trim_matches('.');
    format!("{}.{}", if stem.is_empty() { "document" } else { stem }, kind.ending())
}

/// “340 kB”, “1.2 MB”.
pub fn size_in_words(bytes: i64) -> String {
    const KB: i64 = 1024;
    const MB: i64 = 1024 * KB;
    if bytes < MB {
        return format!("{} kB", bytes.saturating_add(KB - 1) / KB);
    }
    let tenths = bytes.saturating_mul(10) / MB;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_first_bytes_whatever_it_is_called() {
        for (bytes, kind) in [
            (&b"%PDF-1.7\n..."[..], FileKind::Pdf),
            (b"\xFF\xD8\xFF\xE0....", FileKind::Jpeg),
            (b"\x89PNG\r\n\x1A\n....", FileKind::Png),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Webp),
        ] {
            assert_eq!(FileKind::told_by(bytes), Ok(kind));
        }
    }

    #[test]
    fn what_no_browser_shows_is_refused_and_says_what_to_do() {
        for (bytes, why) in [
            (&b""[..], NotKept::Empty),
            (b"PK\x03\x04....word/document.xml", NotKept::Word),
            (b"\xD0\xCF\x11\xE0....", NotKept::Word),
            (b"\0\0\0\x18ftypheic....", NotKept::Heic),
            (b"II*\0....", NotKept::Tiff),
            (b"PK\x03\x04....xl/workbook.xml", NotKept::OtherKind),
            (b"<html><script>", NotKept::OtherKind),
            (b"RIFF\x10\0\0\0AVI LIST", NotKept::OtherKind),
            (b" %PDF-1.7", NotKept::OtherKind),
        ] {
            assert_eq!(FileKind::told_by(bytes), Err(why), "{bytes:?}");
        }
        let mut large = b"%PDF-1.7".to_vec();
        large.resize(MAX_BYTES + 1, b' ');
        assert_eq!(FileKind::told_by(&large), Err(NotKept::TooLarge));
        large.pop();
        assert_eq!(FileKind::told_by(&large), Ok(FileKind::Pdf));
        assert!(NotKept::TooLarge.to_string().starts_with("This file is larger than 20 MB. Scan it"));
    }

    #[test]
    fn a_name_loses_its_folders_and_gets_the_ending_of_what_the_file_is() {
        for (given, kind, kept) in [
            ("C:\\Scans\\Ownchild file.PDF", FileKind::Pdf, "Ownchild file.pdf"),
            ("../../etc/passwd", FileKind::Jpeg, "passwd.jpg"),
            ("report.exe", FileKind::Pdf, "report.pdf"),
            ("EP report v1.2.pdf", FileKind::Pdf, "EP report v1.2.pdf"),
            ("a\"b\r\nc.png", FileKind::Png, "abc.png"),
            ("", FileKind::Webp, "document.webp"),
            (".pdf", FileKind::Pdf, "document.pdf"),
        ] {
            assert_eq!(kept_name(given, kind), kept, "{given}");
        }
        assert_eq!(kept_name(&"é".repeat(300), FileKind::Pdf).chars().count(), MOST_LETTERS + 4);
    }

    #[test]
    fn every_kind_is_one_that_the_database_allows_and_is_read_back() {
        let migration = include_str!("../../../migrations/0014_placing_and_documents.sql");
        for kind in FileKind::ALL {
            assert!(migration.contains(&format!("'{}'", kind.media_type())));
            assert_eq!(FileKind::from_media_type(kind.media_type()), Some(kind));
        }
        assert_eq!(FileKind::from_media_type("text/html"), None);
    }

    #[test]
    fn a_size_is_read_in_kilobytes_and_from_one_megabyte_on_in_megabytes() {
        let sizes = [1, 1024, 1025, 1024 * 1024, 1_300_000].map(size_in_words);
        assert_eq!(sizes, ["1 kB", "1 kB", "2 kB", "1.0 MB", "1.2 MB"]);
    }
}
