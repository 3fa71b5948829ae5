// Every page and every function of the program, and who visits it. A new page gets a line here and is tested at once;
// `frame.spec.ts` and `lock.spec.ts` fail while a line is missing.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Role } from './school.ts';

export type Visitor = Role | 'nobody' | 'locked' | 'half way' | 'new school';

export type Route = {
  path: string;
  as: Visitor;
  /** What its one heading of the first level says. */
  heading: string | RegExp;
  /** Where not 200. */
  status?: number;
};

/** Stands for the secret part of a fresh one-time link. */
export const LINK = 'one-time-link';

/** These stand for ids that only a school can give; `real.ts` makes what they are of. */
export const CHILD = 'some-child';
/** A child whose last day is today. */
export const LEAVER = 'some-leaver';
/** A child about whom nothing was raised. */
export const SIBLING = 'some-sibling';
export const CONCERN = 'some-concern';
export const STAGE = 'some-stage';
/** A second stage, its initial concern, and an adult who was asked about it. */
export const STAGE_TWO = 'some-second-stage';
export const INITIAL = 'some-initial-concern';
export const PARENT = 'some-parent';
export const ADULT = 'some-adult';
export const CLASS = 'some-class';
/** An intervention that is on record of the child. */
export const RECORD_OF = 'some-record';
/** A child at the fourth stage, about whom an assessment was refused and asked for again, and that stage. */
export const ASSESSED = 'some-assessed-child';
export const STAGE_FOUR = 'some-fourth-stage';
/** A decision by which code K began. */
export const DECISION = 'some-decision';
/** A progress meeting of that class, which highlights the child. */
export const MEETING = 'some-meeting';
/** A member of staff whom the office may change. */
export const MEMBER = 'some-member';
/** A pupil list that waits to be applied. */
export const LIST = 'some-list';
/** A spreadsheet of children who are placed, which the SENCo has put there. */
export const PLACINGS = 'some-placings';
/** One whose headings nobody knows. */
export const STRANGE_LIST = 'strange-list';

/** The first page says how much there is to do, which depends on the day. */
export const TODAY = /today|overdue|due this week|nothing/i;
export const NO_PAGE = '/there-is-no-such-page';
const NOTHING = 'There is nothing here';
const PREVIEW = 'What this file would change';
const FAMILY = 'Family and other adults';
const AGAIN = 'Look at the concern again';
const ASIDE = 'Put the move aside';
/** Of the children that `real.ts` makes. Long, because some are. */
export const SURNAME = 'Balasubramaniakrishnan-Featherstonehaugh';
const FULL_NAME = new RegExp(`^\\w+ ${SURNAME}$`);
const TIMELINE = new RegExp(`^Timeline of \\w+ ${SURNAME}$`);
const ABOUT = new RegExp(` about \\w+ ${SURNAME}$`);
const WORKS_WITH = new RegExp(`^Who works with \\w+ ${SURNAME}$`);
const MEETING_OF = /^Progress meeting, 1Rowan, \w+ \d+ \w+ \d{4}$/;
const AT_MEETING = new RegExp(`^Progress meeting: \\w+ ${SURNAME}$`);
/** The school's document calls it so. */
const MEETING_ABOUT = 'Initial concern template completed in a meeting with parents';
const SAYS = new RegExp(`^What Mrs Bhuvaneshwari ${SURNAME} says$`);
const CODE_AND_NEEDS = new RegExp(`^SEN code and needs of \\w+ ${SURNAME}$`);
const DOCUMENTS_OF = new RegExp(`^Documents of \\w+ ${SURNAME}$`);
const PLACE_AT = new RegExp(`^Place \\w+ ${SURNAME} at a stage$`);
const RECORD = new RegExp(`^Record of \\w+ ${SURNAME}$`);

export const ROUTES: Route[] = [
  { path: '/', as: 'senco', heading: TODAY },
  { path: '/', as: 'class_teacher', heading: TODAY },
  { path: '/staff', as: 'senco', heading: 'Staff' },
  { path: '/staff', as: 'class_teacher', heading: 'Staff' },
  { path: '/staff', as: 'office', heading: 'Staff' },
  { path: `/staff/${MEMBER}`, as: 'senco', heading: 'Mr Tomasz Zielak' },
  { path: `/staff/${MEMBER}`, as: 'office', heading: 'Mr Tomasz Zielak' },
  { path: `/staff/${MEMBER}`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/staff/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: `/staff/${MEMBER}/away`, as: 'senco', heading: 'Away: Mr Tomasz Zielak' },
  { path: `/staff/${MEMBER}/away`, as: 'office', heading: 'Away: Mr Tomasz Zielak' },
  { path: `/staff/${MEMBER}/away`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/staff/999999/away', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children', as: 'senco', heading: 'Children' },
  { path: '/children', as: 'class_teacher', heading: 'Children' },
  { path: '/children/import', as: 'office', heading: 'Import a pupil list or a staff list' },
  { path: `/children/import/${LIST}`, as: 'office', heading: PREVIEW },
  { path: `/children/import/${LIST}`, as: 'senco', heading: PREVIEW },
  { path: `/children/import/${STRANGE_LIST}`, as: 'office', heading: PREVIEW },
  { path: `/children/import/${'0'.repeat(32)}`, as: 'office', heading: NOTHING, status: 404 },
  { path: '/children/new', as: 'office', heading: 'Add a child by hand' },
  { path: '/children/codes', as: 'senco', heading: 'SEN codes that differ' },
  { path: '/children/codes', as: 'office', heading: NOTHING, status: 404 },
  { path: '/children/new', as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}`, as: 'senco', heading: FULL_NAME },
  { path: `/children/${CHILD}`, as: 'class_teacher', heading: FULL_NAME },
  { path: `/children/${CHILD}`, as: 'office', heading: FULL_NAME },
  { path: `/children/${CHILD}`, as: 'dsl', heading: FULL_NAME },
  { path: `/children/${CHILD}/timeline`, as: 'senco', heading: TIMELINE },
  { path: `/children/${CHILD}/timeline`, as: 'class_teacher', heading: TIMELINE },
  { path: `/children/${CHILD}/readings`, as: 'head', heading: ABOUT },
  { path: `/children/${CHILD}/readings`, as: 'dsl', heading: ABOUT },
  { path: `/children/${CHILD}/readings`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/staff`, as: 'office', heading: WORKS_WITH },
  { path: `/children/${CHILD}/staff`, as: 'class_teacher', heading: WORKS_WITH },
  { path: `/children/${CHILD}/record`, as: 'office', heading: RECORD },
  { path: `/children/${CHILD}/record`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/file`, as: 'office', heading: /^The file of / },
  { path: `/children/${LEAVER}/file`, as: 'office', heading: /^The file of / },
  { path: `/children/${LEAVER}/file`, as: 'senco', heading: /^The file of / },
  { path: `/children/${CHILD}/file`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/other-school`, as: 'office', heading: /^Another school of / },
  { path: `/children/${CHILD}/other-school`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${LEAVER}`, as: 'office', heading: FULL_NAME },
  { path: `/children/${CHILD}/adults`, as: 'office', heading: FAMILY },
  { path: `/children/${CHILD}/adults`, as: 'class_teacher', heading: FAMILY },
  { path: `/children/${CHILD}/adults`, as: 'dsl', heading: FAMILY },
  { path: `/children/${CHILD}/concern`, as: 'senco', heading: ABOUT },
  { path: `/children/${SIBLING}/concern`, as: 'class_teacher', heading: ABOUT },
  { path: `/concerns/${CONCERN}`, as: 'senco', heading: ABOUT },
  { path: `/concerns/${CONCERN}`, as: 'class_teacher', heading: ABOUT },
  { path: `/stages/${STAGE}/decision`, as: 'class_teacher', heading: AGAIN },
  { path: `/stages/${STAGE}/decision`, as: 'deputy_senco', heading: AGAIN },
  { path: `/stages/${STAGE}/decision`, as: 'sen_ta', heading: NOTHING, status: 404 },
  { path: `/stages/${STAGE_TWO}/decision`, as: 'class_teacher', heading: 'Look at stage 2 again' },
  { path: `/stages/${STAGE_FOUR}/decision`, as: 'senco', heading: 'Look at stage 4 again' },
  { path: `/stages/${STAGE}/put-aside`, as: 'senco', heading: ASIDE },
  { path: `/stages/${STAGE}/put-aside`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/stages/${STAGE_TWO}/put-aside`, as: 'senco', heading: NOTHING, status: 404 },
  { path: `/stages/${STAGE_FOUR}/copies`, as: 'class_teacher', heading: 'Copies of what was reviewed' },
  { path: `/stages/${STAGE_FOUR}/copies`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/records/${RECORD_OF}/letter`, as: 'class_teacher', heading: 'Letter to the parents: Early intervention' },
  { path: `/records/${RECORD_OF}/letter`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/stages/${STAGE_FOUR}/actions/review_of_targets`, as: 'class_teacher', heading: 'Review of targets' },
  { path: `/children/${ASSESSED}`, as: 'senco', heading: FULL_NAME },
  { path: `/children/${ASSESSED}/assessment`, as: 'senco', heading: 'Statutory assessment' },
  { path: `/children/${ASSESSED}/assessment`, as: 'class_teacher', heading: 'Statutory assessment' },
  { path: `/children/${ASSESSED}/assessment/final_plan`, as: 'senco', heading: 'The final plan came' },
  { path: `/stages/${STAGE}/actions/provision_mapping`, as: 'class_teacher', heading: 'Provision mapping' },
  { path: `/stages/${STAGE_TWO}/initial-concern`, as: 'class_teacher', heading: MEETING_ABOUT },
  { path: `/stages/${STAGE_TWO}/initial-concern`, as: 'senco', heading: MEETING_ABOUT },
  { path: `/stages/${STAGE_TWO}/initial-concern`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/initial-concerns/${INITIAL}/parents/${PARENT}`, as: 'class_teacher', heading: SAYS },
  { path: `/initial-concerns/${INITIAL}/parents/${PARENT}`, as: 'senco', heading: SAYS },
  { path: `/initial-concerns/${INITIAL}/parents/${PARENT}`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/assessment`, as: 'senco', heading: 'Statutory assessment' },
  { path: `/children/${CHILD}/assessment`, as: 'class_teacher', heading: 'Statutory assessment' },
  { path: `/children/${CHILD}/assessment`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/assessment/requested`, as: 'senco', heading: 'An assessment was asked for' },
  { path: `/children/${CHILD}/assessment/requested`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/children/999999/assessment', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/assessment/requested', as: 'senco', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/documents`, as: 'senco', heading: DOCUMENTS_OF },
  { path: `/children/${CHILD}/documents`, as: 'head', heading: DOCUMENTS_OF },
  { path: `/children/${CHILD}/documents`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/children/999999/documents', as: 'senco', heading: NOTHING, status: 404 },
  { path: `/children/${SIBLING}/place`, as: 'senco', heading: PLACE_AT },
  { path: `/children/${CHILD}/place`, as: 'deputy_senco', heading: PLACE_AT },
  { path: `/children/${SIBLING}/place`, as: 'head', heading: NOTHING, status: 404 },
  { path: '/children/999999/place', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/place', as: 'senco', heading: 'Place children who have support already' },
  { path: '/place', as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/place/${PLACINGS}`, as: 'senco', heading: 'Whom this spreadsheet would place' },
  { path: `/place/${'0'.repeat(32)}`, as: 'senco', heading: NOTHING, status: 404 },
  { path: '/register', as: 'senco', heading: 'SEN register' },
  { path: '/register', as: 'class_teacher', heading: 'SEN register' },
  { path: '/register', as: 'office', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/needs`, as: 'senco', heading: CODE_AND_NEEDS },
  { path: `/children/${CHILD}/needs`, as: 'class_teacher', heading: CODE_AND_NEEDS },
  { path: `/children/${CHILD}/needs`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/needs/change`, as: 'senco', heading: /^Needs of / },
  { path: `/children/${CHILD}/needs/change`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/children/${CHILD}/code`, as: 'deputy_senco', heading: /^SEN code of / },
  { path: `/children/${CHILD}/code`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: `/codes/${DECISION}/told`, as: 'senco', heading: /^Tell the parents of / },
  { path: `/codes/${DECISION}/told`, as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/children/999999/needs', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/codes/999999/told', as: 'senco', heading: NOTHING, status: 404 },
  { path: `/adults/${ADULT}`, as: 'office', heading: /^Mrs .+, Mother$/ },
  { path: `/classes/${CLASS}`, as: 'senco', heading: '1Rowan' },
  { path: `/classes/${CLASS}`, as: 'class_teacher', heading: '1Rowan' },
  { path: `/classes/${CLASS}`, as: 'office', heading: '1Rowan' },
  { path: `/classes/${CLASS}/progress`, as: 'senco', heading: 'Progress meeting, 1Rowan' },
  { path: `/classes/${CLASS}/progress`, as: 'class_teacher', heading: 'Progress meeting, 1Rowan' },
  { path: `/classes/${CLASS}/progress`, as: 'office', heading: NOTHING, status: 404 },
  { path: `/progress-meetings/${MEETING}`, as: 'senco', heading: MEETING_OF },
  { path: `/progress-meetings/${MEETING}`, as: 'class_teacher', heading: MEETING_OF },
  { path: `/progress-meetings/${MEETING}/${CHILD}`, as: 'class_teacher', heading: AT_MEETING },
  { path: `/progress-meetings/${MEETING}/${CHILD}`, as: 'sen_ta', heading: NOTHING, status: 404 },
  { path: '/classes/999999/progress', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/progress-meetings/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/progress-meetings/999999/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/adults', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/staff', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/record', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/file', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/other-school', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/timeline', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/readings', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/children/999999/concern', as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/concerns/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/stages/999999/decision', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/stages/999999/put-aside', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/stages/999999/copies', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/records/999999/letter', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/stages/999999/actions/review', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/stages/999999/initial-concern', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/initial-concerns/999999/parents/1', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/adults/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/classes/999999', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/school-years', as: 'senco', heading: 'School year' },
  { path: '/school-years/2026', as: 'office', heading: 'School year 2026/27' },
  { path: '/school-years/1066', as: 'senco', heading: NOTHING, status: 404 },
  { path: '/process', as: 'senco', heading: 'How we support a child' },
  { path: '/process', as: 'class_teacher', heading: 'How we support a child' },
  { path: '/process/settings', as: 'head', heading: 'Change names and times' },
  { path: '/process/settings', as: 'class_teacher', heading: NOTHING, status: 404 },
  { path: '/me', as: 'sen_ta', heading: 'You and this screen' },
  { path: NO_PAGE, as: 'head', heading: NOTHING, status: 404 },
  { path: '/sign-in', as: 'nobody', heading: 'Sign in' },
  { path: `/set-password/${LINK}`, as: 'nobody', heading: 'Choose a password' },
  { path: '/set-password/not-a-link', as: 'nobody', heading: NOTHING, status: 404 },
  { path: '/set-up', as: 'nobody', heading: NOTHING, status: 404 },
  { path: '/set-up', as: 'new school', heading: 'Set up your school' },
  { path: '/second-factor', as: 'half way', heading: 'Your code' },
  { path: '/locked', as: 'locked', heading: 'This screen is locked' },
];

/** The pages that only somebody signed in may open, and one that does not exist. */
export const BEHIND_THE_DOOR = [
  ...new Set(
    ROUTES.filter(({ as }) => !['nobody', 'locked', 'half way', 'new school'].includes(as))
      .filter(({ path, status }) => !status || path === NO_PAGE)
      .map(({ path }) => path),
  ),
];

export type ServerFunction = {
  name: string;
  /** Answers whoever is not signed in, too. */
  open?: true;
  /** Something that it would understand, beside the key. */
  form?: Record<string, string>;
};

const STAFF = {
  'answers[title][]': 'Mrs', 'answers[forename][]': 'Ivy', 'answers[surname][]': 'Sluice',
  'answers[email][]': 'sluice@sample.example', 'answers[roles][]': 'sen_ta',
};

const NEW_CHILD = {
  'answers[forename][]': 'Ivy', 'answers[surname][]': 'Sluice', 'answers[born_on][]': '2020-05-05',
};

/** The key of a file that nobody put here. */
const FILE = '0'.repeat(32);

export const FUNCTIONS: ServerFunction[] = [
  { name: 'frame' },
  { name: 'staff' },
  { name: 'add_staff', form: STAFF },
  { name: 'new_link', form: { id: '1' } },
  { name: 'end_staff', form: { id: '1' } },
  { name: 'open_member', form: { id: '1' } },
  { name: 'change_staff', form: { id: '1', version: '1', ...STAFF } },
  { name: 'reset_second_factor', form: { id: '1' } },
  { name: 'take_back_staff', form: { id: '1' } },
  { name: 'open_away', form: { id: '1' } },
  { name: 'record_away', form: { id: '1', 'answers[away_from][]': '2026-09-01', 'answers[stand_in][]': '2' } },
  { name: 'take_back_away', form: { absence: '1' } },
  { name: 'school_years' },
  { name: 'open_school_year', form: { starts_in: '2026' } },
  { name: 'save_school_year', form: { starts_in: '2026', version: '1' } },
  { name: 'copy_school_year' },
  { name: 'open_children' },
  { name: 'find_children', form: { text: 'a' } },
  { name: 'open_class', form: { id: '1' } },
  { name: 'open_progress', form: { class: '1' } },
  { name: 'start_meeting', form: { class: '1' } },
  { name: 'open_progress_meeting', form: { id: '1' } },
  { name: 'redate_meeting', form: { id: '1', version: '1' } },
  { name: 'take_back_meeting', form: { id: '1' } },
  { name: 'open_line', form: { meeting: '1', pupil: '1' } },
  { name: 'save_line', form: { meeting: '1', pupil: '1', version: '0' } },
  { name: 'action_done', form: { line: '1' } },
  { name: 'action_not_done', form: { line: '1' } },
  { name: 'take_back_line', form: { line: '1' } },
  { name: 'open_adults', form: { pupil: '1' } },
  { name: 'open_adult', form: { id: '1' } },
  { name: 'decide_adult', form: { id: '1', version: '1' } },
  { name: 'open_child_staff', form: { pupil: '1' } },
  { name: 'post_staff', form: { to: 'class-1', 'answers[posted][]': '2', 'answers[posted_from][]': '2026-09-01' } },
  { name: 'end_posting', form: { posting: '1', to: 'class-1', at_once: 'true' } },
  { name: 'open_new_child' },
  { name: 'add_child', form: NEW_CHILD },
  { name: 'open_codes' },
  { name: 'take_over_codes', form: { 'answers[child][]': '1:K' } },
  { name: 'open_record', form: { pupil: '1' } },
  { name: 'change_record', form: { pupil: '1', version: '1', ...NEW_CHILD } },
  { name: 'open_file', form: { pupil: '1' } },
  { name: 'record_file', form: { pupil: '1', version: '0', 'answers[new_school][]': 'Hillcrest School' } },
  { name: 'open_other_school', form: { pupil: '1' } },
  { name: 'record_other_school', form: { pupil: '1', version: '0', 'answers[other_school][]': 'Hillcrest School' } },
  { name: 'open_today' },
  { name: 'open_child', form: { id: '1' } },
  { name: 'open_concern_form', form: { pupil: '1' } },
  { name: 'raise_concern', form: { pupil: '1' } },
  { name: 'open_concern', form: { id: '1' } },
  { name: 'change_concern', form: { id: '1', version: '1' } },
  { name: 'take_back_concern', form: { id: '1' } },
  { name: 'open_action', form: { entry: '1', action: 'review' } },
  { name: 'record_action', form: { entry: '1', action: 'review' } },
  { name: 'take_back_action', form: { id: '1' } },
  { name: 'take_back_decision', form: { id: '1' } },
  { name: 'open_put_aside', form: { entry: '1' } },
  { name: 'put_aside', form: { entry: '1', 'answers[reason][]': 'Not yet' } },
  { name: 'open_copies', form: { entry: '1' } },
  { name: 'record_copies', form: { entry: '1' } },
  { name: 'take_back_copy', form: { id: '1' } },
  { name: 'open_letter', form: { record: '1' } },
  { name: 'record_letter', form: { record: '1' } },
  { name: 'withdraw_put_forward', form: { entry: '1' } },
  { name: 'open_decision', form: { entry: '1' } },
  { name: 'decide_stage', form: { entry: '1', version: '1' } },
  { name: 'open_initial_concern', form: { entry: '1' } },
  { name: 'save_initial_concern', form: { entry: '1', version: '0' } },
  { name: 'open_parent_words', form: { form: '1', contact: '1' } },
  { name: 'save_parent_words', form: { form: '1', contact: '1', version: '0' } },
  { name: 'open_assessment', form: { pupil: '1' } },
  { name: 'open_event', form: { pupil: '1', event: 'requested' } },
  { name: 'record_event', form: { pupil: '1', event: 'requested' } },
  { name: 'take_back_event', form: { pupil: '1', id: '1' } },
  { name: 'open_register' },
  { name: 'open_documents', form: { pupil: '1' } },
  { name: 'take_back_document', form: { id: '1' } },
  { name: 'put_back_document', form: { id: '1' } },
  { name: 'take_back_placing', form: { pupil: '1', entry: '1' } },
  { name: 'take_back_sheet', form: { file: FILE } },
  { name: 'open_place', form: { pupil: '1' } },
  { name: 'place_child', form: { pupil: '1' } },
  { name: 'open_placings' },
  { name: 'open_place_preview', form: { file: FILE } },
  { name: 'place_many', form: { file: FILE, fingerprint: '0' } },
  { name: 'open_needs', form: { pupil: '1' } },
  { name: 'open_needs_change', form: { pupil: '1' } },
  { name: 'change_needs', form: { pupil: '1', was: '', 'answers[first_need][]': 'SLCN', 'answers[from_day][]': '2026-09-01' } },
  { name: 'open_code_decision', form: { pupil: '1' } },
  { name: 'decide_code', form: { pupil: '1', was: 'N', 'answers[code][]': 'K', 'answers[decided_on][]': '2026-09-01', 'answers[why][]': 'Help' } },
  { name: 'take_back_code', form: { decision: '1' } },
  { name: 'take_back_needs', form: { pupil: '1', change: '1' } },
  { name: 'open_told', form: { decision: '1' } },
  { name: 'record_told', form: { decision: '1', 'answers[told_on][]': '2026-09-01', 'answers[told_how][]': 'letter' } },
  { name: 'open_timeline', form: { pupil: '1' } },
  { name: 'open_readings', form: { pupil: '1' } },
  { name: 'open_process' },
  { name: 'open_process_settings' },
  { name: 'save_process', form: { version: '1' } },
  { name: 'restore_process', form: { version: '1' } },
  { name: 'open_imports' },
  { name: 'open_preview', form: { file: FILE } },
  { name: 'apply_import', form: { file: FILE, fingerprint: '0' } },
  { name: 'explain_headings', form: { file: FILE } },
  { name: 'undo_import', form: { import: '1' } },
  { name: 'mark_leavers', form: { file: FILE } },
  { name: 'save_draft', form: { form: 'member_of_staff', subject: '' } },
  { name: 'throw_draft_away', form: { form: 'member_of_staff', subject: '' } },
  { name: 'open_me' },
  { name: 'set_pin', form: { 'answers[new_pin][]': '4071', 'answers[password][]': 'not-it' } },
  { name: 'sign_out_everywhere' },
  { name: 'still_here' },
  { name: 'lock', open: true, form: { to: '/staff' } },
  { name: 'open_door', open: true },
  { name: 'sign_in', open: true, form: { 'answers[email][]': 'senco@sample.example', 'answers[password][]': '' } },
  { name: 'open_second_factor', open: true },
  { name: 'give_code', open: true, form: { 'answers[code][]': '000000' } },
  { name: 'open_set_up', open: true },
  { name: 'set_up', open: true, form: { 'answers[set_up_code][]': 'AAAA-AAAA-AAAA' } },
  { name: 'open_set_password', open: true, form: { token: 'not-a-link' } },
  { name: 'set_password', open: true, form: { token: 'not-a-link', 'answers[new_password][]': 'three odd words' } },
  { name: 'unlock', open: true, form: { 'answers[opens_with][]': 'not-it' } },
  // Last, because it ends the session that the others are asked with.
  { name: 'sign_out', open: true },
];

const APP = fileURLToPath(new URL('../../app/src', import.meta.url));

/** The functions that the program's source declares. */
export function declaredFunctions(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'));
  const all = files.flatMap((name) => [
    ...readFileSync(`${APP}/${name}`, 'utf8').matchAll(/#\[server\([^\]]*?endpoint\s*=\s*"([^"]+)"/g),
  ]);
  return all.map((found) => found[1]).sort();
}

/** The addresses of the program's table of routes, with `*` for what differs from one to the next. */
export function declaredPaths(): string[] {
  const table = readFileSync(`${APP}/app.rs`, 'utf8');
  const paths = [...table.matchAll(/<Route\s+path=(.+?)\s+view=/gs)].map(([, path]) => {
    const steps = [...path.matchAll(/(Static|Param)Segment\("([^"]*)"\)/g)];
    return `/${steps.map(([, kind, name]) => (kind === 'Static' ? name : '*')).join('/')}`;
  });
  return [...new Set(paths)].sort();
}
