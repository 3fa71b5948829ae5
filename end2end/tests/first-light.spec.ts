// The main job on real input, from the code that a new school's program prints to a concern that is overdue.

import type { Page } from '@playwright/test';
import { whyOf } from '../support/duties.ts';
import { pupilList, upn } from '../support/lists.ts';
import { expect, ready, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'empty' });

const PASSWORD = 'gravel-lantern-tuba';
const SPOILT = `A${upn(3104).slice(1)}`;

const child = (serial: number, forename: string, surname: string, dob: string, rest: Record<string, string> = {}) => ({
  Adno: `00${serial}`, UPN: upn(serial), 'Legal Surname': surname, 'Legal Forename': forename,
  'Preferred Surname': surname, 'Preferred Forename': forename, DOB: dob, Gender: 'F', Year: 'Year 3', Reg: '3Hazel',
  'Date of Admission': '04/09/2023', 'SEN Status': 'N - No Special Educational Need', EAL: 'N', 'First Language': 'ENG',
  'Contact 1 Title': 'Ms', 'Contact 1 Forename': 'Layla', 'Contact 1 Surname': surname,
  'Contact 1 Relationship': 'Mother', 'Contact 1 Parental Responsibility': 'Y', 'Contact 1 Priority': '1',
  ...rest,
});

const LIST = pupilList('sims-style-pupils.csv', [
  child(3101, 'Isla', 'Barnes-Wallace', '12/08/2019', { Year: 'Year 2', Reg: '2Beech' }),
  child(3102, 'Harper', 'Scott', '17/11/2018'),
  child(3103, 'Zayn', 'Harrison', '08/06/2019', {
    Gender: 'M', 'SEN Status': 'K - SEN Support', 'SEN Start Date': '03/11/2025', 'SEN Need 1': 'MLD',
  }),
  child(3104, 'Noah', 'Smith', '07/03/2019', { Gender: 'M', UPN: SPOILT }),
  child(3105, 'Albie', 'O’Hare', '09/10/2018', { Gender: 'M', 'Middle Name(s)': 'Callum, known as Al' }),
]);

const RAISED = 'Harper Scott';
const WHY = 'Stage 1 is looked at again after 6 school weeks.';

withAndWithoutScripts((scripts) => {
  test('a new school reads its list, a teacher raises a concern, and after six school weeks it is overdue', async ({
    page, open, school, another,
  }) => {
    await school.restart('2026-10-06');

    await test.step('the printed code opens a school for trying things out', async () => {
      await open('/');
      await expect(page).toHaveURL('/set-up');
      await page.getByLabel('Set-up code').fill(school.setUpCode);
      await page.getByLabel('Name of the school').fill('Millbrook Primary School');
      await page
        .getByRole('checkbox', { name: 'This school is for trying things out: every name in it is made up' })
        .check();
      await page.getByLabel('Title').fill('Mrs');
      await page.getByLabel('First name').fill('Asha');
      await page.getByLabel('Surname').fill('Kettering');
      await page.getByLabel('School email').fill('senco@millbrook.example');
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Set up the school' }).click();
      await expect(page).toHaveURL('/');
      await expect(page.getByRole('banner')).toContainText('Millbrook Primary School');
      await expect(page.getByText('every name here is made up')).toBeVisible();
      await ready(page, scripts);
    });

    await test.step('the list is shown before it is applied, and its spoilt row stays out', async () => {
      await goBy(page, 'Children', 'Import a list');
      await page.getByRole('checkbox', { name: 'This list is made up' }).check();
      await page.getByLabel('The file that your MIS exports').setInputFiles(LIST);
      await page.getByRole('button', { name: 'Look at the file' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What this file would change');
      await expect(page.getByRole('main')).toContainText('sims-style-pupils.csv has 5 rows. It would add 4 children');
      const problem = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Row 5' }) });
      await expect(problem.getByRole('cell')).toContainText([
        'UPN', SPOILT, `A UPN with these figures starts with ${upn(3104)[0]}, not A.`,
      ]);
      await ready(page, scripts);
      await page.getByRole('button', { name: 'Apply the 4 good ones' }).click();
      // Nobody on roll was left out of it, so there is nothing more to look at.
      await expect(page).toHaveURL('/children/import');
      await expect(page.getByRole('status')).toContainText('4 children added and 0 changed from sims-style-pupils.csv');
      await ready(page, scripts);
    });

    const theirs = await another();
    await test.step('the SENCo adds a teacher, who chooses a password by a link that works once', async () => {
      await goBy(page, 'Staff');
      await page.getByLabel('Title').fill('Mr');
      await page.getByLabel('First name').fill('Piers');
      await page.getByLabel('Surname').fill('Lockyer');
      await page.getByLabel('School email').fill('lockyer@millbrook.example');
      await page.getByLabel('Class teacher', { exact: true }).check();
      await page.getByRole('button', { name: 'Add to the staff list' }).click();
      const line = page.getByRole('listitem').filter({ hasText: 'Mr Piers Lockyer' });
      await expect(line).toHaveCount(1);
      await ready(page, scripts);
      await line.getByRole('button', { name: 'Make a sign-in link' }).click();
      const link = await line.getByText(/\/set-password\//).innerText();
      expect(link).toMatch(new RegExp(`^${school.address}/set-password/\\S+$`));
      await open(link, theirs);
      await theirs.getByLabel('New password').fill(PASSWORD);
      await theirs.getByRole('button', { name: 'Keep this password' }).click();
      await expect(theirs).toHaveURL('/sign-in');
      await ready(page, scripts);
    });

    await test.step('the SENCo posts the teacher to the class that came with the list', async () => {
      await goBy(page, 'Children', '3Hazel');
      await expect(page.getByRole('main')).toContainText(RAISED);
      await expect(page.getByRole('main')).not.toContainText('Noah Smith');
      await page.getByText('Post somebody here').click();
      await page.getByRole('radio', { name: 'Mr Piers Lockyer' }).check();
      await page.getByLabel('From').fill('2026-10-06');
      await page.getByRole('button', { name: 'Post them' }).click();
      const posted = page.getByRole('listitem').filter({ hasText: 'Mr Piers Lockyer' });
      await expect(posted).toContainText('Since 6 Oct 2026');
      await ready(page, scripts);
    });

    await test.step('the teacher raises a concern', async () => {
      await ready(theirs, scripts);
      await theirs.getByLabel('School email').fill('lockyer@millbrook.example');
      await theirs.getByLabel('Password').fill(PASSWORD);
      await theirs.getByRole('button', { name: 'Sign in' }).click();
      await expect(theirs.getByRole('banner')).toContainText('Mr Piers Lockyer');
      await ready(theirs, scripts);
      await goBy(theirs, '3Hazel', `Raise a concern about ${RAISED}`);
      await theirs.getByRole('checkbox', { name: /Learning/ }).check();
      await theirs.getByLabel('What have you noticed?').fill('Loses her place when she counts past ten, most days.');
      await theirs.getByRole('radio', { name: 'Most lessons' }).check();
      await theirs.getByRole('button', { name: 'Raise this concern' }).click();
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(RAISED);
    });

    // By hand: six weeks from Tuesday 6 October 2026 are Tuesday 17 November; the week of half term, 26 to 30 October,
    // lies between and makes them Tuesday 24 November.
    await test.step('both see that it is due on Tuesday 24 November 2026, and why', async () => {
      await open('/');
      await expect(dutyOf(page)).toContainText('Tue 24 Nov');
      await dutyOf(page).getByRole('link', { name: RAISED }).click();
      for (const one of [page, theirs]) {
        await expect(one.getByRole('heading', { level: 1 })).toHaveText(RAISED);
        const due = one.getByRole('listitem').filter({ hasText: 'Tue 24 Nov' });
        await expect(whyOf(due)).toContainText(WHY);
      }
    });

    await test.step('on Wednesday 25 November 2026 both see that it is one day late, and why', async () => {
      await school.restart('2026-11-25');
      for (const one of [page, theirs]) {
        await open('/', one);
        await expect(one.getByRole('heading', { level: 1 })).toHaveText('1 thing is overdue');
        await expect(dutyOf(one)).toContainText('1 day late');
        await expect(whyOf(dutyOf(one))).toContainText(WHY);
      }
    });
  });

  /** Presses links, each on the page that the one before leads to. */
  async function goBy(page: Page, ...names: string[]): Promise<void> {
    for (const name of names) {
      await page.getByRole('link', { name }).first().click();
      await expect(page.getByLabel('Loading')).toHaveCount(0);
      await ready(page, scripts);
    }
  }
});

/** The line of what must happen. The child is on the board above it too. */
const dutyOf = (page: Page) => page.locator('.ruled__row').filter({ hasText: RAISED });
