// What stands behind the placeholders of `routes.ts`: a child with all that a page can show of one, made through the
// app as the school's staff would, once a school. Names and words are long, because theirs are.

import { type APIRequestContext, request } from '@playwright/test';
import { type File, fileOf, pupilList, upn } from './lists.ts';
import {
  ADULT, ASSESSED, CHILD, CLASS, CONCERN, DECISION, INITIAL, LEAVER, LIST, MEETING, MEMBER, PARENT, PLACINGS, RECORD_OF,
  SIBLING, STAGE, STAGE_FOUR, STAGE_TWO, STRANGE_LIST, SURNAME, type Visitor,
} from './routes.ts';
import { type Role, type School, newKey } from './school.ts';

const MAILBOX = `${SURNAME.toLowerCase()}.family@a-provider-of-mailboxes.example.org`;
const ADDRESS = 'https://guidance.example.org/early/speech-language-and-communication-difficulties-in-year-one';

const FAMILY = {
  'Legal Surname': SURNAME, Year: 'Year 1', Reg: '1Rowan', 'SEN Status': 'N - No Special Educational Need',
  'First Language': 'Tamil', EAL: 'Y', 'Contact 1 Title': 'Mrs', 'Contact 1 Forename': 'Bhuvaneshwari',
  'Contact 1 Surname': SURNAME, 'Contact 1 Relationship': 'Mother', 'Contact 1 Parental Responsibility': 'Y',
  'Contact 1 Priority': '1', 'Contact 1 Email': MAILBOX, 'Contact 1 Mobile': '07700 900461',
};
const CHILDS = { Adno: '009001', UPN: upn(9001), 'Legal Forename': 'Maximiliano', DOB: '14/03/2021', Gender: 'M' };
const SIBLINGS = { Adno: '009002', UPN: upn(9002), 'Legal Forename': 'Seraphina', DOB: '14/03/2021', Gender: 'F' };
/** About whom there was a meeting. */
const COUSINS = { Adno: '009005', UPN: upn(9005), 'Legal Forename': 'Evangelina', DOB: '02/12/2020', Gender: 'F' };
/** Who leaves. */
const LEAVERS = { Adno: '009006', UPN: upn(9006), 'Legal Forename': 'Wilhelmina', DOB: '11/06/2021', Gender: 'F' };
/** About whom an assessment was asked for. */
const ELDERS = { Adno: '009007', UPN: upn(9007), 'Legal Forename': 'Alexandrina', DOB: '30/09/2020', Gender: 'F' };
const FATHER = {
  'Contact 2 Title': 'Mr', 'Contact 2 Forename': 'Ponnambalam', 'Contact 2 Surname': SURNAME,
  'Contact 2 Relationship': 'Father', 'Contact 2 Parental Responsibility': 'N', 'Contact 2 Priority': '2',
  'Contact 2 Email': MAILBOX, 'Contact 2 Mobile': '07700 900462',
};
const FIRST_LIST = pupilList('first-list.csv', [
  { ...FAMILY, ...FATHER, ...CHILDS }, { ...FAMILY, ...SIBLINGS }, { ...FAMILY, ...FATHER, ...COUSINS },
  { ...FAMILY, ...LEAVERS }, { ...FAMILY, ...ELDERS },
]);

/** The MIS has another code for a child than the school has decided. */
const WITH_SUPPORT = { 'SEN Status': 'K - SEN Support', 'SEN Need 1': 'SLCN' };
const CODES_LIST = pupilList('codes-list.csv', [{ ...FAMILY, ...SIBLINGS, ...WITH_SUPPORT }]);

/** One child is changed, one is as before, one is new, one cannot be read; most of the school is not in it. */
const SECOND_LIST = pupilList('pupils-of-year-1-as-exported-on-the-first-day-after-half-term.csv', [
  {
    ...FAMILY, ...FATHER, ...CHILDS, 'Preferred Forename': 'Maxi', ...WITH_SUPPORT,
  },
  { ...FAMILY, ...SIBLINGS, ...WITH_SUPPORT },
  { ...FAMILY, Adno: '009003', UPN: upn(9003), 'Legal Forename': 'Theodora', DOB: '02/11/2020', Gender: 'F' },
  { ...FAMILY, Adno: '009004', UPN: upn(9004), 'Legal Forename': 'Zachariah', DOB: `the day after ${MAILBOX}` },
]);

/** One child would be placed, one is on a stage already, and one row cannot be read. */
const PLACING_LIST = fileOf('children-with-support-as-the-senco-kept-them-until-half-term.csv', [
  'Admission no,Stage,Since,Last review,SEN code,Need,Targets',
  `009002,3,08/09/2025,15/10/2026,K,SLCN,"Asks for help when something is not clear, as in ${ADDRESS}"`,
  '009001,4,08/09/2025,,K,,', '009005,7,last autumn,,,,',
]);

const STRANGE = fileOf('strange.csv', ['Column A,Column B', `${SURNAME},Maximiliano`]);

const CONCERN_IN_FULL = {
  area: 'talking', noticed: `Looks at the others before he begins. We follow ${ADDRESS} in class.`,
  how_often: 'most_lessons', strengths: 'Builds for an hour without a word.', attendance: '96%, often late on Mondays',
  vision: 'not_known', hearing: 'difficulty', languages: 'Tamil and English, since he was three',
  home: 'A new baby came in August.', tried: 'One step at a time, with a picture for each.', tried_weeks: '4',
  tried_helped: 'a_little', highlight: 'Follows two steps where he followed one.',
  intervention: 'Talking group with Mr Zielak, three times a week, for six weeks.',
  class_target: 'I will ask when I have not understood.', next_step: 'Listen with him to a recorded story.',
  told_family: 'yes', told_how: 'at_the_gate', family_said: 'His mother has noticed it too.',
  note_for_senco: 'His mother would like to speak to you alone.',
};

/** What a progress meeting writes. */
const LINE_IN_FULL = {
  reading: 'below', writing: 'well_below', maths: 'expected',
  barrier: `Loses the thread after the second step. We follow ${ADDRESS} in class.`,
  action: 'A picture for each step, on the table at every lesson of the morning.',
  proposal: 'next', why_proposed: 'Follows two steps where he followed one, and no more since October.',
};

/** What is written down in a meeting with parents. */
const MEETING_IN_FULL = {
  who_was_there: 'parent_or_carer', strengths: 'Knows the name of every bird.', tricky_learning: 'Loses count after ten.',
  medical: 'Mild asthma, inhaler in class', gathered: 'told', good_at: 'I am good at football.', helps_me: 'More time.',
  outcomes: 'That she counts with her friends.', target_1: 'I will count on in tens from any number.',
  target_1_start: '2 out of 10, on 20 November', target_1_known_by: '8 out of 10, on 3 days',
  target_1_in_class: `A number line on her desk, as in ${ADDRESS}`, target_1_at_home: 'The tens song in the car.',
  intervention: 'Number catch-up', help_times: '3 times a week, 15 minutes', help_with: 'Mr Zielak, 3 children',
  note_for_senco: 'Her mother would like to speak to you alone.',
};
const MOTHERS_WORDS = {
  took_part: 'in_the_meeting', proud_of: 'She never gives up.', worries: 'Homework ends in tears.', answer: 'partly',
  their_wording: 'I will enjoy numbers.',
};

type Line = { forename: string; surname: string };

const known = new WeakMap<School, Promise<Map<string, string>>>();

/** The address with what is real at this school in place of the placeholders. */
export async function addressIn(school: School, path: string, as: Visitor = 'office'): Promise<string> {
  const placeholders = path.split('/').filter((part) => PLACEHOLDERS.includes(part));
  if (placeholders.length === 0) return path;
  const all = known.get(school) ?? found(school);
  known.set(school, all);
  const ids = await all;
  return placeholders.reduce((address, placeholder) => {
    // A file waits for whoever put it there.
    const id = ids.get(`${placeholder} of ${as}`) ?? ids.get(placeholder);
    if (!id) throw new Error(`nothing is known of ${placeholder}`);
    return address.replace(placeholder, id);
  }, path);
}

const PLACEHOLDERS = [
  ADULT, ASSESSED, CHILD, CLASS, CONCERN, DECISION, INITIAL, LEAVER, LIST, MEETING, MEMBER, PARENT, PLACINGS, RECORD_OF,
  SIBLING, STAGE, STAGE_FOUR, STAGE_TWO, STRANGE_LIST,
];

async function found(school: School): Promise<Map<string, string>> {
  const [office, teacher, senco] = [
    await callerOf(school, 'office'), await callerOf(school, 'class_teacher'), await callerOf(school, 'senco'),
  ];
  for (const list of [FIRST_LIST, CODES_LIST]) {
    const file = await put(office, list);
    const { fingerprint } = await ask(office, 'open_preview', { file });
    await ask(office, 'apply_import', { key: newKey(), file, fingerprint });
  }

  const [ownClass] = (await ask(teacher, 'open_today')).classes;
  const { children } = await ask(teacher, 'open_class', { id: String(ownClass[0]) });
  const forenames = ['Maximiliano', 'Seraphina', 'Evangelina', 'Wilhelmina', 'Alexandrina'];
  const [child, sibling, cousin, leaver, elder] = forenames.map((forename) =>
    String(children.find((one: Line) => one.surname === SURNAME && one.forename === forename).id),
  );

  const { today } = (await ask(teacher, 'open_concern_form', { pupil: child })).form;
  const concern = named({ ...CONCERN_IN_FULL, told_on: today });
  const stage = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil: child, ...concern }));
  const help = named({ done_on: today, what_was_done: `Pictures for each step of the morning, as in ${ADDRESS}` });
  await ask(teacher, 'record_action', { key: newKey(), entry: stage, action: 'early_intervention', ...help });
  const { forms, recorded } = await ask(teacher, 'open_child', { id: child });

  // Nothing is held and nothing is promised for a day on which nobody is in: the program names the school days.
  const { begin } = await ask(teacher, 'open_progress', { class: String(ownClass[0]) });
  const held = named({ held_on: begin.answers.held_on[0] });
  const meeting = String(await ask(teacher, 'start_meeting', { key: newKey(), class: String(ownClass[0]), ...held }));
  await onFirstDay(teacher, 'save_line', today, (by_day) => (
    { key: newKey(), meeting, pupil: child, version: '0', ...named({ ...LINE_IN_FULL, by_day }) }
  ));

  const { adults: [mother] } = await ask(office, 'open_adults', { pupil: child });
  const id = String(mother.id);
  const { version } = await ask(office, 'open_adult', { id });
  const decided = {
    may_receive: 'yes', may_attend: 'yes', may_consent: 'no', lives_with: 'yes', address_confidential: 'yes',
    language: 'Tamil', channel: 'text_message', parental_responsibility: 'no', order_note: `Prohibited steps order, see ${ADDRESS}`,
  };
  await ask(office, 'decide_adult', { key: newKey(), id, version: String(version), ...named(decided) });

  const { second, initial, parent } = await met(teacher, cousin, concern, today);
  await leaves(office, leaver, today);
  const code = named({ code: 'K', decided_on: today, why: 'Talking group and pictures every day' });
  await ask(senco, 'decide_code', { key: newKey(), pupil: child, was: 'N', ...code });
  const needs = named({ first_need: 'SLCN', second_need: 'ASD', from_day: today });
  await ask(senco, 'change_needs', { key: newKey(), pupil: child, was: '', ...needs });
  const { decisions } = await ask(senco, 'open_needs', { pupil: child });

  const four = await assessed({ teacher, senco }, elder, concern, today);
  const { staff } = await ask(office, 'staff');
  const member = String(staff.find((one: { email: string }) => one.email === 'ta@sample.example').id);

  const ids = new Map([
    [ADULT, id], [ASSESSED, elder], [CHILD, child], [CLASS, String(ownClass[0])], [CONCERN, String(forms[0].id)],
    [LIST, await put(office, SECOND_LIST)], [`${LIST} of senco`, await put(senco, SECOND_LIST)],
    [DECISION, String(decisions[0].id)], [INITIAL, initial], [MEETING, meeting], [MEMBER, member],
    [LEAVER, leaver], [PARENT, parent], [PLACINGS, await putPlacings(senco)], [RECORD_OF, String(recorded[0].id)],
    [SIBLING, sibling], [STAGE, stage], [STAGE_FOUR, four], [STAGE_TWO, second],
    [STRANGE_LIST, await put(office, STRANGE)],
  ]);
  for (const caller of [office, teacher, senco]) await caller.dispose();
  return ids;
}

/** A meeting about a child, who has moved on to the second stage, and what the mother said. */
async function met(teacher: APIRequestContext, pupil: string, concern: Record<string, string>, today: string) {
  const entry = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil, ...concern }));
  const decided = {
    decision: 'stage_two', still_concerned: 'Loses count after ten.', early_reason: 'It cannot wait.', decided_on: today,
  };
  await ask(teacher, 'decide_stage', { key: newKey(), entry, version: '1', ...named(decided) });
  // A second concern is added to the stage that the child is on, and says which that is.
  const second = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil, ...concern }));
  const words = named({ ...MEETING_IN_FULL, met_on: today });
  await ask(teacher, 'save_initial_concern', { key: newKey(), entry: second, version: '0', ...words });
  const { written, parents: [mother] } = await ask(teacher, 'open_initial_concern', { entry: second });
  const [initial, parent] = [String(written.id), String(mother.contact)];
  const said = named({ ...MOTHERS_WORDS, answered_on: today });
  await ask(teacher, 'save_parent_words', { key: newKey(), form: initial, contact: parent, version: '0', ...said });
  return { second, initial, parent };
}

/** A child whom agencies are asked about: an assessment was refused, and is under way again with a draft plan. */
async function assessed(
  { teacher, senco }: { teacher: APIRequestContext; senco: APIRequestContext },
  pupil: string, concern: Record<string, string>, today: string,
): Promise<string> {
  const entry = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil, ...concern }));
  const ahead = {
    decision: 'ahead', ahead_to: 'four', still_concerned: `No step forward in spite of ${ADDRESS}`,
    ahead_reason: 'It cannot wait.', whose: 'class_teacher', class_teacher_on: today, decided_on: today,
  };
  await ask(senco, 'decide_stage', { key: newKey(), entry, version: '1', ...named(ahead) });
  // A second concern is added to the stage that the child is on, and says which that is.
  const four = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil, ...concern }));
  const review = { done_on: today, took_part: 'parents', copies: 'sen_ta', what_was_done: 'Two targets of three.' };
  await ask(teacher, 'record_action', { key: newKey(), entry: four, action: 'review_of_targets', ...named(review) });
  for (const event of [
    'requested', 'refused_to_assess', 'mediation_asked', 'requested', 'agreed_to_assess', 'advice_asked', 'draft_plan',
    'school_consulted',
  ]) {
    const happened = named({ happened_on: today, by_whom: 'parents', words: `By letter, see ${ADDRESS}` });
    await ask(senco, 'record_event', { key: newKey(), pupil, event, ...happened });
  }
  return four;
}

/** A child's last day is written down, and nothing else of the record changes. */
async function leaves(office: APIRequestContext, pupil: string, day: string) {
  const { version, stands } = await ask(office, 'open_record', { pupil });
  const kept = Object.fromEntries(Object.entries<string[]>(stands).map(([question, [text]]) => [question, text ?? '']));
  const record = named({ ...kept, last_day: day });
  await ask(office, 'change_record', { key: newKey(), pupil, version: String(version), ...record });
}

async function callerOf(school: School, role: Role): Promise<APIRequestContext> {
  const cookies = (await school.sessionOf(role)).map(({ name, value }) => `${name}=${value}`);
  return request.newContext({
    baseURL: school.address, maxRedirects: 0, extraHTTPHeaders: { cookie: cookies.join('; ') },
  });
}

/** Answers under the names that a form has for them. */
export const named = (answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(answers).map(([question, text]) => [`answers[${question}][]`, text]));

/** What a function of the program answers. */
export async function ask(caller: APIRequestContext, name: string, form: Record<string, string> = {}) {
  const answer = await caller.post(`/api/${name}`, { form, headers: { accept: 'application/json' } });
  if (!answer.ok()) throw new Error(`${name} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/** Asks with the first day, from one on, that the program takes: on others nobody is at the school. */
async function onFirstDay(
  caller: APIRequestContext, name: string, from: string, form: (day: string) => Record<string, string>,
): Promise<void> {
  const day = new Date(`${from}T12:00:00Z`);
  let said = '';
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await caller.post(`/api/${name}`, {
      form: form(day.toISOString().slice(0, 10)), headers: { accept: 'application/json' },
    });
    if (answer.ok()) return;
    said = await answer.text();
    if (answer.status() !== 422) throw new Error(`${name} answered ${answer.status()}: ${said}`);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  throw new Error(`${name} took none of sixty days from ${from} on: ${said}`);
}

/** Puts a list on the page of imports, and gives the key of its preview. */
async function put(caller: APIRequestContext, file: File): Promise<string> {
  const answer = await caller.post('/children/import', { multipart: { made_up: 'yes', file } });
  const key = /^\/children\/import\/([0-9a-f]{32})$/.exec(answer.headers().location ?? '')?.[1];
  if (!key) throw new Error(`the list was answered with ${answer.status()} ${answer.headers().location}`);
  return key;
}

/** Puts a spreadsheet where children are placed, and gives the key of its preview. */
async function putPlacings(caller: APIRequestContext): Promise<string> {
  const answer = await caller.post('/place', { multipart: { file: PLACING_LIST } });
  const key = /^\/place\/([0-9a-f]{32})$/.exec(answer.headers().location ?? '')?.[1];
  if (!key) throw new Error(`the spreadsheet was answered with ${answer.status()} ${answer.headers().location}`);
  return key;
}

/** A child of the class teacher of the sample school about whom nothing was raised. */
export async function freshChild(teacher: APIRequestContext): Promise<{ id: string; name: string }> {
  const [[classId]] = (await ask(teacher, 'open_today')).classes;
  const { children } = await ask(teacher, 'open_class', { id: String(classId) });
  for (const { id } of children) {
    const { forms, name } = await ask(teacher, 'open_child', { id: String(id) });
    if (forms.length === 0) return { id: String(id), name };
  }
  throw new Error('a concern was raised about every child of the class');
}
