import type { Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { BEHIND_THE_DOOR, FUNCTIONS, TODAY } from '../support/routes.ts';
import { newKey } from '../support/school.ts';
import { expect, ready, sessionOf, test, withAndWithoutScripts } from '../support/test.ts';
import { codeOf } from '../support/totp.ts';

const EMAIL = 'senco@millbrook.example';
const PASSWORD = 'gravel-lantern-tuba';

test.use({ own: 'empty' });

async function fill(page: Page, code: string): Promise<void> {
  await page.getByLabel('Set-up code').fill(code);
  await page.getByLabel('Name of the school').fill('Millbrook Primary School');
  await page.getByLabel('Title').fill('Mrs');
  await page.getByLabel('First name').fill('Asha');
  await page.getByLabel('Surname').fill('Kettering');
  await page.getByLabel('School email').fill(EMAIL);
  await page.getByLabel('New password').fill(PASSWORD);
}

const send = (page: Page) => page.getByRole('button', { name: 'Set up the school' }).click();

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
}

/** The whole way, and the authenticator's secret. */
async function setUp(page: Page, code: string, scripts: boolean): Promise<string> {
  await page.goto('/');
  await expect(page).toHaveURL('/set-up');
  await ready(page, scripts);
  await fill(page, code);
  await send(page);
  await expect(page).toHaveURL('/second-factor');
  await ready(page, scripts);
  const secret = await page.locator('.key-code--long').innerText();
  await giveCode(page, codeOf(secret));
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TODAY);
  return secret;
}

async function signIn(page: Page, scripts: boolean): Promise<void> {
  await page.goto('/sign-in');
  await ready(page, scripts);
  await page.getByLabel('School email').fill(EMAIL);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/second-factor');
  await ready(page, scripts);
}

withAndWithoutScripts((scripts) => {
  test('a wrong set-up code and a weak password are refused together, and what else was typed is kept', async ({
    page, open, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/set_up/);
    await open('/set-up');
    await fill(page, 'AAAA-AAAA-AAAA');
    await page.getByLabel('New password').fill('kettering1');
    await send(page);
    await expectErrors(page, [
      ['set_up_code', /That is not the code/],
      ['new_password', /too easy to guess/],
    ]);
    await expect(page).toHaveURL('/set-up');
    await ready(page, scripts);
    await expect(page.getByLabel('Name of the school')).toHaveValue('Millbrook Primary School');
    await expect(page.getByLabel('Title')).toHaveValue('Mrs');
    await expect(page.getByLabel('First name')).toHaveValue('Asha');
    await expect(page.getByLabel('Surname')).toHaveValue('Kettering');
    await expect(page.getByLabel('School email')).toHaveValue(EMAIL);
    await expect.soft(page.getByLabel('New password')).toHaveValue('');
  });

  test('the printed code opens the school, and the set-up page is nothing here from then on', async ({
    page, school, open, troubles,
  }) => {
    troubles.expected(/status of 404 .*\/set-up/);
    await setUp(page, school.setUpCode.toLowerCase().replaceAll('-', ' '), scripts);
    await expect(page.getByRole('banner')).toContainText('Mrs Asha Kettering');
    await expect(page.getByRole('banner')).toContainText('Millbrook Primary School');
    await expect(page.getByText('every name here is made up')).toHaveCount(0);
    await open('/set-up');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  });

  test('a wrong code does not finish the second factor, and shows the same secret again', async ({
    page, school, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/give_code/);
    await page.context().addCookies(await school.setUpByPost());
    await page.goto('/second-factor');
    await ready(page, scripts);
    const secret = await page.locator('.key-code--long').innerText();
    await giveCode(page, codeOf(secret, -100));
    await expectErrors(page, [['code', /That code does not fit/]]);
    await ready(page, scripts);
    await expect(page.locator('.key-code--long')).toHaveText(secret);
    await giveCode(page, codeOf(secret));
    await expect(page).toHaveURL('/');
  });

  test('signing in again asks for a code, and no code opens twice', async ({ page, school, troubles }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/give_code/);
    const secret = await setUp(page, school.setUpCode, scripts);
    const used = codeOf(secret);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    await signIn(page, scripts);
    await expect(page.locator('.key-code--long')).toHaveCount(0);
    // A step of thirty seconds may have ended since: the code of then is no newer for that.
    await giveCode(page, codeOf(secret, -1));
    await expectErrors(page, [['code', /That code does not fit/]]);
    await ready(page, scripts);
    const next = codeOf(secret, 1);
    expect(next).not.toBe(used);
    await giveCode(page, next);
    await expect(page).toHaveURL('/');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    await signIn(page, scripts);
    await giveCode(page, next);
    await expectErrors(page, [['code', /That code does not fit/]]);
  });
});

test('whoever has still to give a code is sent from every page behind the door to the sign-in page', async ({
  school, asks,
}) => {
  const halfWay = await asks(await school.setUpByPost());
  for (const path of BEHIND_THE_DOOR) {
    const answer = await halfWay.get(path);
    expect.soft([answer.status(), answer.headers().location?.split('?')[0]], path).toEqual([303, '/sign-in']);
  }
});

test('whoever has still to give a code is refused by every function that wants a session', async ({
  school, asks,
}) => {
  const halfWay = await asks(await school.setUpByPost());
  for (const { name, form } of FUNCTIONS.filter(({ open }) => !open)) {
    const answer = await halfWay.post(`/api/${name}`, { form: { key: newKey(), ...form } });
    expect.soft([answer.status(), await answer.text()], name).toEqual([401, '"NotSignedIn"']);
  }
});

test('the cookie of half way is worth nothing once the code was given', async ({ page, school, asks }) => {
  const before = await school.setUpByPost();
  await page.context().addCookies(before);
  await page.goto('/second-factor');
  await ready(page);
  await giveCode(page, codeOf(await page.locator('.key-code--long').innerText()));
  await expect(page).toHaveURL('/');
  expect((await (await asks(await sessionOf(page))).get('/')).status()).toBe(200);
  expect((await (await asks(before)).post('/api/open_second_factor')).status()).toBe(401);
});

test('a program started again prints another code, and the first opens nothing any more', async ({ school, asks }) => {
  const first = school.setUpCode;
  await school.restart();
  const second = school.setUpCode;
  expect(second).not.toBe(first);
  const answers = {
    school_name: 'Millbrook Primary', forename: 'Asha', surname: 'Kettering', email: EMAIL, new_password: PASSWORD,
  };
  const named = Object.entries(answers).map(([question, text]) => [`answers[${question}][]`, text]);
  const post = async (code: string) => (await asks()).post('/api/set_up', {
    form: { key: newKey(), 'answers[set_up_code][]': code, ...Object.fromEntries(named) },
  });
  expect((await post(first)).status()).toBe(422);
  expect((await post(second)).status()).toBeLessThan(400);
  expect((await post(second)).status(), 'a school is set up once').toBe(404);
});
