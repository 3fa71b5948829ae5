// What stands behind the placeholders of `routes.ts`: a child with all that a page can show of one, made through the
// app as the school's staff would, once a school. Names and words are long, because theirs are.

import { type APIRequestContext, request } from '@playwright/test';
import { type File, fileOf, pupilList, upn } from './lists.ts';
import {
  ADULT, CHILD, CLASS, CONCERN, LIST, MEETING, MEMBER, SIBLING, STAGE, STRANGE_LIST, SURNAME, type Visitor,
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
const FATHER = {
  'Contact 2 Title': 'Mr', 'Contact 2 Forename': 'Ponnambalam', 'Contact 2 Surname': SURNAME,
  'Contact 2 Relationship': 'Father', 'Contact 2 Parental Responsibility': 'N', 'Contact 2 Priority': '2',
  'Contact 2 Email': MAILBOX, 'Contact 2 Mobile': '07700 900462',
};
const FIRST_LIST = pupilList('first-list.csv', [{ ...FAMILY, ...FATHER, ...CHILDS }, { ...FAMILY, ...SIBLINGS }]);

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
  proposal: 'stay', why_proposed: 'Follows two steps where he followed one, and needs a little longer.',
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

const PLACEHOLDERS = [ADULT, CHILD, CLASS, CONCERN, LIST, MEETING, MEMBER, SIBLING, STAGE, STRANGE_LIST];

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
  const [child, sibling] = ['Maximiliano', 'Seraphina'].map((forename) =>
    String(children.find((one: Line) => one.surname === SURNAME && one.forename === forename).id),
  );

  const { today } = (await ask(teacher, 'open_concern_form', { pupil: child })).form;
  const concern = named({ ...CONCERN_IN_FULL, told_on: today });
  const stage = String(await ask(teacher, 'raise_concern', { key: newKey(), pupil: child, ...concern }));
  const { forms } = await ask(teacher, 'open_child', { id: child });

  const begin = { key: newKey(), class: String(ownClass[0]), ...named({ held_on: today }) };
  const meeting = String(await ask(teacher, 'start_meeting', begin));
  const line = { ...LINE_IN_FULL, by_day: today };
  await ask(teacher, 'save_line', { key: newKey(), meeting, pupil: child, version: '0', ...named(line) });

  const { adults: [mother] } = await ask(office, 'open_adults', { pupil: child });
  const id = String(mother.id);
  const { version } = await ask(office, 'open_adult', { id });
  const decided = {
    may_receive: 'yes', may_attend: 'yes', may_consent: 'no', lives_with: 'yes', address_confidential: 'yes',
    language: 'Tamil', channel: 'text_message', parental_responsibility: 'no', order_note: `Prohibited steps order, see ${ADDRESS}`,
  };
  await ask(office, 'decide_adult', { key: newKey(), id, version: String(version), ...named(decided) });

  const { staff } = await ask(office, 'staff');
  const member = String(staff.find((one: { email: string }) => one.email === 'ta@sample.example').id);

  const ids = new Map([
    [ADULT, id], [CHILD, child], [CLASS, String(ownClass[0])], [CONCERN, String(forms[0].id)],
    [LIST, await put(office, SECOND_LIST)], [`${LIST} of senco`, await put(senco, SECOND_LIST)],
    [MEETING, meeting], [MEMBER, member], [SIBLING, sibling], [STAGE, stage], [STRANGE_LIST, await put(office, STRANGE)],
  ]);
  for (const caller of [office, teacher, senco]) await caller.dispose();
  return ids;
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

/** Puts a list on the page of imports, and gives the key of its preview. */
async function put(caller: APIRequestContext, file: File): Promise<string> {
  const answer = await caller.post('/children/import', { multipart: { made_up: 'yes', file } });
  const key = /^\/children\/import\/([0-9a-f]{32})$/.exec(answer.headers().location ?? '')?.[1];
  if (!key) throw new Error(`the list was answered with ${answer.status()} ${answer.headers().location}`);
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
