// What is on record about a child: what happened, what was changed and by whom, and who has read it.

import type { APIRequestContext, Page } from '@playwright/test';
import { ask, freshChild, named } from '../support/real.ts';
import { newKey } from '../support/school.ts';
import { expect, ready, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const TEACHER = 'Mr Daniel Whitcombe';
const OPENED = `${TEACHER} opened the child’s page`;
const LOG = 'Who has read about this child';

const CONCERN = {
  area: 'learning', noticed: 'Guesses words from the first letter.', how_often: 'most_lessons',
  note_for_senco: 'His mother would like to speak to you alone.',
};

/** A child about whom the class teacher has raised a concern, and that concern. */
async function concernOf(teacher: APIRequestContext): Promise<{ id: string; name: string; form: string }> {
  const { id, name } = await freshChild(teacher);
  await ask(teacher, 'raise_concern', { key: newKey(), pupil: id, ...named(CONCERN) });
  const { forms } = await ask(teacher, 'open_child', { id });
  return { id, name, form: String(forms[0].id) };
}

/** “Tuesday 24 November 2026”, by the clock of this computer. */
const realDay = () => {
  const parts = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/London' }).formatToParts();
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return ['weekday', 'day', 'month', 'year'].map(of).join(' ');
};

const changes = (page: Page) => page.getByRole('region', { name: 'What was changed' });

withAndWithoutScripts((scripts) => {
  test('whoever opens a child twice is on the reading log once, for the SENCo, the head and the safeguarding lead', async ({
    page, open, school, signIn, another, asks,
  }) => {
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    for (let times = 0; times < 2; times += 1) await open(`/children/${id}`);
    await open(`/children/${id}/timeline`);
    for (const role of ['senco', 'head', 'dsl'] as const) {
      const theirs = await another();
      await signIn(role, theirs);
      await open(`/children/${id}`, theirs);
      await theirs.getByRole('link', { name: LOG }).click();
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(`Who has read about ${name}`);
      await expect(theirs.getByText(OPENED), role).toHaveCount(1);
      await expect(theirs.getByText(`${TEACHER} opened the timeline`), role).toHaveCount(1);
    }
  });

  test('a teacher finds no reading log', async ({ page, open, school, signIn, asks, troubles }) => {
    troubles.expected(/status of 404 .*\/readings/);
    const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}`);
    await expect(page.getByRole('link', { name: 'The whole timeline, to read or print' })).toBeVisible();
    await expect(page.getByRole('link', { name: LOG })).toHaveCount(0);
    await open(`/children/${id}/readings`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  });

  test('a printed timeline has everything that happened, and neither bars nor readings', async ({
    page, open, school, signIn, asks,
  }) => {
    const { id, name } = await concernOf(await asks(await school.sessionOf('class_teacher')));
    await signIn('senco');
    await open(`/children/${id}`);
    await page.getByRole('link', { name: 'The whole timeline, to read or print' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Timeline of ${name}`);
    const bars = [
      page.getByRole('banner'), page.getByRole('navigation'), page.getByRole('button', { name: 'Lock' }),
      page.getByRole('link', { name: `Back to ${name}` }),
    ];
    for (const bar of bars) await expect(bar).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    for (const bar of bars) await expect(bar).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('A concern was raised. Stage 1 began')).toBeVisible();
    await expect(page.getByText('Sample school: every name here is made up')).toBeVisible();
    // The SENCo may read the log, and yet it is not here.
    expect(await page.getByRole('main').innerText()).not.toMatch(/opened the|has read/);
  });

  test('a concern that the SENCo has changed shows what it said before, what it says now and who changed it', async ({
    page, open, school, signIn, another, asks,
  }) => {
    await school.restart('2026-11-24');
    const { id, form } = await concernOf(await asks(await school.sessionOf('class_teacher')));
    await signIn('senco');
    await open(`/concerns/${form}`);
    await expect(changes(page)).toHaveCount(0);
    const before = realDay();
    await page.getByLabel('What have you noticed?').fill('Blends three sounds now.');
    await page.getByRole('radio', { name: 'Some lessons' }).check();
    await page.getByRole('button', { name: 'Save these changes' }).click();
    await expect(page).toHaveURL(`/children/${id}`);
    await expect(page.getByText('The concern was changed', { exact: true })).toBeVisible();
    await ready(page, scripts);

    const theirs = await another();
    await signIn('class_teacher', theirs);
    await open(`/concerns/${form}`, theirs);
    await expect(theirs.getByLabel('What have you noticed?')).toHaveValue('Blends three sounds now.');
    await expect(changes(theirs).getByRole('listitem')).toHaveCount(1);
    // Whatever day the demonstration plays, an instant is kept as it was.
    const when = new RegExp(`Changed by Mrs Ruth Adeyemi on (${before}|${realDay()}), \\d\\d:\\d\\d`);
    await expect(changes(theirs)).toContainText(when);
    await expect(changes(theirs).getByRole('deletion')).toHaveText([CONCERN.noticed, 'Most lessons']);
    await expect(changes(theirs).getByRole('insertion')).toHaveText(['Blends three sounds now.', 'Some lessons']);
  });

  test('a change of what is closed to a teacher is nothing to them, and the SENCo sees it', async ({
    page, open, school, signIn, another, asks,
  }) => {
    const { form } = await concernOf(await asks(await school.sessionOf('class_teacher')));
    await signIn('senco');
    await open(`/concerns/${form}`);
    const note = page.getByLabel('A note for the SENCo only');
    await expect(note).toHaveValue(CONCERN.note_for_senco);
    await note.fill('Spoke to her on the telephone.');
    await page.getByRole('button', { name: 'Save these changes' }).click();
    await expect(page.getByText('What it said before is kept.')).toBeVisible();
    await open(`/concerns/${form}`);
    await expect(changes(page).getByRole('insertion')).toHaveText(['Spoke to her on the telephone.']);

    const theirs = await another();
    await signIn('class_teacher', theirs);
    await open(`/concerns/${form}`, theirs);
    await expect(theirs.getByLabel('What have you noticed?')).toHaveValue(CONCERN.noticed);
    await expect(changes(theirs)).toHaveCount(0);
    await expect(theirs.getByText('telephone')).toHaveCount(0);
  });
});
