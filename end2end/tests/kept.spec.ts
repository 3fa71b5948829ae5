// What somebody has typed is theirs until they send it: neither a dropped network nor a closed page nor a locked screen
// takes it from them, and nobody else finds it.

import type { Page } from '@playwright/test';
import { expectErrors, unlock } from '../support/forms.ts';
import { ask, freshChild, named } from '../support/real.ts';
import { PASSWORD, type Role, SIGN_INS, newKey } from '../support/school.ts';
import { expect, hydrated, test } from '../support/test.ts';

test.use({ own: 'sample' });

const WORDS = 'Copies from a friend in 4 of 5 spelling lessons.';
const ON_DEVICE = 'Saved on this device. It goes to the school when the network is back and this form is open.';
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED/;

const noticed = (page: Page) => page.getByLabel('What have you noticed?');
const draftSaved = (page: Page) => page.getByText(/^Draft saved at \d\d:\d\d$/);
const inStorage = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

/** A page that is closed is given its network back for a moment, which no device without one is: it may not use it. */
async function closeWithoutNetwork(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  });
  await page.close();
}

/** By the door, as the next person with the same tablet would. */
async function changeTo(page: Page, role: Role): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
  await hydrated(page);
  await page.getByLabel('School email').fill(SIGN_INS[role]);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

test('words typed while the network is gone wait on the device, and go to the school by themselves once it is back', async ({
  page, context, open, school, signIn, asks, troubles,
}) => {
  troubles.expected(NO_NETWORK);
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const { id } = await freshChild(teacher);
  const atSchool = async () => JSON.stringify((await ask(teacher, 'open_concern_form', { pupil: id })).form.answers);
  await signIn('class_teacher');
  await open(`/children/${id}/concern`);
  await context.setOffline(true);
  await noticed(page).fill(WORDS);
  await expect(page.getByText(ON_DEVICE)).toBeVisible();
  expect(await atSchool()).not.toContain(WORDS);
  await context.setOffline(false);
  await expect(draftSaved(page)).toBeVisible();
  await expect(page.getByText(ON_DEVICE)).toHaveCount(0);
  expect(await atSchool()).toContain(WORDS);
  // What is at the school is on the device no longer.
  expect(await inStorage(page)).not.toContain('draft ');
});

test('words typed without a network outlive their page, sealed, and are on the same child’s form alone', async ({
  page, context, open, school, signIn, asks, troubles,
}) => {
  troubles.expected(NO_NETWORK);
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const { id, name } = await freshChild(teacher);
  await signIn('class_teacher');
  await open(`/children/${id}/concern`);
  await context.setOffline(true);
  await page.getByRole('radio', { name: 'Most lessons' }).check();
  await expect(page.getByText(ON_DEVICE)).toBeVisible();
  const before = await inStorage(page);
  await noticed(page).fill(WORDS);
  await expect.poll(() => inStorage(page)).not.toBe(before);
  const kept = await inStorage(page);
  expect(kept).toContain('draft ');
  expect(kept).not.toMatch(new RegExp(`Copies|spelling|most_lessons|${name.split(' ').join('|')}`));
  await closeWithoutNetwork(page);
  await context.setOffline(false);

  const later = await context.newPage();
  const [other] = (await ask(teacher, 'open_children')).classes;
  const { children } = await ask(teacher, 'open_class', { id: String(other.id) });
  const another = children.map((one: { id: number }) => String(one.id)).find((one: string) => one !== id);
  await open(`/children/${another}/concern`, later);
  await expect(noticed(later)).toHaveValue('');
  await open(`/children/${id}/concern`, later);
  await expect(noticed(later)).toHaveValue(WORDS);
  await expect(later.getByRole('radio', { name: 'Most lessons' })).toBeChecked();
  await expect(draftSaved(later)).toBeVisible();
});

test('whoever signs in next on the same browser gets none of the words, and their writer still does', async ({
  page, context, open, school, signIn, asks, troubles,
}) => {
  troubles.expected(NO_NETWORK);
  const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
  await signIn('class_teacher');
  await open(`/children/${id}/concern`);
  await context.setOffline(true);
  await noticed(page).fill(WORDS);
  await expect(page.getByText(ON_DEVICE)).toBeVisible();
  await closeWithoutNetwork(page);
  await context.setOffline(false);

  // The TA works with the same child and opens the same form.
  const shared = await context.newPage();
  await open('/', shared);
  await changeTo(shared, 'sen_ta');
  await open(`/children/${id}/concern`, shared);
  await noticed(shared).fill('Something else.');
  await expect(draftSaved(shared)).toBeVisible();
  await open(`/children/${id}/concern`, shared);
  await expect(noticed(shared)).toHaveValue('Something else.');
  await expect(shared.getByText('This device kept words')).toHaveCount(0);

  await changeTo(shared, 'class_teacher');
  await open(`/children/${id}/concern`, shared);
  await expect(noticed(shared)).toHaveValue(WORDS);
});

for (const choice of ['Put them in', 'Throw them away']) {
  test(`words on a device that meet newer ones from another device overwrite nothing: “${choice}”`, async ({
    page, context, open, school, signIn, asks, troubles,
  }) => {
    troubles.expected(NO_NETWORK);
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const { id } = await freshChild(teacher);
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    await context.setOffline(true);
    await noticed(page).fill(WORDS);
    await expect(page.getByText(ON_DEVICE)).toBeVisible();
    await closeWithoutNetwork(page);
    const elsewhere = named({ noticed: 'Written at home.' });
    await ask(teacher, 'save_draft', { key: newKey(), form: 'cause_of_concern', subject: id, ...elsewhere });
    await context.setOffline(false);

    const later = await context.newPage();
    await open(`/children/${id}/concern`, later);
    await expect(later.getByText('This device kept words that never reached the school')).toBeVisible();
    await expect(noticed(later)).toHaveValue('Written at home.');
    await later.getByRole('button', { name: choice }).click();
    await expect(later.getByText('This device kept words')).toHaveCount(0);
    const stands = choice === 'Put them in' ? WORDS : 'Written at home.';
    await expect(noticed(later)).toHaveValue(stands);
    if (choice === 'Put them in') await expect(draftSaved(later)).toBeVisible();
    await open(`/children/${id}/concern`, later);
    await expect(noticed(later)).toHaveValue(stands);
    await expect(later.getByText('This device kept words')).toHaveCount(0);
  });
}

test('one tap sends a form although what was typed last is only being saved', async ({
  page, open, school, signIn, asks,
}) => {
  const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
  await signIn('class_teacher');
  await open(`/children/${id}/concern`);
  await page.getByRole('checkbox', { name: /Learning/ }).check();
  await page.getByRole('radio', { name: 'Most lessons' }).check();
  await expect(draftSaved(page)).toBeVisible();
  // Loaded again, the page says nothing yet of a draft; the tap itself leaves the field, which saves.
  await open(`/children/${id}/concern`);
  await noticed(page).pressSequentially(WORDS);
  await page.getByRole('button', { name: 'Raise this concern' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText(WORDS)).toBeVisible();
  expect(await inStorage(page)).not.toContain('draft ');
});

for (const quicker of ['saving', 'the lock']) {
  test(`whoever types and taps Lock at once finds the words after unlocking, if ${quicker} is the quicker`, async ({
    page, open, school, signIn, asks, troubles,
  }) => {
    troubles.expected(/status of 422 .*api\/unlock/);
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    let unlocked = false;
    if (quicker === 'saving') {
      const saved = page.waitForResponse('**/api/save_draft');
      await page.route('**/api/lock', async (route) => {
        await saved;
        await route.continue();
      });
    } else {
      // The page is gone before they arrive anywhere.
      await page.route('**/api/save_draft', async (route) => {
        if (unlocked) await route.continue();
      });
    }
    await noticed(page).pressSequentially(WORDS);
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page).toHaveURL(`/locked?to=/children/${id}/concern`);
    await expect(page.getByText(name)).toHaveCount(0);
    await unlock(page, 'not-this-one-at-all');
    await expectErrors(page, [['opens_with', 'That is not your PIN or password. Try again']]);
    unlocked = true;
    await unlock(page, PASSWORD);
    await expect(page).toHaveURL(`/children/${id}/concern`);
    await expect(noticed(page)).toHaveValue(WORDS);
    await expect(draftSaved(page)).toBeVisible();
    expect(await inStorage(page)).not.toContain('draft ');
  });
}

for (const [button, door] of [['Lock', 'locked'], ['Sign out', 'sign-in']]) {
  test(`“${button}” without a network takes the child off the glass, keeps the words, and is done once it is back`, async ({
    page, context, open, school, signIn, asks, troubles,
  }) => {
    troubles.expected(NO_NETWORK);
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    await context.setOffline(true);
    await noticed(page).pressSequentially(WORDS);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no network');
    await expect(page.getByText(name)).toHaveCount(0);
    await expect(page.getByText(WORDS)).toHaveCount(0);
    expect(await inStorage(page)).toContain('draft ');
    await context.setOffline(false);
    await expect(page).toHaveURL(new RegExp(`/${door}\\b`), { timeout: 20_000 });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      door === 'locked' ? 'This screen is locked' : 'Sign in',
    );
  });
}

test('a form that is sent after the screen was locked elsewhere says so, and the lock leads back to all its words', async ({
  page, open, school, signIn, asks, troubles,
}) => {
  troubles.expected(/status of 423 .*api\/(save_draft|raise_concern)/);
  const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
  await signIn('class_teacher');
  await open(`/children/${id}/concern`);
  await page.request.post('/api/lock');
  await page.getByRole('checkbox', { name: /Learning/ }).check();
  await noticed(page).fill(WORDS);
  await page.getByRole('radio', { name: 'Most lessons' }).check();
  await page.getByRole('button', { name: 'Raise this concern' }).click();
  await expect(page.getByRole('alert')).toContainText('It was not sent');
  await page.getByRole('alert').getByRole('link', { name: 'Unlock' }).click();
  await expect(page).toHaveURL(`/locked?to=/children/${id}/concern`);
  await unlock(page, PASSWORD);
  await expect(page).toHaveURL(`/children/${id}/concern`);
  await expect(noticed(page)).toHaveValue(WORDS);
  await expect(page.getByRole('checkbox', { name: /Learning/ })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Most lessons' })).toBeChecked();
  await page.getByRole('button', { name: 'Raise this concern' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText(WORDS)).toBeVisible();
});

/** A whole concern, sent a moment after the screen was locked. */
async function sendBehindTheLock(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /Learning/ }).check();
  await noticed(page).fill(WORDS);
  await page.getByRole('radio', { name: 'Most lessons' }).check();
  await page.request.post('/api/lock');
  await page.getByRole('button', { name: 'Raise this concern' }).click();
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a form that is sent after the screen was locked is kept, and unlocking sends it once', async ({
    page, open, school, signIn, asks,
  }) => {
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    await sendBehindTheLock(page);
    await expect(page).toHaveURL(`/locked?to=/children/${id}/concern`);
    expect(await page.content()).not.toMatch(new RegExp(`Copies from|${name}`));
    await unlock(page, 'not-this-one-at-all');
    await expectErrors(page, [['opens_with', 'That is not your PIN or password. Try again']]);
    await unlock(page, PASSWORD);
    await expect(page).toHaveURL(`/children/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText(WORDS)).toHaveCount(1);
    await expect(page.getByText('A concern was raised. Stage 1 began')).toHaveCount(1);
  });

  test('one with a gap comes back after unlocking with what was typed and what is missing', async ({
    page, open, school, signIn, asks,
  }) => {
    const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    await noticed(page).fill(WORDS);
    await page.request.post('/api/lock');
    await page.getByRole('button', { name: 'Raise this concern' }).click();
    await unlock(page, PASSWORD);
    await expect(page).toHaveURL(`/children/${id}/concern`);
    await expect(noticed(page)).toHaveValue(WORDS);
    await expectErrors(page, [
      ['area', 'Choose what it is mostly about'], ['how_often', 'Choose how often you see it'],
    ]);
  });

  test('a form that waits behind one person’s lock is not sent by the next', async ({
    page, open, school, signIn, asks,
  }) => {
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    await open(`/children/${id}/concern`);
    await sendBehindTheLock(page);
    await page.getByRole('button', { name: 'Sign this person out' }).click();
    await page.getByLabel('School email').fill(SIGN_INS.sen_ta);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await open(`/children/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText(WORDS)).toHaveCount(0);
    await open(`/children/${id}/concern`);
    await expect(noticed(page)).toHaveValue('');
  });
});
