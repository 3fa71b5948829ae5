import type { Page } from '@playwright/test';
import { expect, ready, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const NAME = 'Dr Ines Wareham';
const lines = (page: Page) => page.getByRole('listitem').filter({ hasText: NAME });

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('Dr');
  await page.getByLabel('First name').fill('Ines');
  await page.getByLabel('Surname').fill('Wareham');
  await page.getByLabel('School email').fill('wareham@sample.example');
  await page.getByLabel('Class teacher', { exact: true }).check();
  await page.getByLabel('SEN TA', { exact: true }).check();
}

withAndWithoutScripts((scripts) => {
  test('a person added just before the program was killed is there once, and the same post adds nobody', async ({
    page, open, school, signIn, troubles,
  }) => {
    // The answer never reaches the browser.
    if (scripts) troubles.expected(/Failed to load resource: net::ERR_/);
    await signIn('senco');
    await open('/staff');
    await fill(page);
    let sent = { body: '', headers: {} as Record<string, string> };
    let answered = 0;
    await page.route('**/api/add_staff', async (route) => {
      sent = { body: route.request().postData() ?? '', headers: await route.request().allHeaders() };
      answered = (await route.fetch({ maxRedirects: 0 })).status();
      await school.kill();
      await route.abort('connectionreset');
    });
    troubles.expected(/request failed: POST .*api\/add_staff: net::ERR_CONNECTION_RESET/);
    const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/add_staff'));
    await page.getByRole('button', { name: 'Add to the staff list' }).click();
    await failed;
    expect(answered).toBeLessThan(400);
    await page.unroute('**/api/add_staff');
    await school.restart();

    // What came of it is on the list, once.
    const replay = () => page.request.post('/api/add_staff', {
      data: sent.body,
      headers: { 'content-type': sent.headers['content-type'], accept: 'application/json' },
      maxRedirects: 0,
    });
    for (const again of [await replay(), await replay()]) expect(again.status()).toBeLessThan(400);
    await open('/staff');
    await expect(lines(page)).toHaveCount(1);
    await expect(lines(page)).toContainText('Class teacher, SEN TA');
  });
});

test('whoever got no answer still has what they typed, and pressing again adds nobody twice', async ({
  page, open, school, signIn, troubles,
}) => {
  troubles.expected(/Failed to load resource: net::ERR_/);
  troubles.expected(/request failed: POST .*api\/add_staff: net::ERR_CONNECTION_RESET/);
  await signIn('senco');
  await open('/staff');
  await fill(page);
  await page.route('**/api/add_staff', async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await school.kill();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Add to the staff list' }).click();
  await expect(page.getByRole('alert')).toContainText('could not reach the school’s server');
  await expect(page.getByLabel('Surname')).toHaveValue('Wareham');
  await expect(page.getByLabel('SEN TA', { exact: true })).toBeChecked();
  await page.unroute('**/api/add_staff');
  await school.restart();
  await page.getByRole('button', { name: 'Add to the staff list' }).click();
  await expect(lines(page)).toHaveCount(1);
  await open('/staff');
  await ready(page);
  await expect(lines(page)).toHaveCount(1);
});

test('a session outlives the program that was killed', async ({ page, open, school, signIn }) => {
  await signIn('senco');
  await school.kill();
  await school.restart();
  await open('/staff');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff');
});
