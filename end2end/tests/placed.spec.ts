// Child D: put on the system in November, half-way through, from paper. The form is filled in as the SENCo does, the
// scanned file first; every date that follows stands in a table that was worked out by hand.
//
// The days are those of the typical years that `pathway.spec.ts` counts with.

import type { Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { type Due, due, expectDue, freshChildren, putOnRecord, reviewTargets, stop } from '../support/pathway.ts';
import { ask, named } from '../support/real.ts';
import { newKey } from '../support/school.ts';
import { expect, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const TEACHER = 'Class teacher';
const SENCO = 'SENCo';
const COUNCIL = 'Local authority';

const MEETING = 'Review in the half-termly progress meeting';
const FEBRUARY = 'February review of targets and the individual provision map, with the parents';
const JULY = 'Transition and target meeting, with the parents';
const ASSESSED: Due[] = [
  ...due('2027-01-04', COUNCIL, 'The local authority says so if it will not issue a plan'),
  ...due('2027-02-01', COUNCIL, 'The local authority sends the final plan'),
  ...due('2027-03-15', COUNCIL, 'The school expects the plan to have come'),
];

// Placed on Tuesday 24 November 2026. October's review was held, on the 15th: the next is February's, by the last day of
// its half term, Friday 12 February 2027. The next progress meeting is by Friday 11 December (the last week of the autumn
// term begins on the 14th). What is done once is done by the first review after the placing. The request arrived on
// Monday 14 September 2026: 16 weeks are 4 January 2027, 20 are 1 February, 26 are 15 March. It was agreed to in time, so
// that nothing more is decided by the sixth week, and what the decision needed is there.
const AT_FOUR: Due[] = [
  ...due('2026-12-11', TEACHER, MEETING),
  ...ASSESSED,
  ...due(
    '2027-02-12', TEACHER, FEBRUARY, 'Parent voice', 'Pupil voice', 'Planning', 'Interventions', 'SEN targets',
    'Individual provision map',
  ),
  ...due(
    '2027-02-12', SENCO, 'Assessments / observations from agencies',
    'Actions addressed, and targeted intervention in addition to stage 3', 'Provision map',
  ),
];
// A review of 8 February with every copy given at once is February's: the next is July's, by the last day of the year.
// The progress meeting of 10 December comes before the one by Friday 5 February (half term begins on the 15th, its last
// week on the 8th), and nobody held that one. The
// local authority is late with two of its three.
const IN_FEBRUARY: Due[] = [
  ...due('2027-02-05', TEACHER, MEETING),
  ...due('2027-07-21', TEACHER, JULY),
  ...AT_FOUR.filter(([, , what]) => what !== MEETING && what !== FEBRUARY),
];

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });
const PAPER = { name: 'iep-2025.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nthe paper file\n%%EOF') };

withAndWithoutScripts((scripts) => {
  test('child D is placed at stage 4 in November with what the paper file says: nothing is late, and what comes next is counted from the true dates', async ({
    page, open, school, signIn, another, asks,
  }) => {
    await school.restart('2026-11-24');
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const [child] = await freshChildren(teacher, 1);
    await signIn('senco');
    await open(`/children/${child.id}`);
    await page.getByRole('link', { name: 'Place at a stage, with true dates' }).click();
    await expect(h1(page)).toHaveText(`Place ${child.name} at a stage`);

    await test.step('the scanned file first', async () => {
      await page.locator('summary', { hasText: 'The paper file, scanned' }).click();
      await page.getByLabel('The file', { exact: true }).setInputFiles(PAPER);
      await page.getByRole('button', { name: 'Add this file' }).click();
      await expect(h1(page)).toHaveText(`Place ${child.name} at a stage`);
      await expect(page.getByRole('link', { name: /iep-2025\.pdf/ })).toBeVisible();
    });

    await test.step('what does not fit together is told all at once, and nothing typed is lost', async () => {
      await page.getByRole('radio', { name: /^Stage 4/ }).check();
      await page.getByLabel('Since when?', { exact: true }).fill('2026-09-08');
      await page.getByLabel('When were the targets last reviewed with the parents?').fill('2025-10-15');
      await page.getByLabel('Which targets are live?').fill('I will ask for help with a card, 4 times out of 5.');
      await page.getByRole('radio', { name: /^SEN support/ }).check();
      // A slip of the thumb: what need not be answered is let go of again.
      const assessing = page.getByRole('group', { name: /^Is a statutory assessment under way/ });
      await expect(assessing.getByLabel('No answer')).toBeHidden();
      await assessing.getByLabel('Yes').check();
      await assessing.getByLabel('No answer').check();
      await page.getByRole('button', { name: 'Place this child' }).click();
      await expectErrors(page, [
        ['reviewed_on', 'The stage began on Tuesday 8 September 2026. Enter that day or a later one, or leave it empty'],
        ['code_since', 'Enter the day since which the child has had this code'],
      ]);
      await expect(page.getByLabel('Which targets are live?')).toHaveValue('I will ask for help with a card, 4 times out of 5.');
    });

    await test.step('the true dates, and an assessment that is under way beside it', async () => {
      await page.getByLabel('Since when?', { exact: true }).fill('2025-09-08');
      await page.getByLabel('When were the targets last reviewed with the parents?').fill('2026-10-15');
      await page.getByLabel('Since when has it been that code?').fill('2024-01-08');
      await page.getByRole('group', { name: /^Is a statutory assessment under way/ }).getByLabel('Yes').check();
      await page.getByRole('radio', { name: 'Parents or carers' }).check();
      await page.getByLabel('When did the local authority receive the request?').fill('2026-09-14');
      await page.getByLabel('When did it agree to assess?').fill('2026-10-20');
      await page.getByRole('button', { name: 'Place this child' }).click();
      await expect(h1(page)).toHaveText(child.name);
    });

    await expect(stop(page, 4)).toHaveAttribute('aria-current', 'step');
    await expect(stop(page, 4)).toContainText('since 8 September 2025');
    await expect(stop(page, 5)).toHaveAttribute('aria-current', 'step');
    await expect(page.getByText('I will ask for help with a card, 4 times out of 5.')).toBeVisible();
    await expect(page.getByRole('definition').filter({ hasText: 'since 8 January 2024' })).toContainText('K');
    const sencos = scripts ? page : await another();
    if (!scripts) await signIn('senco', sencos);
    await expectDue({ page: sencos, school, child, on: '2026-11-24' }, AT_FOUR);

    await test.step('from then on, what is missed is late, and what is held counts', async () => {
      await school.restart('2026-12-10');
      await putOnRecord(teacher, child.id, '2026-12-10', 'support_reviews');
      await school.restart('2027-02-09');
      await reviewTargets(teacher, child.id, '2027-02-08');
      await expectDue({ page: sencos, school, child, on: '2027-02-09' }, IN_FEBRUARY);
    });
  });
});

// A plan of 29 February 2024, placed on 24 November 2026 without its last review. The anniversaries of 2025 and 2026 were
// before the placing; the next is Sunday 28 February 2027, and four weeks before it is Sunday 31 January: best by Friday the
// 29th. What row 6 asks for once is done by the first review of targets since the placing, as AT_FOUR has it. The two months
// in which parents may appeal are over.
const WITH_A_PLAN: Due[] = [
  ...due(
    '2027-01-31', SENCO,
    'Hold the annual review meeting: four weeks before the anniversary on Sunday 28 February 2027, by when the local authority has decided',
  ),
  ...due(
    '2027-02-12', TEACHER, FEBRUARY, 'Teacher follows targets', 'Planning, differentiated', 'Targeted planning', 'SEN targets',
    'Individual provision map',
  ),
];

test('a child who is placed with a plan has the next annual review, whatever was before, and the school day to work to', async ({
  page, school, signIn, asks,
}) => {
  await school.restart('2026-11-24');
  const senco = await asks(await school.sessionOf('senco'));
  const [child] = await freshChildren(await asks(await school.sessionOf('class_teacher')), 1);
  await ask(senco, 'place_child', {
    key: newKey(), pupil: child.id, ...named({ stage: 'six', opened_on: '2024-02-29' }),
  });
  await signIn('senco');
  await expectDue({ page, school, child, on: '2026-11-24' }, WITH_A_PLAN);
  await expect(page.getByText('Best by Friday 29 January 2027, the last school day before it.')).toBeVisible();
  // Missed, it is late, and stays.
  await school.restart('2027-02-01');
  await expectDue({ page, school, child, on: '2027-02-01' }, WITH_A_PLAN);
});
