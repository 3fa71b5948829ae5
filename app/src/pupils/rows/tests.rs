use crate::pupils::{
    ByProvision, Provision, SenType, Sex,
    sample::{child, reading},
};

const ISLA: &str = "V999900126001";
const ALBIE: &str = "J999900126002";

/// The only problem of a list.
fn problem(text: &str) -> String {
    let reading = reading(text);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    reading.problems[0].to_string()
}

#[test]
fn a_row_is_read_into_what_it_says() {
    let isla = child(&format!(
        "UPN|Adno|Surname|Forename|DOB|Gender|Year|Reg|SEN Status|SEN Need 2|SEN Need 1|FSM|Ethnicity\n\
         {ISLA}|004001|Hall|  Isla\u{a0} |12 Aug 2022|F|Year  1|1Ash|K - SEN Support|HI|ASD|Y|WBRI"
    ));
    assert_eq!(isla.known_as(), "Isla Hall");
    assert_eq!(isla.admission_no.as_deref(), Some("004001"));
    assert_eq!((isla.sex, isla.fsm, isla.eal), (Some(Sex::Female), Some(true), None));
    assert_eq!(isla.provision, Some(Provision::SenSupport));
    assert_eq!(isla.needs, Some(vec![SenType::Asd, SenType::Hi]));
}

#[test]
fn a_row_for_each_need_makes_one_child_with_needs_by_rank() {
    let isla = child(&format!(
        "UPN|Full Name|DOB|SEN Provision Code|SEN Need|SEN Need Rank\n\
         {ISLA}|Hall, Isla|2022-08-12|K|HI|2\n{ISLA}|Hall, Isla|2022-08-12|K|ASD|1"
    ));
    assert_eq!(isla.needs, Some(vec![SenType::Asd, SenType::Hi]));
}

#[test]
fn a_row_for_each_adult_makes_one_child_with_several_adults() {
    let isla = child(&format!(
        "UPN|Name|DOB|Contact Name|Contact Relationship\n\
         {ISLA}|Isla Hall|12/08/2022|Ms Layla Hall|Mother\n{ISLA}|Isla Hall|12/08/2022|Hall, Mr Omar|Father"
    ));
    let adults: Vec<String> = isla.contacts.iter().map(ToString::to_string).collect();
    assert_eq!(adults, ["Ms Layla Hall (Mother)", "Mr Omar Hall (Father)"]);
}

#[test]
fn a_blank_need_means_none_only_for_a_child_with_the_code_n() {
    let needs = |code: &str| {
        child(&format!("UPN|Name|DOB|SEN Status|SEN Need 1\n{ISLA}|Isla Hall|12/08/2022|{code}|")).needs
    };
    assert_eq!(needs("N"), Some(Vec::new()));
    assert_eq!(needs("K"), None);
    assert_eq!(needs(""), None);
}

#[test]
fn all_problems_of_a_row_are_told_together_and_the_good_rows_are_still_read() {
    let reading = reading(&format!(
        "UPN|Name|DOB|SEN Status|SEN Need 1|Year\n\
         A999900126001|Isla Hall|31/02/2020|S|DYSX|Acorn\n{ALBIE}|Albie Hall|09/10/2021|N||R"
    ));
    let told: Vec<&str> = reading.problems.iter().map(|problem| problem.column.as_str()).collect();
    assert_eq!(told, ["UPN", "DOB", "SEN Need 1", "SEN Status", "Year"]);
    assert!(reading.problems.iter().all(|problem| problem.row == 2 && !problem.message.is_empty()));
    assert_eq!(reading.pupils.len(), 1);
    assert_eq!(reading.rows, 2);
    assert_eq!(reading.unread[0].name, "Isla Hall");
}

#[test]
fn a_problem_says_row_column_what_is_there_and_what_to_do() {
    let told = problem("UPN|Name|DOB\nA999900126001|Isla Hall|12/08/2022");
    assert!(
        told.starts_with("Row 2, UPN: “A999900126001”. A UPN with these figures starts with V, not A."),
        "{told}"
    );
}

#[test]
fn a_birthday_that_cannot_be_is_refused() {
    for (dob, says) in [
        ("31/02/2020", "not a day in the calendar"),
        ("12/08/20", "the year in full"),
        ("25/11/2026", "still to come"),
        ("23/11/2001", "more than 25 years"),
        ("", "date of birth is missing"),
    ] {
        let told = problem(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|{dob}"));
        assert!(told.contains(says), "{dob}: {told}");
    }
    child(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|24/11/2026"));
    child(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|24/11/2001"));
}

#[test]
fn a_child_without_a_name_or_a_number_is_refused() {
    assert!(
        problem(&format!("UPN|Surname|Forename|DOB\n{ISLA}||Isla|12/08/2022")).contains("surname is missing")
    );
    assert!(problem(&format!("UPN|Name|DOB\n{ISLA}|Isla|12/08/2022")).contains("surname is missing"));
    let nameless = reading(&format!("UPN|Surname|Forename|DOB\n{ISLA}|||12/08/2022"));
    assert_eq!(nameless.problems.len(), 2);
    assert!(
        problem("UPN|Adno|Name|DOB\n||Isla Hall|12/08/2022")
            .contains("neither a UPN nor an admission number")
    );
    child("UPN|Adno|Name|DOB\n|4001|Isla Hall|12/08/2022");
}

#[test]
fn a_short_row_and_a_long_row_are_told_of_but_blank_cells_at_the_end_do_no_harm() {
    assert!(
        problem(&format!("UPN|Name|DOB|Class\n{ISLA}|Isla Hall|12/08/2022"))
            .contains("3 cells where the headings have 4")
    );
    assert!(problem(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022|more")).contains("too many"));
    child(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022||"));
}

#[test]
fn totals_and_blank_rows_are_not_about_children() {
    let reading = reading(&format!(
        "UPN|Name|DOB\n||\n{ISLA}|Isla Hall|12/08/2022\nTotal: 1||\nTotal|1|\nNumber of pupils|1|\n1 pupils\nReport generated 24/11/2026"
    ));
    assert_eq!((reading.rows, reading.pupils.len(), reading.problems.len()), (1, 1, 0));
    assert_eq!(reading.pupils[0].0, 3);
}

#[test]
fn every_kind_of_note_at_the_foot_is_left_out() {
    for foot in [
        "Total: 398||",
        "TOTAL|398|",
        "Grand total|||398|45|12",
        "Total pupils on roll|398",
        "Number of pupils: 398",
        "Count of students||398",
        "398 records",
        "Pupils: 398",
        "Page 1 of 3",
        "Page 2||",
        "|Page 3/3|",
        "Report generated 24/11/2026",
        "Report generated on 24/11/2026 10:41 by Mrs P Lindqvist",
        "Printed on 24 Nov 2026|Page 1 of 3",
        "Date printed:||24/11/2026",
        "Exported by office@fernhollow.example.org",
        "*** End of report ***",
    ] {
        let reading = reading(&format!("Name|UPN|Class|EAL|FSM|DOB\nIsla Hall|{ISLA}||||12/08/2022\n{foot}"));
        assert_eq!((reading.rows, reading.problems), (1, Vec::new()), "{foot}");
    }
}

#[test]
fn a_row_with_a_number_or_a_birthday_is_never_taken_for_a_foot() {
    let head = "Name|UPN|Adno|DOB";
    for row in [
        format!("Page, Isla|{ISLA}||"),
        format!("Page, Isla|{ISLA}|"),
        format!("Page|{ISLA}||"),
        format!("Page 1 of 3|{ISLA}||"),
        "Page 1 of 3|A999900126001||".to_owned(),
        "Page 1 of 3|999900126001||".to_owned(),
        "Page 1 of 3||4001|".to_owned(),
        "Page 1 of 3|||12/08/2022".to_owned(),
        "Total|||12/08/2022".to_owned(),
        "Total|||44785".to_owned(),
        "Report, Isla||4001|".to_owned(),
        "Count||4001|".to_owned(),
    ] {
        let reading = reading(&format!("{head}\nAlbie Hall|{ALBIE}|7|09/10/2021\n{row}"));
        assert_eq!((reading.rows, reading.pupils.len()), (2, 1), "{row}");
        assert!(reading.problems.iter().all(|problem| problem.row == 3), "{row}");
        assert!(!reading.problems.is_empty() && reading.unread.len() == 1, "{row}");
    }
}

#[test]
fn a_total_under_the_admission_numbers_is_a_total_if_it_counts_what_stands_above_it() {
    let list = |total: &str| {
        reading(&format!(
            "Name|Adno|DOB|SEN Need\nIsla Hall|4001|12/08/2022|ASD\nIsla Hall|4001|12/08/2022|HI\nAlbie Hall|4002|09/10/2021|\n{total}"
        ))
    };
    for total in ["Total|2||", "Total|3||"] {
        assert_eq!((list(total).rows, list(total).problems.len()), (3, 0), "{total}");
    }
    assert_eq!((list("Total|4003||").rows, list("Total|4003||").unread.len()), (4, 1));
}

#[test]
fn a_row_that_may_be_a_note_or_a_child_is_told_of_once_with_what_to_do() {
    for row in ["Millbrook Primary School||", "Printed matter, please shred", "Page||", "Isla Hall||"] {
        let told = problem(&format!("Name|UPN|DOB\nAlbie Hall|{ALBIE}|09/10/2021\n{row}"));
        assert!(told.starts_with("Row 3, whole row: “"), "{told}");
        assert!(told.contains("If it is a note or a total, take the row out"), "{told}");
    }
}

#[test]
fn headings_that_are_repeated_on_each_page_are_not_about_a_child() {
    let reading = reading(&format!(
        "Name|UPN|DOB\nIsla Hall|{ISLA}|12/08/2022\nNAME|UPN|D.O.B.\nName|UPN|DOB|\nAlbie Hall|{ALBIE}|09/10/2021"
    ));
    assert_eq!((reading.rows, reading.pupils.len(), reading.problems), (2, 2, Vec::new()));
}

#[test]
fn a_child_called_total_is_a_child() {
    child(&format!("Name|UPN|DOB\nTotal Hall|{ISLA}|12/08/2022"));
}

#[test]
fn a_cell_beyond_the_headings_is_told_of_wherever_it_stands() {
    let told = problem(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022|||more"));
    assert!(
        told.starts_with("Row 2, whole row: “more”. This row has more cells than the 3 headings"),
        "{told}"
    );
}

#[test]
fn a_row_may_lack_cells_only_where_no_heading_stands() {
    child(&format!("UPN|Name|DOB||\n{ISLA}|Isla Hall|12/08/2022"));
    assert!(
        problem(&format!("UPN|Name|DOB|Class|\n{ISLA}|Isla Hall|12/08/2022"))
            .contains("3 cells where the headings have 4")
    );
}

#[test]
fn a_dash_or_not_applicable_states_nothing() {
    let list = |row: &str| format!("UPN|Name|DOB|Class|SEN Status|SEN Need 1\n{ISLA}|Isla Hall|{row}");
    for blank in ["-", "–", "--", "."] {
        let isla = child(&list(&format!("12/08/2022|{blank}|{blank}|{blank}")));
        assert_eq!((isla.class_name, isla.provision, isla.needs), (None, None, None), "{blank}");
    }
    for blank in ["N/A", "n/a", "Not stated", "Unknown"] {
        assert_eq!(child(&list(&format!("12/08/2022||{blank}|"))).provision, None, "{blank}");
    }
    for none in ["None", "N/A", "No need"] {
        assert_eq!(child(&list(&format!("12/08/2022||K|{none}"))).needs, None, "{none}");
        assert_eq!(child(&list(&format!("12/08/2022||N|{none}"))).needs, Some(Vec::new()), "{none}");
    }
    assert!(problem(&list("-|||")).contains("date of birth is missing"));
}

#[test]
fn the_rank_of_a_need_may_be_a_word() {
    let isla = child(&format!(
        "UPN|Full Name|DOB|SEN Need|SEN Need Rank\n\
         {ISLA}|Hall, Isla|2022-08-12|HI|Secondary\n{ISLA}|Hall, Isla|2022-08-12|ASD|Primary"
    ));
    assert_eq!(isla.needs, Some(vec![SenType::Asd, SenType::Hi]));
}

#[test]
fn a_row_for_each_need_with_each_adult_makes_one_child() {
    let row = |need: &str, adult: &str| format!("\n{ISLA}|Isla Hall|12/08/2022|{need}|{adult}");
    let isla = child(&format!(
        "UPN|Name|DOB|SEN Need|Contact Name{}{}{}{}",
        row("ASD", "Layla Hall"),
        row("ASD", "Omar Hall"),
        row("HI", "Layla Hall"),
        row("HI", "Omar Hall")
    ));
    assert_eq!((isla.needs, isla.contacts.len()), (Some(vec![SenType::Asd, SenType::Hi]), 2));
}

#[test]
fn a_bad_need_row_that_is_known_only_by_name_and_birthday_spoils_the_child_too() {
    let reading = reading(&format!(
        "UPN|Name|DOB|SEN Need\n{ISLA}|Isla Hall|12/08/2022|ASD\nA999900126001|Isla Hall|12/08/2022|HI"
    ));
    assert_eq!((reading.pupils.len(), reading.problems.len()), (0, 1));
}

#[test]
fn a_mobile_goes_before_another_number_of_the_same_adult() {
    let phone = |numbers: &str| {
        child(&format!(
            "UPN|Name|DOB|Contact 1 Name|Contact 1 Home Phone|Contact 1 Mobile\n{ISLA}|Isla Hall|12/08/2022|Layla Hall|{numbers}"
        ))
        .contacts
        .remove(0)
        .phone
    };
    assert_eq!(phone("0161 496 0000|07700 900964").as_deref(), Some("07700 900964"));
    assert_eq!(phone("0161 496 0000|").as_deref(), Some("0161 496 0000"));
}

#[test]
fn a_whole_preferred_name_with_another_surname_is_not_all_forename() {
    let preferred = |heading: &str, row: &str| {
        let isla = child(&format!("UPN|Legal Surname|Legal Forename|DOB|{heading}\n{ISLA}|{row}"));
        (isla.preferred.surname, isla.preferred.forename)
    };
    let some = |text: &str| Some(text.to_owned());
    for heading in ["Student", "Display Name", "Preferred Full Name"] {
        let name = preferred(heading, "Hall|Isla|12/08/2022|Isla Khan");
        assert_eq!(name, (some("Khan"), some("Isla")), "{heading}");
    }
    let double = preferred("Student", "van der Berg|Mary|12/08/2022|Mary Ann van der Berg");
    assert_eq!(double, (some("van der Berg"), some("Mary Ann")));
    // “Preferred Name” is often the forename alone.
    assert_eq!(preferred("Preferred Name", "Hall|Mary|12/08/2022|Mary Ann"), (None, some("Mary Ann")));
}

#[test]
fn a_repeated_row_is_told_of_and_the_first_is_used() {
    let list = format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022\n{ISLA}|Isla Hall|12/08/2022");
    assert!(problem(&list).starts_with("Row 3, UPN: “V999900126001”. The same child is in row 2 already."));
    assert_eq!(reading(&list).pupils.len(), 1);
}

#[test]
fn two_children_under_one_number_are_told_of_and_neither_is_used() {
    let same_upn = format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022\n{ISLA}|Omar Hall|12/08/2022");
    assert!(problem(&same_upn).contains("Row 2 has the same UPN but another legal forename"));
    assert!(reading(&same_upn).pupils.is_empty());
    let same_number =
        format!("UPN|Adno|Name|DOB\n{ISLA}|4001|Isla Hall|12/08/2022\n{ALBIE}|004001|Isla Hall|12/08/2022");
    assert!(problem(&same_number).contains("the same admission number but another UPN"));
    assert_eq!(reading(&same_number).unread.len(), 2);
}

#[test]
fn a_need_row_that_contradicts_or_cannot_be_read_spoils_the_child_and_not_the_list() {
    let head = "UPN|Name|DOB|SEN Need|SEN Need Rank";
    let list = format!(
        "{head}\n{ISLA}|Isla Hall|12/08/2022|ASD|1\n{ISLA}|Isla Hall|13/08/2022|HI|2\n{ALBIE}|Albie Hall|09/10/2021||"
    );
    assert!(problem(&list).contains("another date of birth"));
    assert_eq!(reading(&list).pupils.len(), 1);
    let list = format!("{head}\n{ISLA}|Isla Hall|12/08/2022|ASD|1\n{ISLA}|Isla Hall|12/08/2022|DYSX|2");
    assert!(problem(&list).contains("“DYSX” is not a type of need"));
    assert!(reading(&list).pupils.is_empty());
}

#[test]
fn a_preferred_name_may_be_a_forename_or_the_whole_name() {
    let preferred = |row: &str| child(&format!("UPN|Full Name|DOB|Preferred Name\n{ISLA}|{row}")).preferred;
    let name = preferred("Harrison, Freddie|08/01/2022|Fre");
    assert_eq!((name.surname, name.forename.as_deref()), (None, Some("Fre")));
    let name = preferred("Harrison, Freddie|08/01/2022|Fre Harrison");
    assert_eq!((name.surname.as_deref(), name.forename.as_deref()), (Some("Harrison"), Some("Fre")));
}

#[test]
fn a_cell_that_looks_like_a_formula_stays_text() {
    let isla = child(&format!("UPN|Surname|Forename|DOB|Class\n{ISLA}|=Hall|@Isla|12/08/2022|+1Ash"));
    assert_eq!((isla.known_as().as_str(), isla.class_name.as_deref()), ("@Isla =Hall", Some("+1Ash")));
}

#[test]
fn a_blank_status_among_stated_ones_is_not_stated_and_never_read_as_n() {
    // As in Arbor-like files, which write K and E and leave the others blank.
    let reading = reading(&format!(
        "UPN|Name|DOB|SEN status|SEN needs\n{ISLA}|Isla Hall|12/08/2022|SEN Support (K)|ASD; HI\n{ALBIE}|Albie Hall|09/10/2021||"
    ));
    let albie = &reading.pupils[1].1;
    assert_eq!((albie.provision, albie.needs.as_ref()), (None, None));
}

#[test]
fn provisions_are_counted_and_a_blank_counts_as_n_where_there_is_a_column() {
    let with = reading(&format!(
        "UPN|Name|DOB|SEN Status\n{ISLA}|Isla Hall|12/08/2022|K\n{ALBIE}|Albie Hall|09/10/2021|"
    ));
    assert_eq!(with.by_provision, ByProvision { no_sen: 1, sen_support: 1, ehc_plan: 0 });
    let without = reading(&format!("UPN|Name|DOB\n{ISLA}|Isla Hall|12/08/2022"));
    assert_eq!(without.by_provision, ByProvision::default());
}
