use super::*;
use crate::pupils::{
    Summary,
    sample::{apply, reading, register},
};

const HEAD: &str = "UPN|Adno|Surname|Forename|DOB|Class|SEN Status|SEN Need 1|Contact 1 Name|Contact 1 Relationship|Contact 1 Email\n";
const ISLA: &str =
    "V999900126001|4001|Hall|Isla|12/08/2022|RAcorn|K|ASD|Ms Layla Hall|Mother|layla@example.org\n";
const ALBIE: &str = "J999900126002|4002|Barnes|Albie|09/10/2021|RHolly|N||||\n";

fn list(rows: &[&str]) -> String {
    format!("{HEAD}{}", rows.concat())
}

fn fields(preview: &Preview) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let all = preview.changed.iter().chain(&preview.returning).flat_map(|change| &change.fields);
    all.map(|change| (change.field.as_str(), change.was.as_deref(), change.becomes.as_deref())).collect()
}

#[test]
fn an_empty_register_takes_everybody_as_new() {
    let preview = compare(&[], reading(&list(&[ISLA, ALBIE])));
    assert_eq!(preview.new.len(), 2);
    assert_eq!(preview.by_provision.sen_support, 1);
}

#[test]
fn the_same_list_again_changes_nothing() {
    let held = register(&list(&[ISLA, ALBIE]));
    let preview = compare(&held, reading(&list(&[ALBIE, ISLA])));
    assert_eq!((preview.unchanged.len(), preview.changed.len(), preview.new.len()), (2, 0, 0));
}

#[test]
fn what_changes_is_told_field_by_field() {
    let held = register(&list(&[ISLA]));
    let said = ISLA.replace("RAcorn|K|ASD", "1Ash|E|SLCN").replace("layla@", "new@");
    let preview = compare(&held, reading(&list(&[&said])));
    assert_eq!(
        fields(&preview),
        [
            ("Class", Some("RAcorn"), Some("1Ash")),
            ("SEN provision", Some("K (SEN support)"), Some("E (Education, health and care plan)")),
            ("SEN needs", Some("ASD"), Some("SLCN")),
            ("Layla Hall (Mother): email", Some("layla@example.org"), Some("new@example.org")),
        ]
    );
}

#[test]
fn what_a_list_does_not_state_is_never_blanked() {
    let held = register(&list(&[ISLA]));
    for said in [
        "UPN|Name|DOB\nV999900126001|Isla Hall|12/08/2022",
        "UPN|Name|DOB|Class|SEN Status\nV999900126001|Isla Hall|12/08/2022||",
    ] {
        assert_eq!(compare(&held, reading(said)).unchanged.len(), 1, "{said}");
    }
}

#[test]
fn the_day_since_which_a_code_holds_goes_with_the_code() {
    let list = |code: &str, since: &str| {
        format!("UPN|Name|DOB|SEN Status|SEN Start Date\nV999900126001|Isla Hall|12/08/2022|{code}|{since}")
    };
    let held = register(&list("K", "03/11/2026"));
    let changes = |said: &str| {
        let preview = compare(&held, reading(said));
        let said = fields(&preview).into_iter().map(|(field, was, becomes)| {
            (field.to_owned(), was.map(str::to_owned), becomes.map(str::to_owned))
        });
        (said.collect::<Vec<_>>(), apply(&held, &preview)[0].record.sen_since)
    };
    let since = |becomes: Option<&str>| {
        let was = Some("3 Nov 2026".to_owned());
        ("SEN start date".to_owned(), was, becomes.map(str::to_owned))
    };
    // Another code without a day: since when it holds nobody has said.
    let (ended, day) = changes(&list("N", ""));
    assert_eq!((ended.len(), &ended[1], day), (2, &since(None), None));
    let without_column = "UPN|Name|DOB|SEN Status\nV999900126001|Isla Hall|12/08/2022|E";
    assert_eq!(changes(without_column).0[1], since(None));
    // Another code with its day.
    assert_eq!(changes(&list("E", "20/11/2026")).0[1], since(Some("20 Nov 2026")));
    // The same code, or none stated, leaves the day as it is.
    assert_eq!((changes(&list("K", "")).0, changes(&list("", "")).0), (Vec::new(), Vec::new()));
    assert_eq!(changes(&list("K", "02/11/2026")).0, [since(Some("2 Nov 2026"))]);
}

#[test]
fn a_day_that_a_list_gave_without_a_code_stays_when_the_code_is_first_stated() {
    let held = register("UPN|Name|DOB|SEN Start Date\nV999900126001|Isla Hall|12/08/2022|03/11/2026");
    let preview = compare(&held, reading("UPN|Name|DOB|SEN Status\nV999900126001|Isla Hall|12/08/2022|K"));
    assert_eq!(fields(&preview), [("SEN provision", None, Some("K (SEN support)"))]);
}

#[test]
fn a_blank_status_in_a_file_that_never_writes_n_takes_no_code_away() {
    let held = register(&list(&[ISLA, ALBIE]));
    let preview = compare(
        &held,
        reading(
            "UPN|Name|DOB|SEN status|SEN needs\nV999900126001|Isla Hall|12/08/2022||\nJ999900126002|Albie Barnes|09/10/2021|SEN Support (K)|MLD",
        ),
    );
    assert_eq!((preview.unchanged.as_slice(), preview.changed.len()), ([PupilId(1)].as_slice(), 1));
    assert_eq!(apply(&held, &preview)[0].record.provision, held[0].record.provision);
}

#[test]
fn a_child_with_the_code_n_and_no_need_loses_the_need_that_was_held() {
    let held = register(&list(&[ISLA]));
    let preview = compare(&held, reading(&list(&[&ISLA.replace("K|ASD", "N|")])));
    assert_eq!(fields(&preview)[1], ("SEN needs", Some("ASD"), None));
}

#[test]
fn a_new_upn_is_a_change_if_admission_number_and_birthday_agree() {
    let held = register(&list(&[ISLA]));
    let preview = compare(
        &held,
        reading(&list(&[&ISLA.replace("V999900126001", "Y999900126003").replace("4001", "004001")])),
    );
    assert_eq!(fields(&preview), [("UPN", Some("V999900126001"), Some("Y999900126003"))]);
}

#[test]
fn a_upn_with_another_birthday_and_another_name_looks_like_another_child() {
    let held = register(&list(&[ISLA]));
    let other = "V999900126001|77|Khan|Omar|01/02/2020|3Oak|N||||\n";
    let preview = compare(&held, reading(&list(&[other])));
    assert!(
        preview.problems[0]
            .message
            .starts_with("This looks like another child: the register has this UPN for Isla Hall")
    );
    assert!(preview.missing.is_empty() && preview.new.is_empty());
    let birthday = compare(&held, reading(&list(&[&ISLA.replace("12/08", "13/08")])));
    assert_eq!(fields(&birthday), [("Date of birth", Some("12 Aug 2022"), Some("13 Aug 2022"))]);
    let renamed = compare(&held, reading(&list(&[&ISLA.replace("|Hall|Isla", "|Khan|Isla")])));
    assert_eq!(fields(&renamed), [("Legal surname", Some("Hall"), Some("Khan"))]);
}

#[test]
fn numbers_that_point_to_different_children_are_a_problem() {
    let held = register(&list(&[ISLA, ALBIE]));
    let mixed = "V999900126001|4002|Barnes|Albie|09/10/2021|RHolly|N||||\n";
    let preview = compare(&held, reading(&list(&[mixed])));
    assert!(preview.problems[0].message.contains("(Isla Hall, Albie Barnes)"));
    assert!(preview.missing.is_empty());
}

#[test]
fn a_name_and_birthday_under_other_numbers_is_asked_about_and_not_added_twice() {
    let held = register(&list(&[ISLA]));
    let said = ISLA.replace("V999900126001|4001", "Y999900126003|88");
    let preview = compare(&held, reading(&list(&[&said])));
    assert_eq!((preview.new.len(), preview.problems.len(), preview.missing.len()), (0, 1, 0));
    // The message leads to places that there are.
    let message = &preview.problems[0].message;
    assert!(
        message.contains("“Change the record”") && message.contains("“Add a child by hand”"),
        "{message}"
    );
    // With the held child in the list as well, the other is a namesake.
    let preview = compare(&held, reading(&list(&[ISLA, &said])));
    assert_eq!((preview.new.len(), preview.unchanged.len(), preview.problems.len()), (1, 1, 0));
}

#[test]
fn a_child_who_is_not_in_the_list_is_offered_as_a_leaver_unless_the_row_is_bad() {
    let held = register(&list(&[ISLA, ALBIE]));
    let preview = compare(&held, reading(&list(&[ISLA])));
    assert_eq!(preview.missing, [Missing { id: PupilId(2), name: "Albie Barnes".to_owned() }]);
    let preview = compare(&held, reading(&list(&[ISLA, &ALBIE.replace("|N|", "|Q|")])));
    assert_eq!((preview.missing.len(), preview.problems.len()), (0, 1));
    // Even a row with a wrong UPN and no admission number is known by name and birthday.
    let preview =
        compare(&held, reading(&list(&[ISLA, &ALBIE.replace("J999900126002|4002", "A999900126002|")])));
    assert_eq!((preview.missing.len(), preview.problems.len()), (0, 1));
    // And a row of which nothing but the name can be read is known by the name.
    let row = ALBIE.replace("J999900126002|4002", "A999900126002|").replace("09/10/2021", "31/02/2021");
    assert_eq!(compare(&held, reading(&list(&[ISLA, &row]))).missing, []);
    assert_eq!(compare(&held, reading(&list(&[ISLA, "||Barnes|Albie|||||||\n"]))).missing, []);
}

#[test]
fn an_admission_number_that_another_child_has_is_told_of_as_what_it_is() {
    let held = register(&list(&[ISLA]));
    let problem = |row: &str| compare(&held, reading(&list(&[row]))).problems.remove(0).message;
    let with_upn = problem("Y999900126003|4001|Khan|Omar|01/02/2020|3Oak|N||||\n");
    assert!(
        with_upn.starts_with("The register has this admission number for Isla Hall, born 12 Aug 2022, and does not know this UPN."),
        "{with_upn}"
    );
    let without = problem("|4001|Khan|Omar|01/02/2020|3Oak|N||||\n");
    assert!(without.contains("and there is no UPN to tell by."), "{without}");
}

#[test]
fn a_child_who_had_left_and_is_in_the_list_again_returns() {
    let mut held = register(&list(&[ISLA, ALBIE]));
    held[0].on_roll = false;
    let preview = compare(&held, reading(&list(&[&ISLA.replace("RAcorn", "1Ash"), ALBIE])));
    assert_eq!((preview.returning.len(), preview.changed.len(), preview.missing.len()), (1, 0, 0));
    assert_eq!(fields(&preview), [("Class", Some("RAcorn"), Some("1Ash"))]);
    assert_eq!(Summary::from(&preview).changed, 1);
    assert_eq!(
        compare(&apply(&held, &preview), reading(&list(&[&ISLA.replace("RAcorn", "1Ash"), ALBIE])))
            .unchanged
            .len(),
        2
    );
}

#[test]
fn a_whole_trust_of_20_000_children_is_compared_in_seconds() {
    let rows: Vec<String> =
        (0..20_000).map(|n| format!("{n}|Hall{n}|Isla|12/08/2022|{}Oak", n % 6)).collect();
    let said = reading(&format!("Adno|Surname|Forename|DOB|Class\n{}", rows.join("\n")));
    let start = std::time::Instant::now();
    let held = apply(&[], &compare(&[], said.clone()));
    assert_eq!(compare(&held, said).unchanged.len(), 20_000);
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
}
