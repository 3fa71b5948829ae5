// A teacher raises a concern between two lessons; the app says from then on what must happen by when, and why.

import { whyOf } from '../support/duties.ts';
import { expectErrors } from '../support/forms.ts';
import { checkAxe } from '../support/looks.ts';
import { expect, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

withAndWithoutScripts((scripts) => {
  test('a concern raised on 6 October is due on 24 November, and overdue the day after, with its reason', async ({
    page, open, school, signIn, another,
  }) => {
    await school.restart('2026-10-06');
    await signIn('class_teacher');
    await open('/');
    await page.getByRole('link', { name: '1Rowan' }).click();
    const child = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /Raise a concern/ }) }).first();
    const name = (await child.getByRole('heading').innerText()).trim();
    await child.getByRole('link', { name: /Raise a concern/ }).click();

    // Sent with gaps, it comes back with what was typed and every gap named.
    await page.getByRole('checkbox', { name: /Learning/ }).check();
    await page.getByRole('button', { name: 'Raise this concern' }).click();
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('Say what you have noticed');
    await expect(summary).toContainText('Choose how often you see it');
    await expect(page.getByRole('checkbox', { name: /Learning/ })).toBeChecked();
    expect(page.url()).not.toContain('?');

    await page.getByLabel('What have you noticed?').fill('Guesses words from the first letter, 3 days out of 4.');
    await page.getByRole('radio', { name: 'Most lessons' }).check();
    await page.getByRole('button', { name: 'Raise this concern' }).dblclick();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText('Tue 24 Nov', { exact: true })).toBeVisible();
    await expect(page.getByText('Stage 1 is looked at again after 6 school weeks.')).toBeVisible();
    await expect(page.getByText('A concern was raised. Stage 1 began')).toHaveCount(1);
    if (scripts) await checkAxe(page);

    await school.restart('2026-11-25');
    const senco = await another();
    await signIn('senco', senco);
    await open('/', senco);
    const line = senco.locator('.ruled__row').filter({ hasText: name }).filter({ hasText: 'Look again' });
    await expect(whyOf(line)).toContainText('Stage 1 is looked at again after 6 school weeks.');
    await expect(line).toContainText('Opened 6 October, plus 6 weeks, plus 1 week for half term');
  });
});

withAndWithoutScripts((scripts) => {
  test('a text that is too long is told and not cut off', async ({ page, open, signIn }) => {
    const long = 'Guesses words. '.repeat(100);
    await signIn('class_teacher');
    await open('/');
    await page.getByRole('link', { name: '1Rowan' }).first().click();
    await page.getByRole('link', { name: /Raise a concern/ }).first().click();
    const noticed = page.getByLabel('What have you noticed?');
    await noticed.fill(long);
    await expect(noticed).toHaveValue(long);
    if (scripts) await expect(page.getByText('299 characters too long')).toBeVisible();
    await page.getByRole('checkbox', { name: /Learning/ }).check();
    await page.getByRole('radio', { name: 'Most lessons' }).check();
    await page.getByRole('button', { name: 'Raise this concern' }).click();
    await expectErrors(page, [['noticed', /1200/]]);
    await expect(noticed).toHaveValue(long);
  });
});

test('what is typed is kept on the server before anything is sent', async ({ page, open, school, signIn }) => {
  await signIn('class_teacher');
  await open('/');
  await page.getByRole('link', { name: '1Rowan' }).click();
  await page.getByRole('link', { name: /Raise a concern/ }).first().click();
  await page.getByLabel('What have you noticed?').fill('Half a sentence');
  await expect(page.getByText(/Draft saved at/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  await school.restart();
  await open(address);
  await expect(page.getByLabel('What have you noticed?')).toHaveValue('Half a sentence');
});

withAndWithoutScripts((scripts) => {
  test('what was put on record by mistake is taken back, and stays in the history', async ({ page, open, school, signIn }) => {
    await school.restart('2026-10-06');
    await signIn('class_teacher');
    await open('/');
    await page.getByRole('link', { name: '1Rowan' }).click();
    const child = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /Raise a concern/ }) }).last();
    await child.getByRole('link', { name: /Raise a concern/ }).click();
    await page.getByRole('checkbox', { name: /Learning/ }).check();
    await page.getByLabel('What have you noticed?').fill('Guesses words.');
    await page.getByRole('radio', { name: 'Most lessons' }).check();
    await page.getByRole('button', { name: 'Raise this concern' }).click();
    await page.getByText(/things to put on record/).click();
    await page.getByRole('link', { name: /Early intervention/ }).first().click();
    await page.getByLabel('What was done?').fill('Meant for another child');
    await page.getByRole('button', { name: 'Put it on record' }).click();
    const record = page.getByRole('region', { name: 'On record' });
    await expect(record.getByText('Meant for another child')).toBeVisible();
    if (scripts) await checkAxe(page);
    await record.getByRole('button', { name: /Take it back/ }).click();
    await expect(page.getByText('Early intervention is taken back.')).toBeVisible();
    await expect(record.getByText('Meant for another child')).toHaveCount(0);
    await expect(page.getByText('Taken back: it was put on record by mistake')).toBeVisible();
  });
});

withAndWithoutScripts((scripts) => {
  test('a decision made by mistake is taken back, and the stage goes on as before', async ({ page, open, signIn }) => {
    await signIn('class_teacher');
    await open('/');
    await page.getByRole('link', { name: /^Decide/ }).first().click();
    await page.getByRole('radio', { name: /Close it/ }).check();
    await page.getByLabel(/what changed, and what worked/).fill('Meant for another child');
    await page.getByRole('button', { name: 'Keep this decision' }).click();
    await expect(page.getByText('the child has left the pathway')).toBeVisible();
    if (scripts) await checkAxe(page);
    await page.getByRole('button', { name: 'Take this decision back' }).dblclick();
    await expect(page.getByText('The decision is taken back')).toBeVisible();
    await expect(page.getByText('Taken back: it was decided by mistake')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Decide/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take this decision back' })).toHaveCount(0);
  });
});

test('what somebody has begun and not sent is found again from the first page', async ({ page, open, signIn }) => {
  await signIn('class_teacher');
  await open('/');
  await page.getByRole('link', { name: '1Rowan' }).first().click();
  await page.getByRole('link', { name: /Raise a concern/ }).first().click();
  await page.getByLabel('What have you noticed?').fill('Half a sentence');
  await expect(page.getByText(/^Draft saved at/)).toBeVisible();
  await page.getByRole('link', { name: 'Finish later' }).click();
  await open('/');
  const begun = page.getByRole('region', { name: 'You have begun, and not sent' });
  await begun.getByRole('link', { name: /^A concern: / }).click();
  await expect(page.getByLabel('What have you noticed?')).toHaveValue('Half a sentence');
  await expect(page.getByText(/^Draft saved at/)).toBeVisible();
});
