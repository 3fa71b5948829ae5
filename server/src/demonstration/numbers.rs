//! The numbers that follow a child: the school's own, and the unique pupil number.

use app::pupils::{PupilRecord, Upn, UpnError};
use chrono::Datelike;

/// Numbers the children in the order in which they joined.
pub(super) fn give(children: &mut [PupilRecord]) {
    let mut in_order: Vec<&mut PupilRecord> = children.iter_mut().collect();
    in_order.sort_by_key(|child| child.admitted_on);
    let (mut year, mut serial) = (0, 0);
    for (number, child) in (7001..).zip(in_order) {
        child.admission_no = Some(format!("{number:06}"));
        let joined = child.admitted_on.map_or(0, |day| day.year());
        serial = if joined == year { serial + 1 } else { 501 };
        year = joined;
        child.upn = upn(year, serial);
    }
}

/// A unique pupil number of local authority 999, which does not exist, and its school 9001.
fn upn(year: i32, serial: u32) -> Option<Upn> {
    let figures = format!("9999001{:02}{serial:03}", year.rem_euclid(100));
    match Upn::parse(&format!("A{figures}")) {
        Err(UpnError::CheckLetter { right, .. }) => Upn::parse(&format!("{right}{figures}")).ok(),
        read => read.ok(),
    }
}
