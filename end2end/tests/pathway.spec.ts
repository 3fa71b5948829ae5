// The whole pathway, by moving the school's day: each test is one child's way, and every date on it stands in a table
// that was worked out by hand from the typical school years and from the rules.
//
// The days that the tables are counted with. 2026/27: 1 September to 23 October, 2 November to 18 December, 4 January to
// 12 February, 22 February to 25 March, 12 April to 28 May, 7 June to 21 July. 2027/28: 1 September to 22 October,
// 1 November to 17 December, 4 January to 11 February, 21 February to 31 March, 18 April to 26 May, 5 June to 21 July.
// INSET: 1 and 2 September, 4 January, and the first day of each half of the summer term. Progress meetings are held by
// the Friday of the last week but one of a half term, reviews of targets by the last day of their round.

import type { Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import {
  type Due, askedFor, decide, due, entryOf, expectDue, freshChildren, happened, putOnRecord, raise, reviewTargets,
  sendLetters, shortDate, stop,
} from '../support/pathway.ts';
import { ask, named } from '../support/real.ts';
import { newKey } from '../support/school.ts';
import { expect, test } from '../support/test.ts';

test.use({ own: 'sample' });

const TEACHER = 'Class teacher';
const WITH_TA = 'Class teacher, supported by the SEN TA';
const SENCO = 'SENCo';
const COUNCIL = 'Local authority';
const PARENTS = 'Parents';

const AGAIN = {
  one: 'Look again at stage 1, Cause of concern, and decide what happens next',
  two: 'Look again at stage 2, Initial concern, with the parents, and decide what happens next',
  three: 'Look again at stage 3, SEN support, and decide what happens next',
};
const MEETING = 'Review in the half-termly progress meeting';
const SIX_WEEKLY = 'Review stage 2 in school, after six weeks';
const JULY = 'Transition and target meeting, with the parents';
const OCTOBER = 'October review of targets and the individual provision map, with the parents';
const FEBRUARY = 'February review of targets and the individual provision map, with the parents';
const CONFIRM = 'Decide about the move that was put forward';
const COPIES = 'Give copies to the SEN TA, the parents and the class inclusion file';
const letterAbout = (action: string) => `Send the letter to the parents about “${action}”`;

const ROW_1 = [
  'Early intervention', 'Progress meeting highlights', 'Provision mapping', 'Targeted intervention',
  'In-class targets / next steps',
];
const ROW_2 = [
  'Initial concern template completed in a meeting with parents', 'Targets and intervention put in place',
  'Differentiation linked to targets and next steps', 'Pupil voice completed',
];

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });
const choose = (page: Page, answer: string | RegExp) => page.getByRole('radio', { name: answer }).check();

/** From the child's page to where the stage is looked at again. */
async function lookAgain(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Look at the stage again' }).click();
  await expect(h1(page)).toHaveText(title);
}

/** Keeps what stands in the form of the decision, which leads back to the child. */
async function keepDecision(page: Page, child: { name: string }): Promise<void> {
  await page.getByRole('button', { name: 'Keep this decision' }).click();
  await expect(h1(page)).toHaveText(child.name);
}

/** From the page of the assessment to its page again, with one more thing on record. */
async function record(page: Page, title: string, question: string, on: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(h1(page)).toHaveText(title);
  await page.getByLabel(question).fill(on);
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await expect(h1(page)).toHaveText('Statutory assessment');
  const happened = page.getByRole('region', { name: 'What has happened' });
  await expect(happened.getByRole('listitem').filter({ hasText: title })).toContainText(shortDate(on));
}

/** A line of the dates on the page of the assessment. */
const dateLine = (page: Page, what: string) =>
  page.getByRole('region', { name: 'Dates' }).getByRole('listitem').filter({ hasText: what });

// Tuesday 6 October 2026 and six weeks are Tuesday 17 November; half term, 26 to 30 October, makes it 24 November. The
// letter about the early intervention of 6 October goes home within five school days: 7, 8, 9, 12 and 13 October.
const AT_ONE: Due[] = due('2026-11-24', TEACHER, AGAIN.one, ...ROW_1);
const AT_ONE_WITH_LETTER: Due[] = [
  ...due('2026-11-24', TEACHER, AGAIN.one, ...ROW_1.slice(1)),
  ...due('2026-10-13', TEACHER, letterAbout('Early intervention')),
];

// Stage 2 begins on Tuesday 24 November, in week 12 of the autumn term. Spring has 11 weeks, so “1 term” ends with it:
// Thursday 25 March 2027. Six weeks are 5 January and, with the two weeks of Christmas, Tuesday 19 January; no meeting
// lies within a week of that. The next progress meeting is by Friday 11 December (the last week of term begins on the
// 14th).
const AT_TWO: Due[] = [
  ...due('2026-12-11', WITH_TA, MEETING),
  ...due('2027-01-19', WITH_TA, SIX_WEEKLY),
  ...due('2027-03-25', TEACHER, AGAIN.two),
  ...due('2027-03-25', WITH_TA, ...ROW_2),
];
// The meeting with the parents on 1 December does all of row 2 that is done once. Five school days for its letter: 2, 3,
// 4, 7 and 8 December.
const AT_TWO_MET: Due[] = [
  ...due('2026-12-08', TEACHER, letterAbout('Targets and intervention put in place')),
  ...due('2026-12-11', WITH_TA, MEETING),
  ...due('2027-01-19', WITH_TA, SIX_WEEKLY),
  ...due('2027-03-25', TEACHER, AGAIN.two),
];
// A progress meeting on 9 December is a review in school too. Six weeks from it are 20 January and, with Christmas,
// 3 February; the next progress meeting, by Friday 5 February (half term begins on the 15th, its last week on the 8th),
// is two days away, so that both are one.
const AT_TWO_REVIEWED: Due[] = [
  ...due('2027-02-05', WITH_TA, SIX_WEEKLY),
  ...due('2027-03-25', TEACHER, AGAIN.two),
];
// Nobody held it. It stays late and does not roll on. What the teacher puts forward on the last day of term is decided
// within five school days: 13, 14, 15, 16 and 19 April (12 April is INSET). Whoever has put it forward has looked.
const AT_TWO_FORWARD: Due[] = [
  ...due('2027-02-05', WITH_TA, SIX_WEEKLY),
  ...due('2027-04-19', SENCO, CONFIRM),
];

// Stage 3 begins on Thursday 25 March 2027, in week 11 of spring. Two terms on, Thursday of week 11 of autumn 2027 is
// 18 November (week 1 has 3 September in it; week 9 begins on 1 November). The meeting that was missed was held on
// 25 March: the next is by Friday 21 May (the half term's last week begins on the 24th). The next round of reviews is
// July's, to the last day of the year. The SENCo decided on code K: the parents are told within five school days.
const AT_THREE: Due[] = [
  ...due('2027-04-19', SENCO, 'Tell the parents that special provision has begun'),
  ...due('2027-05-21', TEACHER, MEETING),
  ...due('2027-07-21', TEACHER, JULY),
  ...due('2027-11-18', SENCO, AGAIN.three, 'Provision map'),
  ...due('2027-11-18', TEACHER, 'Planning', 'Interventions', 'SEN targets', 'Individual provision map', 'Pupil voice'),
];

// Stage 4 begins on 18 May 2027 and has no end of its own: what is done once is done by the first review, in July. What
// was done at stage 3, the SEN targets, is not done again.
const AT_FOUR: Due[] = [
  ...due('2027-05-21', TEACHER, MEETING),
  ...due('2027-07-21', TEACHER, JULY, 'Parent voice', 'Pupil voice', 'Planning', 'Interventions', 'Individual provision map'),
  ...due(
    '2027-07-21', SENCO, 'Assessments / observations from agencies',
    'Actions addressed, and targeted intervention in addition to stage 3', 'Provision map',
  ),
];

// The local authority received the parents' request on Tuesday 1 June 2027. By the law, calendar weeks: 6 end on
// 13 July, 16 on 21 September, 20 on 19 October; the school's 26 on 30 November. The application is the parents' own, and
// the school's evidence goes with its advice, once the local authority asks for that: of row 5 only the panel meeting is
// left, before the sixth week ends; 13 July is a school day.
const FIRST_REQUEST: Due[] = [
  ...due('2027-07-13', SENCO, 'Panel meeting'),
  ...due('2027-07-13', COUNCIL, 'The local authority decides whether to assess'),
  ...due('2027-09-21', COUNCIL, 'The local authority says so if it will not issue a plan'),
  ...due('2027-10-19', COUNCIL, 'The local authority sends the final plan'),
  ...due('2027-11-30', COUNCIL, 'The school expects the plan to have come'),
];
// It refused by a letter of 13 July: two months are Monday 13 September. Nothing of the assessment is due any longer.
const REFUSED: Due[] = due('2027-09-13', PARENTS, 'The parents may appeal to the Tribunal');

// The progress meeting on 19 May comes before the one by Friday 16 July (the last week of the year begins on the 19th).
const AT_FOUR_MET: Due[] = [...due('2027-07-16', TEACHER, MEETING), ...AT_FOUR.filter(([, , what]) => what !== MEETING)];

// On 14 July 2027 everything of stages 3 and 4 is on record, the progress meeting and July's review too; two of the
// three copies were given at once, the third follows within five school days: 15, 16, 19, 20 and 21 July. Next year's
// first progress meeting is by Friday 15 October (half term begins on the 25th), its first review by 22 October.
const AT_FOUR_REVIEWED: Due[] = [
  ...due('2027-07-21', TEACHER, COPIES),
  ...due('2027-10-15', TEACHER, MEETING),
  ...due('2027-10-22', TEACHER, OCTOBER),
];

// The school's own request arrived on Monday 20 September 2027. 6 weeks: Monday 1 November, the first day after half
// term. 16: 10 January 2028. 20: 7 February. 26: 20 March. The day to appeal has passed, and nobody is late for it. The
// school's own request has its evidence and its application, which are on record; the panel has still to meet.
const SECOND_REQUEST: Due[] = [
  ...due('2027-10-15', TEACHER, MEETING),
  ...due('2027-10-22', TEACHER, OCTOBER),
  ...due('2027-11-01', SENCO, 'Panel meeting'),
  ...due('2027-11-01', COUNCIL, 'The local authority decides whether to assess'),
  ...due('2028-01-10', COUNCIL, 'The local authority says so if it will not issue a plan'),
  ...due('2028-02-07', COUNCIL, 'The local authority sends the final plan'),
  ...due('2028-03-20', COUNCIL, 'The school expects the plan to have come'),
];

// Agreed on 29 October: with that row 5 asks for nothing more. Advice was asked for on 1 November: six weeks are
// 13 December, holidays or not. The progress meeting was on 13 October, the review with all three copies on the 14th: the
// next are by Friday 10 December (the last week of term begins on the 13th) and by 11 February 2028.
const AGREED: Due[] = [
  ...due('2027-12-10', TEACHER, MEETING),
  ...due('2027-12-13', SENCO, 'Send the school’s advice to the local authority'),
  ...due('2028-01-10', COUNCIL, 'The local authority says so if it will not issue a plan'),
  ...due('2028-02-07', COUNCIL, 'The local authority sends the final plan'),
  ...due('2028-02-11', TEACHER, FEBRUARY),
  ...due('2028-03-20', COUNCIL, 'The school expects the plan to have come'),
];

// The draft came on 12 January 2028. The parents have at least 15 days with that day among them: until the 26th. The
// school answers within 15 days of the same day: the 27th. A draft is an answer to whether there will be a plan. The
// meeting of 8 December comes before the one by Friday 4 February (the half term's last week begins on the 7th).
const DRAFTED: Due[] = [
  ...due('2028-01-26', PARENTS, 'The parents may comment on the draft plan and ask for a school'),
  ...due('2028-01-27', SENCO, 'Answer whether the school can be named in the plan'),
  ...due('2028-02-04', TEACHER, MEETING),
  ...due('2028-02-07', COUNCIL, 'The local authority sends the final plan'),
  ...due('2028-02-11', TEACHER, FEBRUARY),
  ...due('2028-03-20', COUNCIL, 'The school expects the plan to have come'),
];

// Stage 6 begins with the final plan of Friday 4 February 2028. Twelve months are Sunday 4 February 2029; the meeting is
// four weeks earlier, 7 January 2029. February's round is under way, so row 6 is done by the next one, July's, to the
// 21st. The parents may appeal about the plan for two months: 4 April.
const PLANNED: Due[] = [
  ...due('2028-02-11', TEACHER, FEBRUARY),
  ...due('2028-04-04', PARENTS, 'The parents may appeal to the Tribunal'),
  ...due(
    '2028-07-21', TEACHER, 'Teacher follows targets', 'Planning, differentiated', 'Targeted planning', 'SEN targets',
    'Individual provision map',
  ),
  ...due(
    '2029-01-07', SENCO,
    'Hold the annual review meeting: four weeks before the anniversary on Sunday 4 February 2029, by when the local authority has decided',
  ),
];

test('child A goes from a concern to a plan, by way of a refusal, and every date is as the calendar and the law have it', async ({
  page, open, school, signIn, another, asks, troubles,
}) => {
  test.setTimeout(300_000);
  troubles.expected(/status of 422 .*api\/decide_stage/);
  await school.restart('2026-10-06');
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const senco = await asks(await school.sessionOf('senco'));
  const [child] = await freshChildren(teacher, 1);
  const sencos = await another();
  await signIn('class_teacher');
  await signIn('senco', sencos);
  const ofChild = async (on: string, table: Due[]) => expectDue({ page: sencos, school, child, on }, table);
  const home = `/children/${child.id}`;
  const assessment = `${home}/assessment`;

  await test.step('6 October 2026: the class teacher raises a concern, and early intervention begins', async () => {
    await ofChild('2026-10-06', []);
    await open(home);
    await page.getByRole('link', { name: 'Raise a concern' }).click();
    await page.getByRole('checkbox', { name: /Learning/ }).check();
    await page.getByLabel('What have you noticed?').fill('Guesses words from the first letter, 3 days out of 4.');
    await choose(page, 'Most lessons');
    await page.getByRole('button', { name: 'Raise this concern' }).click();
    await expect(h1(page)).toHaveText(child.name);
    await expect(stop(page, 1)).toHaveAttribute('aria-current', 'step');
    await ofChild('2026-10-06', AT_ONE);

    await askedFor(page, 1).getByRole('link', { name: 'Early intervention', exact: true }).click();
    await expect(h1(page)).toHaveText('Early intervention');
    await page.getByLabel('What was done?').fill('Sound cards every morning with Mr Zielak.');
    await page.getByRole('button', { name: 'Put it on record' }).click();
    await expect(page.getByText('Early intervention is on record.')).toBeVisible();
    await ofChild('2026-10-06', AT_ONE_WITH_LETTER);
  });

  await test.step('13 October 2026: on its last day the letter about it goes home', async () => {
    await school.restart('2026-10-13');
    await open(home);
    await page.getByRole('link', { name: /^Record the letter \(/ }).click();
    await expect(h1(page)).toHaveText('Letter to the parents: Early intervention');
    await page.getByLabel('When was the letter sent or handed over?').fill('2026-10-13');
    await page.getByRole('button').filter({ hasText: /record/ }).click();
    await expect(h1(page)).toHaveText(child.name);
    await expect(page.getByText('Letter to the parents: Tuesday 13 October 2026')).toBeVisible();
    await ofChild('2026-10-13', AT_ONE_WITH_LETTER.filter(([, , what]) => !what.startsWith('Send the letter')));
  });

  await test.step('24 November 2026: six school weeks are over, and stage 2 begins', async () => {
    await school.restart('2026-11-24');
    await open(home);
    await lookAgain(page, 'Look at the concern again');
    await choose(page, 'Move to stage 2: there are still concerns');
    await page.getByLabel('what is still a concern?').fill('Blends two sounds, and not yet three.');
    await page.getByRole('group', { name: /will an SEN TA support the class teacher/ }).getByLabel('Yes').check();
    await keepDecision(page, child);
    await expect(page.getByText('Stage 2 has begun.')).toBeVisible();
    await expect(stop(page, 1)).toContainText('6 October to 24 November 2026');
    await expect(stop(page, 2)).toHaveAttribute('aria-current', 'step');
    await ofChild('2026-11-24', AT_TWO);
  });

  await test.step('1 December 2026: the initial concern is written down in a meeting with the parents', async () => {
    await school.restart('2026-12-01');
    await open(home);
    const name = 'Initial concern template completed in a meeting with parents';
    await askedFor(page, 2).getByRole('link', { name, exact: true }).click();
    await page.getByLabel('When did you meet?').fill('2026-12-01');
    for (const who of ['Class teacher', 'A parent or carer']) await page.getByRole('checkbox', { name: who }).check();
    await page.getByText('What the child says').click();
    await page.getByLabel('What helps me').fill('More time.');
    await page.getByLabel('Target 1: “I will …”').fill('I will read words of three sounds.');
    await page.getByLabel('Target 1: what will be different in class?').fill('A sound mat on the table.');
    await page.getByLabel('What extra help begins now?').fill('Reading group, three times a week.');
    await page.getByRole('button', { name: 'Keep the initial concern' }).click();
    await expect(page.getByText('The initial concern is kept.')).toBeVisible();
    // Both reviews are said there too: six weeks of stage 2, with Christmas, are 19 January, as the list has it.
    await expect(page.getByRole('main')).toContainText('By Tuesday 19 January 2027');
    await expect(page.getByRole('main')).toContainText('By Thursday 25 March 2027');
    await ofChild('2026-12-01', AT_TWO_MET);
  });

  await test.step('9 December 2026: a progress meeting is a review in school as well', async () => {
    await school.restart('2026-12-09');
    await sendLetters(teacher, child.id, '2026-12-04');
    await putOnRecord(teacher, child.id, '2026-12-09', 'initial_concern_progress_meetings');
    await ofChild('2026-12-09', AT_TWO_REVIEWED);
  });

  await test.step('25 March 2027: the term is over; the teacher puts stage 3 forward, and the SENCo decides', async () => {
    await school.restart('2027-03-25');
    await ofChild('2027-03-25', AT_TWO_REVIEWED);
    // 5 February to 25 March: 23 days of February and 25 of March.
    await expect(sencos.getByText('48 days late')).toHaveCount(1);
    await open(home);
    await lookAgain(page, 'Look at stage 2 again');
    await choose(page, 'Move to stage 3: no progress, and still a concern');
    await page.getByLabel('what is still a concern?').fill('Reads no new words since Christmas.');
    await keepDecision(page, child);
    await expect(page.getByText('It is put forward. The SENCo decides')).toBeVisible();
    await expect(stop(page, 2), 'the SENCo has not decided').toHaveAttribute('aria-current', 'step');
    await ofChild('2027-03-25', AT_TWO_FORWARD);

    await open(home, sencos);
    await lookAgain(sencos, 'Look at stage 2 again');
    await expect(sencos.getByText('Put forward, for you to decide')).toBeVisible();
    await expect(sencos.getByLabel('what is still a concern?')).toHaveValue('Reads no new words since Christmas.');
    await keepDecision(sencos, child);
    await expect(sencos.getByText('Stage 3 has begun.')).toBeVisible();
    await expect(stop(sencos, 3)).toHaveAttribute('aria-current', 'step');
  });

  await test.step('25 March 2027: the code is asked about, and the SENCo decides that too', async () => {
    await putOnRecord(teacher, child.id, '2027-03-25', 'support_reviews');
    await ofChild('2027-03-25', AT_THREE.slice(1));
    await open(home, sencos);
    await expect(sencos.getByText('This child has code N. Code K goes with stages 3 and 4')).toBeVisible();
    await sencos.getByRole('link', { name: 'Decide about the code' }).click();
    await expect(h1(sencos)).toHaveText(`SEN code of ${child.name}`);
    await sencos.getByRole('radio', { name: /^SEN support/ }).check();
    await sencos.getByLabel('From which day?').fill('2027-03-25');
    await sencos.getByLabel('Why?').fill('Reading help every day, which others do not have.');
    await sencos.getByRole('button', { name: 'Keep this decision' }).click();
    await expect(h1(sencos)).not.toHaveText(`SEN code of ${child.name}`);
    await ofChild('2027-03-25', AT_THREE);
    await expect(sencos.getByText('Decide about the code')).toHaveCount(0);
    await expect(sencos.getByRole('definition').filter({ hasText: 'since 25 March 2027' })).toContainText('K');
  });

  await test.step('18 May 2027: further concerns bring in agencies before the two terms are over', async () => {
    await school.restart('2027-05-18');
    const { decisions } = await ask(senco, 'open_needs', { pupil: child.id });
    const told = named({ told_on: '2027-03-25', told_how: 'letter' });
    await ask(senco, 'record_told', { key: newKey(), decision: String(decisions[0].id), ...told });
    await putOnRecord(teacher, child.id, '2027-04-20', 'support_targets');

    await open(home, sencos);
    await lookAgain(sencos, 'Look at stage 3 again');
    await choose(sencos, 'Move to stage 4: advice from agencies is needed');
    await sencos.getByLabel('what is still a concern?').fill('Does not remember a word from one day to the next.');
    const whose = sencos.getByRole('group', { name: 'For stage 4: whose concern is it?' });
    for (const who of ['Class teacher', 'SENCo', 'Parents']) await whose.getByLabel(who, { exact: true }).check();
    await sencos.getByLabel('When did the class teacher say so?').fill('2027-05-12');
    await sencos.getByLabel('When did the SENCo say so?').fill('2027-05-14');
    await sencos.getByLabel('When did the parents say so?').fill('2027-05-11');
    await sencos.getByRole('button', { name: 'Keep this decision' }).click();
    await expectErrors(sencos, [
      ['early_reason', 'Stage 3 lasts 2 terms, until Thursday 18 November 2027. Say which further concerns there are'],
    ]);
    await sencos.getByLabel('If you move on early: why now?').fill('His mother reports the same at home.');
    await keepDecision(sencos, child);
    await expect(stop(sencos, 4)).toHaveAttribute('aria-current', 'step');
    const written = sencos.getByRole('article').filter({ hasText: 'Look at stage 3 again' });
    await expect(written).toContainText('Class teacher, SENCo, Parents');
    for (const day of ['12 May 2027', '14 May 2027', '11 May 2027']) await expect(written).toContainText(day);
    await ofChild('2027-05-18', AT_FOUR);
  });

  await test.step('8 June 2027: the parents have asked for an assessment, and both clocks run', async () => {
    await school.restart('2027-06-08');
    await putOnRecord(teacher, child.id, '2027-05-19', 'support_reviews');
    await open(home, sencos);
    await sencos.getByRole('link', { name: 'Statutory assessment', exact: true }).click();
    await expect(h1(sencos)).toHaveText('Statutory assessment');
    await sencos.getByRole('link', { name: 'Record a request' }).click();
    await expect(h1(sencos)).toHaveText('An assessment was asked for');
    await choose(sencos, 'Parents or carers');
    await sencos.getByLabel('When did the local authority receive the request?').fill('2027-06-01');
    await sencos.getByRole('button', { name: 'Put it on record' }).click();
    await expect(h1(sencos)).toHaveText('Statutory assessment');
    const main = sencos.getByRole('main');
    await expect(main).toContainText('20 weeks, until Tuesday 19 October 2027');
    await expect(main).toContainText('26 weeks or longer, until Tuesday 30 November 2027');
    await expect(main).toContainText('The child is at stage 4');
    await expect(main).toContainText('An assessment has been under way beside it since Tuesday 1 June 2027');
    for (const [by, , what] of FIRST_REQUEST.filter(([, who]) => who === COUNCIL)) {
      await expect(dateLine(sencos, what), what).toContainText(shortDate(by));
    }
    await ofChild('2027-06-08', [...AT_FOUR_MET, ...FIRST_REQUEST]);
    for (const stage of [4, 5]) await expect(stop(sencos, stage)).toHaveAttribute('aria-current', 'step');
  });

  await test.step('14 July 2027: it is refused; the child is where they were, and the parents have two months', async () => {
    await school.restart('2027-07-14');
    await open(assessment, sencos);
    await record(sencos, 'The local authority refused to assess', 'When was it?', '2027-07-13');
    await expect(sencos.getByText('Stage 5 has ended. The child is where they were.')).toBeVisible();
    const appeal = dateLine(sencos, 'The parents may appeal to the Tribunal');
    await expect(appeal).toContainText('13 Sep 2027');
    await expect(appeal).toContainText('2 months from the decision');
    await expect(sencos.getByRole('main')).not.toContainText('until Tuesday 19 October 2027');
    await ofChild('2027-07-14', [...AT_FOUR_MET, ...REFUSED]);
    await expect(stop(sencos, 5)).toContainText('not assessed');
    await expect(stop(sencos, 4)).toHaveAttribute('aria-current', 'step');
  });

  await test.step('14 July 2027: targets are reviewed with the parents, and all of stages 3 and 4 is on record', async () => {
    await putOnRecord(
      teacher, child.id, '2027-07-14', 'support_reviews', 'agencies_parent_voice', 'agencies_pupil_voice',
      'support_planning', 'support_interventions', 'support_individual_provision_map',
    );
    await putOnRecord(senco, child.id, '2027-07-14', 'agency_assessments', 'agency_actions', 'support_provision_map');
    await sendLetters(senco, child.id, '2027-07-14');
    await open(home);
    await askedFor(page, 4).getByRole('link', { name: 'Review of targets', exact: true }).click();
    await page.getByLabel('When was it held?').fill('2027-07-14');
    const tookPart = page.getByRole('group', { name: 'Who took part?' });
    for (const who of ['Class teacher', 'A parent or carer']) await tookPart.getByLabel(who, { exact: true }).check();
    await page.getByLabel('Each target: how far is it').fill('Ten words of thirty. The word box goes on.');
    const copies = page.getByRole('group', { name: 'Who has a copy already?' });
    for (const to of ['SEN TA', 'Parents']) await copies.getByLabel(to, { exact: true }).check();
    await page.getByRole('button', { name: 'Put it on record' }).click();
    await expect(h1(page)).toHaveText(child.name);
    await ofChild('2027-07-14', [...AT_FOUR_REVIEWED, ...REFUSED]);

    await open(home);
    await page.getByRole('link', { name: /^Record the copies \(/ }).click();
    await page.getByRole('checkbox', { name: 'Class inclusion file' }).check();
    await page.getByRole('button', { name: 'Put the copies on record' }).click();
    await expect(h1(page)).toHaveText(child.name);
    await ofChild('2027-07-14', [...AT_FOUR_REVIEWED.slice(1), ...REFUSED]);
  });

  await test.step('21 September 2027: the school asks again, and the weeks are counted anew', async () => {
    await school.restart('2027-09-21');
    await open(assessment, sencos);
    await expect(dateLine(sencos, 'The parents may appeal to the Tribunal')).toHaveCount(0);
    await sencos.getByRole('link', { name: 'Record a request' }).click();
    await choose(sencos, 'The school');
    await sencos.getByLabel('When did the local authority receive the request?').fill('2027-09-20');
    await sencos.getByRole('button', { name: 'Put it on record' }).click();
    await expect(sencos.getByRole('main')).toContainText('20 weeks, until Monday 7 February 2028');
    await expect(sencos.getByRole('main')).toContainText('26 weeks or longer, until Monday 20 March 2028');
    for (const action of ['Evidence collated', 'Application completed']) {
      await open(home, sencos);
      await askedFor(sencos, 5).getByRole('link', { name: action, exact: true }).click();
      await expect(h1(sencos)).toHaveText(action);
      await sencos.getByLabel('What was done?').fill('Two rounds of reviews, the reports, his own words.');
      await sencos.getByRole('button', { name: 'Put it on record' }).click();
      await expect(sencos.getByText(`${action} is on record.`)).toBeVisible();
    }
    await ofChild('2027-09-21', SECOND_REQUEST);
  });

  await test.step('2 November 2027: the local authority has agreed, and asks the school for advice', async () => {
    await school.restart('2027-11-02');
    await putOnRecord(teacher, child.id, '2027-10-13', 'support_reviews');
    await reviewTargets(teacher, child.id, '2027-10-14');
    await open(home, sencos);
    await askedFor(sencos, 5).getByRole('link', { name: 'Panel meeting', exact: true }).click();
    await sencos.getByLabel('When was it done?').fill('2027-10-28');
    await sencos.getByLabel('What was done?').fill('The panel looked at the request.');
    await sencos.getByRole('button', { name: 'Put it on record' }).click();
    await expect(sencos.getByText('Panel meeting is on record.')).toBeVisible();
    await open(assessment, sencos);
    await record(sencos, 'The local authority agreed to assess', 'When was it?', '2027-10-29');
    await record(sencos, 'The local authority asked the school for advice', 'When was it?', '2027-11-01');
    await ofChild('2027-11-02', AGREED);
  });

  await test.step('13 January 2028: the draft plan has come, and the year after next is put in', async () => {
    await school.restart('2028-01-13');
    await happened(senco, child.id, 'advice_sent', '2027-12-10');
    await putOnRecord(teacher, child.id, '2027-12-08', 'support_reviews');
    await open(assessment, sencos);
    await record(sencos, 'The draft plan came', 'When was it?', '2028-01-12');
    await record(
      sencos, 'The local authority asked whether this school can be named in the plan', 'When was it?', '2028-01-12',
    );
    await ofChild('2028-01-13', DRAFTED);
    await open('/school-years', sencos);
    await sencos.getByRole('button', { name: 'Add 2028/29, copied from the year before' }).click();
    await expect(h1(sencos)).toHaveText('School year 2028/29');
  });

  await test.step('7 February 2028: the final plan has come, stage 6 begins, and code E is asked about', async () => {
    await school.restart('2028-02-07');
    await happened(senco, child.id, 'comments_sent', '2028-01-24');
    await happened(senco, child.id, 'consultation_answered', '2028-01-25');
    await open(assessment, sencos);
    await record(sencos, 'The final plan came', 'When was it?', '2028-02-04');
    await expect(sencos.getByText('Stage 6 has begun. Now decide about the SEN code: with a plan it is E.')).toBeVisible();
    const review = dateLine(sencos, 'Hold the annual review meeting');
    await expect(review).toContainText('7 Jan 2029');
    await expect(review).toContainText('Sunday 4 February 2029');
    await ofChild('2028-02-07', PLANNED);
    await expect(stop(sencos, 6)).toHaveAttribute('aria-current', 'step');
    await expect(stop(sencos, 6)).toContainText('since 4 February 2028');
    await expect(stop(sencos, 4)).toContainText('18 May 2027 to 4 February 2028');
    for (const stage of [1, 2, 3, 4, 5]) await expect(stop(sencos, stage)).not.toHaveAttribute('aria-current', 'step');

    await expect(sencos.getByText('code E goes with it. The SENCo decides.')).toBeVisible();
    await open(home, sencos);
    await sencos.getByRole('link', { name: 'Decide about the code' }).click();
    await sencos.getByRole('radio', { name: /^Education, health and care plan/ }).check();
    await sencos.getByLabel('From which day?').fill('2028-02-04');
    await sencos.getByLabel('Why?').fill('The final plan is of 4 February.');
    await sencos.getByRole('button', { name: 'Keep this decision' }).click();
    await expect(h1(sencos)).not.toHaveText(`SEN code of ${child.name}`);
    await open(home, sencos);
    await expect(sencos.getByText('Decide about the code')).toHaveCount(0);
    await expect(sencos.getByRole('definition').filter({ hasText: 'since 4 February 2028' })).toContainText('E');
  });
});

test('child B makes progress and leaves from stage 1: it is celebrated, the child is off the board, and nothing is due', async ({
  page, open, school, signIn, another, asks,
}) => {
  await school.restart('2026-10-06');
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const [child, other] = await freshChildren(teacher, 2);
  for (const { id } of [child, other]) await raise(teacher, id);
  await school.restart('2026-11-24');
  const sencos = await another();
  await signIn('senco', sencos);
  await expectDue({ page: sencos, school, child, on: '2026-11-24' }, AT_ONE);
  const onTheBoard = async () => {
    await open('/', sencos);
    const lane = sencos.getByRole('region', { name: 'On the pathway' }).locator('[data-stage="1"]');
    const count = Number(await lane.locator('.lane__count b').innerText());
    await open('/register?stage=1', sencos);
    await expect(sencos.getByRole('rowheader')).toHaveCount(count);
    return count;
  };
  const before = await onTheBoard();
  await expect(sencos.getByRole('rowheader', { name: child.name, exact: true })).toHaveCount(1);

  await signIn('class_teacher');
  await open(`/children/${child.id}`);
  await lookAgain(page, 'Look at the concern again');
  await choose(page, 'Close it: progress is being made');
  await page.getByLabel('what changed, and what worked?').fill('Reads to the class. Sound cards every morning worked.');
  await keepDecision(page, child);
  await expect(page.getByText('Progress is being made: the child has left the pathway.')).toBeVisible();
  await expect(stop(page, 1)).toContainText('6 October to 24 November 2026, progress made');
  await expect(page.getByText('Progress is being made. The child left the pathway')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What must happen next' })).toContainText(
    'Progress was made, and the child left the pathway on Tuesday 24 November 2026.',
  );
  await expect(page.getByRole('link', { name: 'Look at the stage again' })).toHaveCount(0);
  await expect(page.getByText('Reads to the class. Sound cards every morning worked.').first()).toBeVisible();
  await expectDue({ page: sencos, school, child, on: '2026-11-24' }, []);
  await expectDue({ page: sencos, school, child: other, on: '2026-11-24' }, AT_ONE);
  expect(await onTheBoard()).toBe(before - 1);
  await expect(sencos.getByRole('rowheader', { name: child.name, exact: true })).toHaveCount(0);
  await expect(sencos.getByRole('rowheader', { name: other.name, exact: true })).toHaveCount(1);
});

// Stage 3 began on Tuesday 24 November 2026, in week 12 of autumn. Two terms on, Tuesday of week 12 of summer is 6 July
// 2027 (week 1 has 13 April in it, week 8 begins on 7 June). Progress meetings: since 25 November the next is by Friday
// 11 December; the February round is the next.
const C_AT_THREE: Due[] = [
  ...due('2026-12-11', TEACHER, MEETING),
  ...due('2027-02-12', TEACHER, FEBRUARY),
  ...due('2027-07-06', SENCO, AGAIN.three, 'Provision map'),
  ...due('2027-07-06', TEACHER, 'Planning', 'Interventions', 'SEN targets', 'Individual provision map', 'Pupil voice'),
];
// Put forward on Tuesday 2 March 2027: five school days are 3, 4, 5, 8 and 9 March. A progress meeting was held on the
// same day, so the next is by Friday 21 May; the review of 8 February counts for February's round, and the next is July's.
const C_FORWARD: Due[] = [
  ...due('2027-03-09', SENCO, CONFIRM),
  ...due('2027-05-21', TEACHER, MEETING),
  ...due('2027-07-06', SENCO, 'Provision map'),
  ...due('2027-07-06', TEACHER, 'Planning', 'Interventions', 'SEN targets', 'Individual provision map', 'Pupil voice'),
  ...due('2027-07-21', TEACHER, JULY),
];
// Stage 2 begins on Tuesday 2 March 2027, in week 8 of spring: Tuesday of week 8 of summer is 8 June. Six weeks are
// 13 April and, with the two weeks of Easter that are wholly closed, 27 April; no meeting is within a week of that.
const C_AT_TWO: Due[] = [
  ...due('2027-04-27', TEACHER, SIX_WEEKLY),
  ...due('2027-05-21', TEACHER, MEETING),
  ...due('2027-06-08', TEACHER, AGAIN.two, ...ROW_2),
];

test('child C steps down from stage 3 to stage 2 when the SENCo says so, and not before; the time of stage 2 is counted anew', async ({
  page, open, school, signIn, another, asks,
}) => {
  await school.restart('2026-11-24');
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const senco = await asks(await school.sessionOf('senco'));
  const [child] = await freshChildren(teacher, 1);
  await raise(teacher, child.id);
  await decide(senco, child.id, {
    decision: 'ahead', ahead_to: 'three', still_concerned: 'Reading has not moved.', ahead_reason: 'The gap widens.',
    decided_on: '2026-11-24',
  });
  const sencos = await another();
  await signIn('senco', sencos);
  await signIn('class_teacher');
  const ofChild = async (on: string, table: Due[]) => expectDue({ page: sencos, school, child, on }, table);
  await ofChild('2026-11-24', C_AT_THREE);

  await school.restart('2027-03-02');
  await putOnRecord(teacher, child.id, '2027-03-02', 'support_reviews');
  const review = { done_on: '2027-02-08', took_part: 'parents', what_was_done: 'Most of it reached.' };
  const given = { 'answers[copies][]': 'sen_ta' };
  const entry = await entryOf(teacher, child.id);
  await ask(teacher, 'record_action', {
    key: newKey(), entry, action: 'support_parent_meetings', ...named(review), ...given,
  });
  for (const to of ['parents', 'class_inclusion_file']) {
    await ask(teacher, 'record_copies', { key: newKey(), entry, ...named({ given_to: to, given_on: '2027-02-08' }) });
  }
  await open(`/children/${child.id}`);
  await lookAgain(page, 'Look at stage 3 again');
  await choose(page, 'Step down');
  await page.getByRole('group', { name: 'If you step down: to which stage?' }).getByLabel('Stage 2').check();
  await page.getByLabel('what goes well enough, and what still helps?').fill('Reads simple books. The word box still helps.');
  await keepDecision(page, child);
  await expect(page.getByText('It is put forward. The SENCo decides')).toBeVisible();
  await expect(stop(page, 3), 'the SENCo has not decided').toHaveAttribute('aria-current', 'step');
  await ofChild('2027-03-02', C_FORWARD);

  await open(`/children/${child.id}`, sencos);
  await lookAgain(sencos, 'Look at stage 3 again');
  await expect(sencos.getByRole('radio', { name: 'Step down' })).toBeChecked();
  await keepDecision(sencos, child);
  await expect(sencos.getByText('Less help is enough now: the child has stepped down to stage 2.')).toBeVisible();
  await expect(stop(sencos, 3)).toContainText('24 November 2026 to 2 March 2027, then stepped down');
  await expect(stop(sencos, 2)).toContainText('since 2 March 2027');
  await expect(stop(sencos, 2)).toHaveAttribute('aria-current', 'step');
  await ofChild('2027-03-02', C_AT_TWO);
});

// A plan of Tuesday 12 October 2027: twelve months are 12 October 2028, a Thursday, and four weeks before it is
// 14 September 2028. Two months to appeal: Monday 13 December 2027, because the 12th is a Sunday. October's round is under
// way, so row 6 is done by February's, to the 11th; the child was never at stage 3, so that review is the first as well.
const LAW_WITHOUT_A_YEAR: Due[] = [
  ...due('2027-12-13', PARENTS, 'The parents may appeal to the Tribunal'),
  ...due(
    '2028-02-11', TEACHER, FEBRUARY, 'Teacher follows targets', 'Planning, differentiated', 'Targeted planning',
    'SEN targets', 'Individual provision map',
  ),
  ...due(
    '2028-09-14', SENCO,
    'Hold the annual review meeting: four weeks before the anniversary on Thursday 12 October 2028, by when the local authority has decided',
  ),
];

test('a date of the law, which counts every day, is told although nobody has put in the school year that it falls in', async ({
  school, signIn, another, asks,
}) => {
  await school.restart('2027-10-12');
  const senco = await asks(await school.sessionOf('senco'));
  const [child] = await freshChildren(await asks(await school.sessionOf('class_teacher')), 1);
  await happened(senco, child.id, 'requested', '2027-10-12', { by_whom: 'parents' });
  for (const event of ['agreed_to_assess', 'draft_plan', 'final_plan']) await happened(senco, child.id, event, '2027-10-12');
  const sencos = await another();
  await signIn('senco', sencos);
  await expectDue({ page: sencos, school, child, on: '2027-10-12' }, LAW_WITHOUT_A_YEAR);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  // Stage 2 alone, without an SEN TA, and the request of 1 December 2026: 6 weeks are 12 January 2027, 16 are 23 March,
  // 20 are 20 April, 26 are 1 June. The local authority's sixth week ends on a school day. The parents asked, so that the
  // school has no application to complete, and no evidence to send before it is asked for advice.
  const BESIDE_TWO: Due[] = [
    ...due('2026-12-11', TEACHER, MEETING),
    ...due('2027-01-12', SENCO, 'Panel meeting'),
    ...due('2027-01-12', COUNCIL, 'The local authority decides whether to assess'),
    ...due('2027-01-19', TEACHER, SIX_WEEKLY),
    ...due('2027-03-23', COUNCIL, 'The local authority says so if it will not issue a plan'),
    ...due('2027-03-25', TEACHER, AGAIN.two, ...ROW_2),
    ...due('2027-04-20', COUNCIL, 'The local authority sends the final plan'),
    ...due('2027-06-01', COUNCIL, 'The school expects the plan to have come'),
  ];

  test('stage 2 is decided, and a request for an assessment is put on record, with every gap told', async ({
    page, open, school, signIn, another, asks,
  }) => {
    await school.restart('2026-10-06');
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const [child] = await freshChildren(teacher, 1);
    await raise(teacher, child.id);
    await school.restart('2026-11-24');
    const sencos = await another();
    await signIn('senco', sencos);
    await signIn('class_teacher');

    await open(`/children/${child.id}`);
    await lookAgain(page, 'Look at the concern again');
    await choose(page, 'Move to stage 2: there are still concerns');
    await page.getByRole('button', { name: 'Keep this decision' }).click();
    await expectErrors(page, [['still_concerned', 'Say what is still a concern']]);
    await expect(page.getByRole('radio', { name: 'Move to stage 2: there are still concerns' })).toBeChecked();
    await page.getByLabel('If you move on: what is still a concern?').fill('Blends two sounds, and not yet three.');
    await keepDecision(page, child);
    await expect(page.getByText('Stage 2 has begun.')).toBeVisible();
    const ofStageTwo = BESIDE_TWO.filter(([, who]) => who === TEACHER);
    await expectDue({ page: sencos, school, child, on: '2026-11-24' }, ofStageTwo);

    await school.restart('2026-12-02');
    await open(`/children/${child.id}/assessment`, sencos);
    await sencos.getByRole('link', { name: 'Record a request' }).click();
    await sencos.getByLabel('When did the local authority receive the request?').fill('2026-12-01');
    await sencos.getByRole('button', { name: 'Put it on record' }).click();
    await expectErrors(sencos, [['by_whom', 'Choose who asked for the assessment']]);
    await choose(sencos, 'Parents or carers');
    await sencos.getByRole('button', { name: 'Put it on record' }).click();
    await expect(h1(sencos)).toHaveText('Statutory assessment');
    await expect(sencos.getByRole('main')).toContainText('20 weeks, until Tuesday 20 April 2027');
    await expect(sencos.getByRole('main')).toContainText('26 weeks or longer, until Tuesday 1 June 2027');
    await expectDue({ page: sencos, school, child, on: '2026-12-02' }, BESIDE_TWO);
  });
});
