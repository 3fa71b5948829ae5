use super::*;

fn mapping(headings: &str) -> Result<Mapping, NotAPupilList> {
    let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
    Mapping::of(&headings, &RememberedMapping::default())
}

fn codes(headings: &str) -> Vec<String> {
    let mapping = mapping(headings).unwrap();
    let code = |mapped: &MappedHeading| match mapped.choice {
        Some(Choice::Read(column)) => column.code(),
        Some(Choice::Ignore) => "ignore".to_owned(),
        None => "unknown".to_owned(),
    };
    mapping.headings().iter().map(code).collect()
}

#[test]
fn headings_of_different_systems_are_recognised() {
    assert_eq!(
        codes("Adno|Legal Surname|LEGAL_FORENAME|DOB|Middle Name(s)|SEN Need 2|Reg|Year"),
        [
            "admission_no",
            "legal_surname",
            "legal_forename",
            "dob",
            "middle_names",
            "need_2",
            "class",
            "year_group"
        ]
    );
    assert_eq!(
        codes("LearnerId|LegalForename|LegalSurname|Date of birth|SENProvisionDetails.ProvisionTypeCode"),
        ["admission_no", "legal_forename", "legal_surname", "dob", "provision"]
    );
    assert_eq!(codes("upn|Surname, Forename|d.o.b."), ["upn", "legal_name_surname_first", "dob"]);
}

#[test]
fn every_name_of_a_column_that_is_known_in_schools_is_recognised() {
    // Source: the table of names in domain.md, section 3.
    for (headings, code) in [
        ("Adno|Admission Number|LearnerCode|STUDENT_ID", "admission_no"),
        ("Legal Forename|LegalForename|Forename", "legal_forename"),
        ("Legal Surname|Surname", "legal_surname"),
        ("Preferred Forename|Chosen Forename", "preferred_forename"),
        ("Preferred Surname|Chosen Surname", "preferred_surname"),
        ("Surname, Forename", "legal_name_surname_first"),
        ("DOB|Date of Birth", "dob"),
        ("Year|Year Group|NC Year|NCyearActual", "year_group"),
        ("Reg|Form|Class|Tutor Group|Registration Form", "class"),
        ("SEN Status|SEN Provision|SEN Code|SENProvisionDetails.ProvisionTypeCode", "provision"),
        ("SEN Need|SEN Type", "needs"),
        ("SEN Rank|SEN Need Rank", "need_rank"),
        ("EAL", "eal"),
        ("FSM", "fsm"),
        ("PP|Pupil Premium", "pupil_premium"),
        ("LAC|In Care", "in_care"),
        ("Contact 1 Parental Responsibility", "contact_1_parental_responsibility"),
    ] {
        for heading in headings.split('|') {
            let remembered = RememberedMapping::default();
            let (Ok(Mapping { headings }) | Err(NotAPupilList { headings, .. })) =
                Mapping::of(&[heading.to_owned()], &remembered);
            assert_eq!(headings[0].choice, Some(Choice::Read(code.parse().unwrap())), "{heading}");
        }
    }
}

#[test]
fn the_adults_of_a_child_are_recognised_under_several_names() {
    for (heading, code) in [
        ("Contact 2 Email", "contact_2_email"),
        ("Primary guardian 1 mobile", "contact_1_phone"),
        ("Primary guardian 1", "contact_1_name"),
        ("Parent 1 Name", "contact_1_name"),
        ("Parent/Carer 2 First Name", "contact_2_forename"),
        ("Contact1Relationship", "contact_1_relationship"),
        ("Contact 1 Parental Responsibility", "contact_1_parental_responsibility"),
        ("Contact 1 Priority", "contact_1_priority"),
        ("Parent email", "contact_1_email"),
        ("Contact Email 2", "contact_2_email"),
        ("Next of kin email", "contact_1_email"),
        ("NextOfKin2Name", "contact_2_name"),
    ] {
        assert_eq!(codes(&format!("UPN|Name|DOB|{heading}"))[3], code, "{heading}");
    }
}

#[test]
fn a_likely_name_counts_only_if_no_sure_one_is_there() {
    assert_eq!(codes("UPN|Person ID|Name|DOB")[1], "admission_no");
    assert_eq!(codes("UPN|Person ID|Admission Number|Name|DOB")[1], "ignore");
    assert_eq!(codes("UPN|DOB|Name|Legal Surname|Legal Forename")[2], "ignore");
}

#[test]
fn of_several_likely_names_only_the_first_is_read_so_that_numbers_are_not_mixed() {
    assert_eq!(codes("Student ID|Person ID|Name|DOB")[..2], ["admission_no", "ignore"]);
    assert_eq!(codes("UPN|Name|DOB|Class|Tutor")[3..], ["class", "ignore"]);
    // The learner code is the number that a school uses; the id is the system's own.
    assert_eq!(codes("LearnerId|LearnerCode|Name|DOB")[..2], ["ignore", "admission_no"]);
}

#[test]
fn a_heading_may_say_whose_it_is() {
    assert_eq!(
        codes(
            "Pupil UPN|Student Surname|Pupil's Forename|Learner DOB|Pupil Year Group|Child in care|Pupil badge"
        ),
        ["upn", "legal_surname", "legal_forename", "dob", "year_group", "in_care", "unknown"]
    );
    // As with any two likely names, the first is read.
    assert_eq!(codes("UPN|Name|DOB|Class|Pupil Class")[3..], ["class", "ignore"]);
}

#[test]
fn what_the_app_does_not_need_is_left_unread_and_what_it_does_not_know_is_listed() {
    let mapping = mapping("UPN|Name|DOB|Ethnicity|Bus route").unwrap();
    let choices: Vec<_> = mapping.headings()[3..].iter().map(|mapped| mapped.choice).collect();
    assert_eq!(choices, [Some(Choice::Ignore), None]);
}

#[test]
fn a_staff_list_is_not_a_pupil_list_and_the_message_says_what_is_missing() {
    let error = mapping("Staff Code|Title|Forename|Surname|Role|Classes|Email").unwrap_err();
    assert_eq!(error.lacks, [Lack::Number, Lack::Dob]);
    assert!(error.to_string().contains("a UPN or an admission number, or a date of birth"));
    assert_eq!(error.headings.len(), 7);
}

#[test]
fn a_remembered_choice_goes_before_a_guess() {
    let mut remembered = RememberedMapping::default();
    remembered.remember("Born", Choice::Read(Column::Dob));
    remembered.remember("EAL", Choice::Ignore);
    let headings = ["UPN", "Name", "BORN", "EAL"].map(str::to_owned);
    let mapping = Mapping::of(&headings, &remembered).unwrap();
    assert!(mapping.has(Column::Dob) && !mapping.has(Column::Eal));
    let remembered: Vec<bool> = mapping.headings().iter().map(|mapped| mapped.remembered).collect();
    assert_eq!(remembered, [false, false, true, true]);
}

#[test]
fn every_column_has_a_code_that_reads_back_and_a_label() {
    for column in Column::all() {
        assert_eq!(column.code().parse(), Ok(column));
        assert!(!column.label().is_empty());
    }
    assert!("contact_99_email".parse::<Column>().is_err());
}

#[test]
fn a_list_tells_which_part_of_the_sen_records_it_leaves_out() {
    for (headings, unread) in [
        ("UPN|Name|DOB|SEN Status|SEN Need 1", None),
        ("UPN|Name|DOB|SEN Status", Some(SenUnread::Needs)),
        ("UPN|Name|DOB|SEN Need 1", Some(SenUnread::Codes)),
        ("UPN|Name|DOB|Wibble", Some(SenUnread::Both)),
    ] {
        assert_eq!(sen_unread(mapping(headings).unwrap().headings()), unread, "{headings}");
    }
    let unknown = mapping("Wibble|Wobble").unwrap_err().headings;
    assert_eq!(sen_unread(&unknown), None, "a file of which nothing is read yet");
}
