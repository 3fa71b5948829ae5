//! How much a packed workbook holds, told before any of it is read. What it says of itself may be a lie, and a file of a
//! megabyte can hold a thousand: it is unpacked once to nowhere, and no further than the bound.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::Unreadable;

/// The parts of a workbook together, unpacked. A list of a thousand children is a tenth of this.
pub(super) const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

/// A workbook of one sheet has a dozen parts; one of a year’s sheets with pictures some hundreds.
const MOST_PARTS: usize = 500;

/// Whether a packed file has few enough parts and, unpacked, few enough bytes: as it says of itself, and as it is.
pub(super) fn unpacks_within_bounds(bytes: &[u8]) -> Result<(), Unreadable> {
    unpacks_to_at_most(MOST_UNPACKED, bytes)
}

fn unpacks_to_at_most(most: u64, bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::WorkbookBroken)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::WorkbookOfTooManyParts { most: MOST_PARTS });
    }
    let mut room = most;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::WorkbookBroken)?;
        if part.size() > room {
            return Err(too_large());
        }
        // One byte more than there is room for is enough to know.
        let unpacked = copy(&mut part.take(room + 1), &mut sink()).map_err(|_| Unreadable::WorkbookBroken)?;
        room = room.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

pub(super) fn too_large() -> Unreadable {
    Unreadable::WorkbookUnpacksTooLarge { most_mb: MOST_UNPACKED / 1024 / 1024 }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// Enough to test with.
    const MOST: u64 = 1_000_000;

    /// A packed file of parts, each of so many noughts.
    fn packed(parts: &[usize]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (number, size) in parts.iter().enumerate() {
            writer.start_file(format!("xl/{number}.xml"), SimpleFileOptions::default()).unwrap();
            writer.write_all(&vec![b'0'; *size]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// The same file, that says of each part that it unpacks to ten bytes.
    fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
        // Where the size stands in the head of a part, and in the list of parts at the end.
        for (head, place) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
            let heads: Vec<usize> =
                (0..bytes.len() - 4).filter(|at| &bytes[*at..*at + 4] == head.as_slice()).collect();
            for at in heads {
                bytes[at + place..at + place + 4].copy_from_slice(&10_u32.to_le_bytes());
            }
        }
        bytes
    }

    #[test]
    fn a_file_that_unpacks_to_a_list_of_children_is_within_bounds() {
        assert_eq!(unpacks_to_at_most(MOST, &packed(&[20_000, 0, 980_000])), Ok(()));
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_refused() {
        for parts in [vec![1_000_001], vec![600_000, 600_000]] {
            let bomb = packed(&parts);
            assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
            assert_eq!(unpacks_to_at_most(MOST, &bomb), Err(too_large()));
            // Whatever it says of itself.
            let refused = unpacks_to_at_most(MOST, &lying(bomb)).unwrap_err();
            assert!(refused == too_large() || refused == Unreadable::WorkbookBroken, "{refused}");
        }
    }

    #[test]
    fn a_file_of_thousands_of_parts_is_refused() {
        let parts = vec![1; MOST_PARTS + 1];
        let refused = Err(Unreadable::WorkbookOfTooManyParts { most: MOST_PARTS });
        assert_eq!(unpacks_within_bounds(&packed(&parts)), refused);
    }

    #[test]
    fn what_is_no_packed_file_is_broken() {
        assert_eq!(unpacks_within_bounds(b"PK\x03\x04xl/workbook.xml"), Err(Unreadable::WorkbookBroken));
    }
}
