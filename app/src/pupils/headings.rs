//! How the columns of a pupil list are called. There is no standard, so this is a table of what MIS exports
//! write (SIMS-, Arbor-, Bromcom-like, and others), compared without capitals, spaces and punctuation.

use super::columns::Column;

/// One column that the app reads, and its names: small letters without spaces, parted by spaces.
pub(super) struct Known {
    pub column: Column,
    /// Kept with remembered mappings: retired, never reused.
    pub code: &'static str,
    pub label: &'static str,
    pub headings: &'static str,
    /// Names that mean this column only if no better one is in the file: a *person id* beside an admission number.
    pub weaker: &'static str,
}

const fn known(
    column: Column,
    code: &'static str,
    label: &'static str,
    headings: &'static str,
    weaker: &'static str,
) -> Known {
    Known { column, code, label, headings, weaker }
}

pub(super) static COLUMNS: [Known; 24] = [
    known(Column::Upn, "upn", "UPN", "upn uniquepupilnumber currentupn", ""),
    known(
        Column::AdmissionNo,
        "admission_no",
        "Admission number",
        "adno admno admissionnumber admissionno admissionsnumber learnercode",
        "studentid personid pupilid learnerid studentnumber pupilnumber externalid misid",
    ),
    known(
        Column::LegalSurname,
        "legal_surname",
        "Legal surname",
        "legalsurname legallastname legalfamilyname",
        "surname lastname familyname",
    ),
    known(
        Column::LegalForename,
        "legal_forename",
        "Legal forename",
        "legalforename legalfirstname legalgivenname",
        "forename firstname givenname forenames firstnames",
    ),
    known(
        Column::LegalName,
        "legal_name",
        "Name, in one column",
        "legalname legalfullname fullname fulllegalname",
        "name pupilname pupil child childname childsname pupilfullname",
    ),
    known(
        Column::LegalNameSurnameFirst,
        "legal_name_surname_first",
        "Name in one column, surname first",
        "surnameforename surnameandforename lastnamefirstname surnamefirstname legalsurnameforename",
        "",
    ),
    known(
        Column::PreferredSurname,
        "preferred_surname",
        "Preferred surname",
        "preferredsurname preferredlastname chosensurname chosenlastname preferredfamilyname",
        "",
    ),
    known(
        Column::PreferredForename,
        "preferred_forename",
        "Preferred forename",
        "preferredforename preferredfirstname chosenforename chosenfirstname preferredgivenname",
        "knownas",
    ),
    known(
        Column::PreferredName,
        "preferred_name",
        "Preferred name, in one column",
        "preferredname preferredfullname chosenname displayname",
        "student studentname learner learnername",
    ),
    known(
        Column::MiddleNames,
        "middle_names",
        "Middle names",
        "middlenames middlename legalmiddlenames legalmiddlename",
        "",
    ),
    known(Column::Dob, "dob", "Date of birth", "dob dateofbirth birthdate birthday dateofbirthdob", ""),
    known(Column::Sex, "sex", "Sex", "sex legalsex", "gender"),
    known(
        Column::YearGroup,
        "year_group",
        "Year group",
        "yeargroup ncyear ncyearactual ncyeargroup curriculumyear nationalcurriculumyear yeartaughtin",
        "year yr yeargroupname",
    ),
    known(
        Column::Class,
        "class",
        "Class",
        "reg reggroup registration registrationform registrationgroup regform tutorgroup formgroup \
         registrationclass",
        "class form classname tutor maingroup",
    ),
    known(
        Column::AdmittedOn,
        "admitted_on",
        "Admission date",
        "dateofadmission admissiondate enrolmentdate dateofentry entrydate doa joiningdate \
         dateofjoining",
        "startdate",
    ),
    known(
        Column::Provision,
        "provision",
        "SEN provision",
        "senstatus senprovision sencode senprovisioncode senstatuscode sendstatus sendprovision \
         senprovisiontype senprovisiontypecode provisiontypecode senprovisiondetailsprovisiontypecode \
         currentsenstatus sendcode",
        "sen send senstage",
    ),
    known(
        Column::SenSince,
        "sen_since",
        "SEN start date",
        "senstartdate sendstartdate senstatusstartdate senprovisionstartdate sendate",
        "",
    ),
    known(
        Column::Needs,
        "needs",
        "SEN needs, several in one column or one in each row",
        "senneed senneeds sentype sentypes sentypecode senneedtype senneedcode senneedtypecode \
         sendneed sendneeds sendtype typeofneed senneedstypes",
        "need needs",
    ),
    known(
        Column::NeedRank,
        "need_rank",
        "Rank of the SEN need",
        "senneedrank senrank sentyperank senneedranking sentyperanking needrank sendneedrank \
         rankofneed",
        "rank ranking",
    ),
    known(
        Column::Eal,
        "eal",
        "EAL",
        "eal ealstatus englishasanadditionallanguage englishadditionallanguage haseal iseal",
        "",
    ),
    known(
        Column::FirstLanguage,
        "first_language",
        "First language",
        "firstlanguage homelanguage mothertongue nativelanguage language1",
        "language",
    ),
    known(
        Column::Fsm,
        "fsm",
        "Free school meals",
        "fsm fsmeligible freeschoolmeals freeschoolmeal eligibleforfreeschoolmeals fsmeligibility \
         freemeals",
        "",
    ),
    known(
        Column::PupilPremium,
        "pupil_premium",
        "Pupil premium",
        "pupilpremium pupilpremiumeligible pupilpremiumindicator pp ppi eligibleforpupilpremium \
         pupilpremiumeligibility",
        "",
    ),
    known(
        Column::InCare,
        "in_care",
        "In care",
        "incare lookedafter lac cla lookedafterchild childlookedafter incareindicator lacstatus",
        "",
    ),
];
