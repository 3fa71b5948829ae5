// The school decides what its stages are called and how long they last; every date follows.

import type { APIRequestContext, Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { ask, freshChild, named } from '../support/real.ts';
import { newKey } from '../support/school.ts';
import { expect, ready, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const SIX = 'Stage 1 is looked at again after 6 school weeks.';
const FOUR = 'Stage 1 is looked at again after 4 school weeks.';

const stageOne = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Stage 1', exact: true }) });
const nameOfOne = (page: Page) => stageOne(page).getByLabel('Name of the stage');
const timeOfOne = (page: Page) => stageOne(page).getByLabel('Looked at again after');
const save = (page: Page) => page.getByRole('button', { name: 'Save names and times' }).click();

/** As the class teacher, on the school's day. */
async function raiseConcern(teacher: APIRequestContext): Promise<string> {
  const { id } = await freshChild(teacher);
  const concern = { area: 'learning', noticed: 'Guesses words from the first letter.', how_often: 'most_lessons' };
  await ask(teacher, 'raise_concern', { key: newKey(), pupil: id, ...named(concern) });
  return id;
}

withAndWithoutScripts((scripts) => {
  // By hand: four weeks from Tuesday 6 October 2026 are Tuesday 3 November; the week of half term, 26 to 30 October,
  // lies between and makes them Tuesday 10 November. Six are Tuesday 24 November.
  test('a SENCo renames a stage and gives it four weeks, a teacher sees the other date, and the document can be put back', async ({
    page, open, school, signIn, another, asks,
  }) => {
    await school.restart('2026-10-06');
    const id = await raiseConcern(await asks(await school.sessionOf('class_teacher')));
    const teachers = await another();
    await signIn('class_teacher', teachers);
    await open(`/children/${id}`, teachers);
    await expect(teachers.getByText('Tue 24 Nov', { exact: true })).toBeVisible();
    await expect(teachers.getByText(SIX)).toBeVisible();

    await signIn('senco');
    await open('/process');
    await expect(page.locator('#stage-1')).toContainText('6 weeks');
    await page.getByRole('link', { name: 'Change names and times' }).click();
    await expect(page).toHaveURL('/process/settings');
    await expect(page.getByRole('button', { name: 'Put the document back' })).toHaveCount(0);
    await ready(page, scripts);
    await nameOfOne(page).fill('First worry');
    await timeOfOne(page).fill('4');
    await save(page);
    await expect(page).toHaveURL('/process');
    await expect(page.getByRole('status').first()).toContainText('The names and times are saved');
    await expect(page.locator('#stage-1')).toContainText('First worry');
    await expect(page.locator('#stage-1')).toContainText('4 weeks');
    await expect(page.locator('#stage-2')).toContainText('After 4 weeks of early intervention');

    await open(`/children/${id}`, teachers);
    await expect(teachers.getByText('Tue 10 Nov', { exact: true })).toBeVisible();
    await expect(teachers.getByText(FOUR)).toBeVisible();
    await expect(teachers.getByRole('main')).toContainText('First worry');
    await open('/process', teachers);
    await expect(teachers.locator('#stage-1')).toContainText('First worry');

    await open('/process/settings');
    await expect(nameOfOne(page)).toHaveValue('First worry');
    await page.getByRole('button', { name: 'Put the document back' }).click();
    await expect(page).toHaveURL('/process');
    await expect(page.locator('#stage-1')).toContainText('6 weeks');
    await expect(page.getByText('First worry')).toHaveCount(0);
    await open(`/children/${id}`, teachers);
    await expect(teachers.getByText('Tue 24 Nov', { exact: true })).toBeVisible();
    await expect(teachers.getByText('First worry')).toHaveCount(0);
  });

  test('what cannot stand comes back with everything that was typed, and changes nothing', async ({
    page, open, signIn, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/save_process/);
    await signIn('head');
    await open('/process/settings');
    await nameOfOne(page).fill('First worry');
    await timeOfOne(page).fill('27');
    const months = page.getByRole('group', { name: 'Months in which targets and provision maps are reviewed' });
    await months.getByLabel('February').uncheck();
    await save(page);
    await expectErrors(page, [
      ['stage_one_timeframe', 'Give stage 1 from 1 to 26 school weeks'], ['review_months', /at least three months/],
    ]);
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page).toHaveURL('/process/settings');
    await ready(page, scripts);
    await expect(nameOfOne(page)).toHaveValue('First worry');
    await expect(timeOfOne(page)).toHaveValue('27');
    await expect(months.getByLabel('February')).not.toBeChecked();
    await expect(months.getByLabel('July')).toBeChecked();
    await months.getByLabel('March').check();
    await timeOfOne(page).fill('4');
    await save(page);
    await expect(page).toHaveURL('/process');
    await expect(page.getByRole('main')).toContainText('October, March and July');
  });

  test('a class teacher reads the process and finds no way to change it', async ({ page, open, signIn, troubles }) => {
    troubles.expected(/status of 404 .*\/process\/settings/);
    await signIn('class_teacher');
    await open('/process');
    await expect(page.locator('#stage-1')).toContainText('6 weeks');
    await expect(page.getByRole('link', { name: 'Change names and times' })).toHaveCount(0);
    await open('/process/settings');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  });

  for (const choice of ['save', 'throw away'] as const) {
    test(`where two change it at once the second sees both texts and may ${choice} their own`, async ({
      page, open, signIn, another, troubles,
    }) => {
      if (scripts) troubles.expected(/status of 409 .*api\/save_process/);
      await signIn('senco');
      await open('/process/settings');
      const deputys = await another();
      await signIn('deputy_senco', deputys);
      await open('/process/settings', deputys);
      await nameOfOne(page).fill('First worry');
      await nameOfOne(deputys).fill('Early worry');
      await save(deputys);
      await expect(deputys).toHaveURL('/process');

      await page.evaluate(() => document.documentElement.setAttribute('data-loaded-before', ''));
      await save(page);
      await expect(page.getByRole('heading', { name: 'Your words are not saved yet' })).toBeVisible();
      await expect(page).toHaveURL('/process/settings');
      const both = page.getByRole('region', { name: 'Your words are not saved yet' });
      await expect(both.getByRole('heading', { level: 3 })).toHaveText([
        'Yours, not saved yet: Name of the stage', 'As it is kept: Name of the stage',
      ]);
      await expect(both.getByRole('blockquote')).toHaveText(['First worry', 'Early worry']);
      await expect(page.locator('[data-loaded-before]')).toHaveCount(scripts ? 1 : 0);
      await ready(page, scripts);
      await expect(nameOfOne(page)).toHaveValue('First worry');

      if (choice === 'save') {
        await save(page);
        await expect(page).toHaveURL('/process');
        await expect(page.locator('#stage-1')).toContainText('First worry');
        await expect(page.getByText('Early worry')).toHaveCount(0);
      } else {
        await page.getByText('Throw my words away').click();
        await page.getByRole('button', { name: 'Yes, throw them away' }).click();
        await expect(page.getByRole('heading', { name: 'Your words are not saved yet' })).toHaveCount(0);
        await expect(page).toHaveURL('/process/settings');
        await expect(nameOfOne(page)).toHaveValue('Early worry');
      }
    });
  }
});

test('the functions answer a class teacher as if there were nothing to change', async ({ school, asks }) => {
  const teacher = await asks(await school.sessionOf('class_teacher'));
  for (const name of ['open_process_settings', 'save_process', 'restore_process']) {
    const form = { key: newKey(), version: '0', ...named({ stage_one_name: 'First worry' }) };
    const answer = await teacher.post(`/api/${name}`, { form });
    expect.soft([answer.status(), await answer.text()], name).toEqual([404, '"NotFound"']);
  }
});
