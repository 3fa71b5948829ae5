//! An import in numbers, for a log, a test or another program.

use serde::{Deserialize, Serialize};

use super::{diff::Preview, problems::Problem, rows::ByProvision};

/// What an import would do, as counts. Children who return count as changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Rows about children in the file.
    pub rows: u32,
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Children on roll who are not in the file.
    pub missing: usize,
    pub problems: Vec<Problem>,
    /// Children read from the file, by SEN provision.
    pub by_provision: ByProvision,
}

impl From<&Preview> for Summary {
    fn from(preview: &Preview) -> Self {
        Summary {
            rows: preview.rows,
            new: preview.new.len(),
            changed: preview.changed.len() + preview.returning.len(),
            unchanged: preview.unchanged.len(),
            missing: preview.missing.len(),
            problems: preview.problems.clone(),
            by_provision: preview.by_provision,
        }
    }
}

#[cfg(all(test, feature = "ui"))]
mod tests {
    use super::*;
    use crate::pupils::{compare, sample::reading};

    #[test]
    fn the_summary_has_the_shape_that_other_programs_read() {
        let list = "UPN|Name|DOB|SEN Status\nV999900126001|Isla Hall|12/08/2022|K\nA999900126002|Albie Hall|09/10/2021|N";
        let json = serde_json::to_value(Summary::from(&compare(&[], reading(list)))).unwrap();
        let message = json["problems"][0]["message"].clone();
        let expected = serde_json::json!({
            "rows": 2, "new": 1, "changed": 0, "unchanged": 0, "missing": 0,
            "problems": [{ "row": 3, "column": "UPN", "value": "A999900126002", "message": message }],
            "by_provision": { "N": 0, "K": 1, "E": 0 },
        });
        assert_eq!(json, expected);
    }
}
