use proptest::prelude::*;

use super::*;
use crate::pupils::{
    Choice, Column, Held, Lack, Provision, PupilId, PupilRecord, compare,
    sample::{apply, today},
};

const SIMS_STYLE: &[u8] = include_bytes!("fixtures/sims-style.csv");
const ARBOR_STYLE: &[u8] = include_bytes!("fixtures/arbor-style.csv");
const BROMCOM_STYLE: &[u8] = include_bytes!("fixtures/bromcom-style.csv");
const CTF: &[u8] = include_bytes!("fixtures/ctf.xml");

fn read_now(bytes: &[u8]) -> Result<Reading, Unreadable> {
    read(bytes, &RememberedMapping::default(), today())
}

fn pupils(bytes: &[u8]) -> Vec<PupilRecord> {
    let reading = read_now(bytes).unwrap();
    assert_eq!(reading.problems, []);
    reading.pupils.into_iter().map(|(_, record)| record).collect()
}

fn held(bytes: &[u8]) -> Vec<Held> {
    (1..).zip(pupils(bytes)).map(|(id, record)| Held { id: PupilId(id), record, on_roll: true }).collect()
}

/// Two statements agree if they are equal, or if one of them states nothing.
fn agree<T: PartialEq + std::fmt::Debug>(one: Option<&T>, other: Option<&T>) {
    if let (Some(one), Some(other)) = (one, other) {
        assert_eq!(one, other);
    }
}

#[test]
fn four_shapes_of_file_say_the_same_of_the_same_children() {
    let full = pupils(SIMS_STYLE);
    assert_eq!(full.len(), 6);
    for other in [ARBOR_STYLE, BROMCOM_STYLE, CTF].map(pupils) {
        assert_eq!(other.len(), full.len());
        for (one, other) in full.iter().zip(&other) {
            assert_eq!((&one.upn, one.dob), (&other.upn, other.dob));
            agree(one.admission_no.as_ref(), other.admission_no.as_ref());
            agree(one.legal.surname.as_ref(), other.legal.surname.as_ref());
            agree(one.legal.forename.as_ref(), other.legal.forename.as_ref());
            agree(one.preferred.surname.as_ref(), other.preferred.surname.as_ref());
            agree(one.preferred.forename.as_ref(), other.preferred.forename.as_ref());
            agree(one.sex.as_ref(), other.sex.as_ref());
            agree(one.year_group.as_ref(), other.year_group.as_ref());
            agree(one.class_name.as_ref(), other.class_name.as_ref());
            agree(one.provision.as_ref(), other.provision.as_ref());
            agree(one.sen_since.as_ref(), other.sen_since.as_ref());
            agree(one.needs.as_ref(), other.needs.as_ref());
            agree(one.eal.as_ref(), other.eal.as_ref());
            agree(one.first_language.as_ref(), other.first_language.as_ref());
            agree(one.pupil_premium.as_ref(), other.pupil_premium.as_ref());
            agree(one.in_care.as_ref(), other.in_care.as_ref());
            for (one, other) in one.contacts.iter().zip(&other.contacts) {
                assert_eq!((&one.title, one.name.joined()), (&other.title, other.name.joined()));
                agree(one.relationship.as_ref(), other.relationship.as_ref());
                agree(one.parental_responsibility.as_ref(), other.parental_responsibility.as_ref());
                agree(one.priority.as_ref(), other.priority.as_ref());
                agree(one.email.as_ref(), other.email.as_ref());
                agree(one.phone.as_ref(), other.phone.as_ref());
            }
        }
    }
}

#[test]
fn each_shape_leaves_a_register_made_from_the_fullest_as_it_is() {
    let held = held(SIMS_STYLE);
    for bytes in [SIMS_STYLE, ARBOR_STYLE, BROMCOM_STYLE, CTF] {
        let preview = compare(&held, read_now(bytes).unwrap());
        assert_eq!(preview.changed, []);
        assert_eq!((preview.unchanged.len(), preview.problems.len()), (6, 0));
    }
}

#[test]
fn the_fullest_shape_only_adds_to_a_register_made_from_another() {
    for bytes in [ARBOR_STYLE, BROMCOM_STYLE, CTF] {
        let preview = compare(&held(bytes), read_now(SIMS_STYLE).unwrap());
        let contradicted =
            preview.changed.iter().flat_map(|change| &change.fields).filter(|field| field.was.is_some());
        assert_eq!(contradicted.collect::<Vec<_>>(), Vec::<&crate::pupils::FieldChange>::new());
        assert_eq!(preview.new, []);
    }
}

#[test]
fn a_totals_row_and_a_row_for_each_need_are_counted_as_what_they_are() {
    let count = |bytes: &[u8]| {
        let reading = read_now(bytes).unwrap();
        (reading.rows, reading.pupils.len())
    };
    assert_eq!(
        [count(SIMS_STYLE), count(ARBOR_STYLE), count(BROMCOM_STYLE), count(CTF)],
        [(6, 6), (6, 6), (8, 6), (6, 6)]
    );
}

#[test]
fn a_list_below_title_lines_reads_the_same_and_its_problems_name_the_rows_of_the_file() {
    let list = std::str::from_utf8(SIMS_STYLE).unwrap().replace("B999900126005", "A999900126005");
    let titled = format!("Fernhollow Primary School\n\"Pupil list, 24 Nov 2026\"\n\n{list}");
    let (plain, titled) = (read_now(list.as_bytes()).unwrap(), read_now(titled.as_bytes()).unwrap());
    assert_eq!((plain.pupils.len(), plain.problems[0].row), (5, 3));
    assert_eq!(titled.problems[0].row, 6);
    assert_eq!(sorted(titled), sorted(plain));
}

#[test]
fn headings_that_a_person_explained_are_found_below_title_lines() {
    let mut remembered = RememberedMapping::default();
    for (heading, column) in [("Nr", Column::Upn), ("Kid", Column::LegalName), ("Born", Column::Dob)] {
        remembered.remember(heading, Choice::Read(column));
    }
    let list = b"Millbrook\nPupils,12 Nov 2026,x,y\nNr,Kid,Born\nV999900126001,Isla Hall,12/08/2022\n";
    assert_eq!(read(list, &remembered, today()).unwrap().pupils[0].0, 4);
}

#[test]
fn the_headings_of_a_list_come_with_what_each_is_read_as() {
    let mut remembered = RememberedMapping::default();
    remembered.remember("Bus", Choice::Ignore);
    remembered.remember("Group", Choice::Read(Column::Class));
    let list = b"UPN,Name,DOB,Ethnicity,Bus,Group,Badge,,#\nV999900126001,Isla Hall,12/08/2022,,,1Ash,,,1\n";
    let reading = read(list, &remembered, today()).unwrap();
    let told: Vec<_> = reading
        .headings
        .iter()
        .map(|mapped| (mapped.heading.as_str(), mapped.choice, mapped.remembered))
        .collect();
    assert_eq!(
        told,
        [
            ("UPN", Some(Choice::Read(Column::Upn)), false),
            ("Name", Some(Choice::Read(Column::LegalName)), false),
            ("DOB", Some(Choice::Read(Column::Dob)), false),
            ("Ethnicity", Some(Choice::Ignore), false),
            ("Bus", Some(Choice::Ignore), true),
            ("Group", Some(Choice::Read(Column::Class)), true),
            ("Badge", None, false),
        ]
    );
    assert_eq!(compare(&[], reading.clone()).headings, reading.headings);
    // The elements of a Common Transfer File mean what they mean.
    assert_eq!(read_now(CTF).unwrap().headings, []);
}

#[test]
fn a_heading_explained_wrongly_can_be_put_right_although_the_file_is_read() {
    let mut remembered = RememberedMapping::default();
    remembered.remember("Group", Choice::Read(Column::MiddleNames));
    let list = b"UPN,Name,DOB,Group\nV999900126001,Isla Hall,12/08/2022,1Ash\n";
    let group = read(list, &remembered, today()).unwrap().headings.remove(3);
    assert_eq!((group.choice, group.remembered), (Some(Choice::Read(Column::MiddleNames)), true));
    remembered.remember(&group.heading, Choice::Read(Column::Class));
    let isla = read(list, &remembered, today()).unwrap().pupils.remove(0).1;
    assert_eq!((isla.class_name.as_deref(), isla.middle_names), (Some("1Ash"), None));
}

#[test]
fn what_is_still_to_come_is_not_read_as_current_in_a_transfer_file() {
    let isla = pupils(
        "<CTfile><CTFpupilData><Pupil><UPN>V999900126001</UPN><Surname>Hall</Surname><Forename>Isla</Forename>\
         <DOB>2022-08-12</DOB><SENhistory><SEN><StartDate>2026-01-01</StartDate><SENprovision>K</SENprovision></SEN><SENneeds>\
         <SENneed><NeedStartDate>2026-11-25</NeedStartDate><SENtypeRank>1</SENtypeRank><SENtype>HI</SENtype></SENneed>\
         <SENneed><NeedStartDate>2026-11-24</NeedStartDate><SENtypeRank>2</SENtypeRank><SENtype>ASD</SENtype></SENneed></SENneeds></SENhistory>\
         <FSMhistory><FSMinstance><FSMstartDate>2027-01-01</FSMstartDate></FSMinstance></FSMhistory></Pupil></CTFpupilData></CTfile>"
            .as_bytes(),
    )
    .remove(0);
    assert_eq!(isla.needs.unwrap(), [crate::pupils::SenType::Asd]);
    assert_eq!(isla.fsm, Some(false));
}

#[test]
fn what_is_not_read_of_a_pupil_does_no_harm_however_long_it_is_and_what_is_read_has_an_end() {
    let file = |inside: &str| {
        let pupil = format!(
            "<Pupil><UPN>V999900126001</UPN><Surname>Hall</Surname><Forename>Isla</Forename><DOB>2022-08-12</DOB>{inside}</Pupil>"
        );
        read_now(format!("<CTfile><CTFpupilData>{pupil}</CTFpupilData></CTfile>").as_bytes())
    };
    let many = "<a/>".repeat(100_000);
    let long = "x".repeat(100_000);
    for unread in
        [format!("<StageAssessments>{many}</StageAssessments>"), format!("<Attendance>{long}</Attendance>")]
    {
        assert_eq!(file(&unread).unwrap().pupils.len(), 1);
    }
    for inside in [format!("<SENhistory>{many}</SENhistory>"), "<Contacts/>".repeat(100_000)] {
        let refused = file(&inside).unwrap_err();
        assert_eq!(refused, Unreadable::XmlTooFull { most: 2_000 });
        assert!(refused.to_string().contains("Export it again from your MIS"));
    }
}

#[test]
fn a_problem_in_a_transfer_file_names_the_pupil_and_the_element() {
    let text = String::from_utf8(CTF.to_vec()).unwrap();
    let wrong = text.replacen("<SENtype>HI</SENtype>", "<SENtype>DYSX</SENtype>", 1).replacen(
        "B999900126005",
        "A999900126005",
        1,
    );
    let reading = read_now(wrong.as_bytes()).unwrap();
    let told: Vec<(u32, &str)> =
        reading.problems.iter().map(|problem| (problem.row, problem.column.as_str())).collect();
    assert_eq!(told, [(2, "SENtype"), (3, "UPN")]);
    assert_eq!(reading.pupils.len(), 4);
}

#[test]
fn a_need_that_is_over_and_meals_that_have_ended_are_not_read_as_current() {
    let pupil = |details: &str| {
        let text = format!(
            "<CTfile><CTFpupilData><Pupil><UPN>V999900126001</UPN><Surname>Hall</Surname><Forename>Isla</Forename>\
             <DOB>2022-08-12</DOB>{details}</Pupil></CTFpupilData></CTfile>"
        );
        pupils(text.as_bytes()).remove(0)
    };
    let isla = pupil(
        "<SENhistory><SEN><StartDate>2025-01-01</StartDate><SENprovision>N</SENprovision></SEN>\
         <SEN><StartDate>2026-01-01</StartDate><SENprovision>K</SENprovision></SEN>\
         <SEN><StartDate>2027-01-01</StartDate><SENprovision>E</SENprovision></SEN>\
         <SENneeds><SENneed><SENtypeRank>2</SENtypeRank><SENtype>HI</SENtype></SENneed>\
         <SENneed><NeedEndDate>2026-06-01</NeedEndDate><SENtypeRank>3</SENtypeRank><SENtype>VI</SENtype></SENneed>\
         <SENneed><SENtypeRank>1</SENtypeRank><SENtype>ASD</SENtype></SENneed></SENneeds></SENhistory>\
         <FSMhistory><FSMinstance><FSMstartDate>2024-01-01</FSMstartDate><FSMendDate>2025-01-01</FSMendDate></FSMinstance></FSMhistory>",
    );
    assert_eq!(isla.provision.map(Provision::code), Some("K"));
    assert_eq!(
        isla.needs.map(|needs| needs.iter().map(|kind| kind.code()).collect()),
        Some(vec!["ASD", "HI"])
    );
    assert_eq!(isla.fsm, Some(false));
    assert_eq!(pupil("<FSMhistory><FSMinstance/></FSMhistory>").fsm, Some(true));
    assert_eq!(pupil("").fsm, None);
}

#[test]
fn a_file_that_is_no_pupil_list_is_refused_with_its_headings() {
    let staff = b"Staff Code,Title,Forename,Surname,Role\nT01,Miss,Megan,Griffiths,Class teacher\n";
    let Err(Unreadable::NotAPupilList(refused)) = read_now(staff) else { panic!("not refused") };
    assert_eq!(refused.lacks, [Lack::Number, Lack::Dob]);
    assert_eq!(refused.headings[0].heading, "Staff Code");
    assert_eq!(read_now(b"UPN,Name,DOB\n"), Err(Unreadable::NoPupils));
    assert_eq!(read_now(b"<CTfile><CTFpupilData/></CTfile>"), Err(Unreadable::NoPupils));
    for nobody in
        ["\n\n\n", ",,\n,,\n", "Total: 0,,\n", ",,\nTotal,0,\nPrinted on 24/11/2026,,\n", "UPN,Name,DOB\n"]
    {
        assert_eq!(
            read_now(format!("UPN,Name,DOB\n{nobody}").as_bytes()),
            Err(Unreadable::NoPupils),
            "{nobody}"
        );
    }
    assert_eq!(read_now(b"<html></html>"), Err(Unreadable::XmlOfAnotherKind { root: "html".to_owned() }));
}

/// The children of a reading in an order of their own, without the rows that they stood in.
fn sorted(reading: Reading) -> Vec<PupilRecord> {
    let mut records: Vec<PupilRecord> = reading.pupils.into_iter().map(|(_, record)| record).collect();
    records.sort_by(|one, other| one.upn.cmp(&other.upn));
    records
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_now(&bytes);
    }

    #[test]
    fn no_text_under_known_headings_makes_reading_panic(text in "([a-z0-9 ,;\"=+@\n-]|é|<|&){0,200}") {
        let _ = read_now(format!("UPN,Name,DOB,SEN Need,SEN Need Rank,Year,Contact 1 Name\n{text}").as_bytes());
    }

    #[test]
    fn no_damage_to_a_real_file_makes_reading_panic(
        file in prop::sample::select(vec![SIMS_STYLE, ARBOR_STYLE, BROMCOM_STYLE, CTF]),
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = file.to_vec();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = read_now(&bytes);
        bytes.truncate(cut.index(file.len()));
        let _ = read_now(&bytes);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in Just(cells(&encoding_rs::WINDOWS_1252.decode(BROMCOM_STYLE).0)[1..].to_vec()).prop_shuffle(),
    ) {
        let head = cells(&encoding_rs::WINDOWS_1252.decode(BROMCOM_STYLE).0)[..1].to_vec();
        let shuffled = read_now(&written(&[head, rows].concat())).unwrap();
        prop_assert_eq!(sorted(shuffled), sorted(read_now(BROMCOM_STYLE).unwrap()));
    }

    #[test]
    fn the_order_of_columns_does_not_matter(order in Just((0..37).collect::<Vec<usize>>()).prop_shuffle()) {
        let rows = cells(std::str::from_utf8(SIMS_STYLE).unwrap());
        prop_assume!(rows[0].len() == order.len());
        let shuffled: Vec<Vec<String>> = rows.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
        prop_assert_eq!(sorted(read_now(&written(&shuffled)).unwrap()), sorted(read_now(SIMS_STYLE).unwrap()));
    }

    #[test]
    fn imports_of_any_two_shapes_can_be_done_twice(
        first in prop::sample::select(vec![SIMS_STYLE, ARBOR_STYLE, BROMCOM_STYLE, CTF]),
        second in prop::sample::select(vec![SIMS_STYLE, ARBOR_STYLE, BROMCOM_STYLE, CTF]),
    ) {
        let before = held(first);
        let done = apply(&before, &compare(&before, read_now(second).unwrap()));
        let again = compare(&done, read_now(second).unwrap());
        prop_assert_eq!((again.unchanged.len(), again.problems.len()), (6, 0));
    }
}
