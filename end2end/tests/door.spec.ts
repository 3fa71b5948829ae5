import { addressesOf, expectErrors, expectLinkToLeadTo, summary } from '../support/forms.ts';
import { addressIn } from '../support/real.ts';
import { BEHIND_THE_DOOR, TODAY } from '../support/routes.ts';
import { expect, sessionOf, test, withAndWithoutScripts } from '../support/test.ts';

const DO_NOT_BELONG =
  'That email and password do not belong together. Check both, or ask the office for a new link';

withAndWithoutScripts((scripts) => {
  test('the right password opens the first page', async ({ page, open, school }) => {
    const person = await school.somebody('class_teacher');
    await open('/sign-in');
    await page.getByLabel('School email').fill(person.email);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TODAY);
    await expect(page.getByRole('banner')).toContainText(person.name);
  });

  test('a wrong password comes back with the email kept, the password gone and its error leading to its field', async ({
    page, open, school, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/sign_in/);
    const person = await school.somebody('class_teacher');
    await open('/sign-in');
    await page.getByLabel('School email').fill(person.email);
    await page.getByLabel('Password').fill('not-this-one-at-all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectErrors(page, [['password', DO_NOT_BELONG]]);
    if (scripts) await expect(summary(page)).toBeFocused();
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    await expect(page.getByLabel('School email')).toHaveValue(person.email);
    await expect.soft(page.getByLabel('Password')).toHaveValue('');
    await expectLinkToLeadTo(page, DO_NOT_BELONG, page.getByLabel('Password'));
  });

  test('an empty form says everything that is missing at once', async ({ page, open }) => {
    await open('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectErrors(page, [['email', 'Enter your school email'], ['password', 'Enter your password']]);
    await expect(summary(page).getByRole('heading')).toHaveText('There are 2 things to fix before this can be sent');
    await expect(page).toHaveTitle(/^Error: Sign in/);
  });

  test('an email that nobody has gets the same words as a wrong password', async ({ page, open, troubles }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/sign_in/);
    await open('/sign-in');
    await page.getByLabel('School email').fill(`nobody-${scripts}@sample.example`);
    await page.getByLabel('Password').fill('not-this-one-at-all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectErrors(page, [['password', DO_NOT_BELONG]]);
  });

  test('nothing that was typed at the door is ever in an address', async ({ page, open, school, troubles }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/sign_in/);
    const person = await school.somebody('class_teacher');
    const addresses = addressesOf(page);
    for (const password of ['not-this-one-at-all', person.password]) {
      await open('/sign-in');
      await page.getByLabel('School email').fill(person.email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(summary(page).or(page.getByRole('heading', { name: TODAY }))).toBeVisible();
    }
    expect(addresses.some((address) => address.endsWith('/api/sign_in'))).toBe(true);
    for (const address of [...addresses, page.url()]) {
      expect(address).not.toContain('?');
      expect(decodeURIComponent(address)).not.toMatch(new RegExp(`${person.email}|${person.password}|not-this-one`));
    }
  });

  test('signing out shuts every page, and the cookie of before opens none', async ({
    page, open, school, signIn, asks,
  }) => {
    await signIn(await school.somebody('class_teacher'));
    await open('/');
    const before = await sessionOf(page);
    expect((await (await asks(before)).get('/staff')).status()).toBe(200);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    expect(await sessionOf(page)).toEqual([]);
    await page.goto('/staff');
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    const answer = await (await asks(before)).get('/staff');
    expect([answer.status(), answer.headers().location]).toEqual([303, '/sign-in?to=/staff']);
  });

  test('a signed-out person who asks for a page arrives at the sign-in page', async ({ page, open }) => {
    await open('/staff');
    await expect(page).toHaveURL('/sign-in?to=/staff');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  });

  test('a double click on “Sign in” signs in once', async ({ page, open, school }) => {
    const person = await school.somebody('class_teacher');
    await open('/sign-in');
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/sign_in')) posts.push(request.method());
    });
    await page.getByLabel('School email').fill(person.email);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).dblclick();
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TODAY);
    // Without scripts the browser itself gives up the first post for the second.
    if (scripts) expect(posts).toEqual(['POST']);
    expect(await sessionOf(page)).toHaveLength(1);
  });
});

test('a cookie that somebody planted before the sign-in is worth nothing after it', async ({
  page, open, school, asks,
}) => {
  const person = await school.somebody('class_teacher');
  const planted = { name: 'session', value: 'A'.repeat(43), domain: '127.0.0.1', path: '/' };
  await page.context().addCookies([planted]);
  await open('/sign-in');
  await page.getByLabel('School email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  const [now] = await sessionOf(page);
  expect(now.value).not.toBe(planted.value);
  expect((await (await asks([now])).get('/')).status()).toBe(200);
  expect((await (await asks([planted])).get('/')).status()).toBe(303);
});

test('a session of before ends when somebody else signs in on the same browser', async ({
  page, open, school, signIn, asks,
}) => {
  const [first, second] = [await school.somebody('class_teacher'), await school.somebody('sen_ta')];
  await signIn(first);
  const before = await sessionOf(page);
  await open('/sign-in');
  await page.getByLabel('School email').fill(second.email);
  await page.getByLabel('Password').fill(second.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('banner')).toContainText(second.name);
  expect((await (await asks(await sessionOf(page))).get('/')).status()).toBe(200);
  expect((await (await asks(before)).get('/')).status()).toBe(303);
});

test('no script can read the session, and no other site sends it along with a form', async ({
  page, open, school, asks,
}) => {
  const person = await school.somebody('class_teacher');
  await open('/sign-in');
  await page.getByLabel('School email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  const [session] = await page.context().cookies();
  expect([session.httpOnly, session.sameSite]).toEqual([true, 'Lax']);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const mine = await asks(await sessionOf(page));
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  expect((await mine.post('/api/lock', { headers: foreign })).status()).toBe(403);
  expect((await mine.get('/')).status()).toBe(200);
});

test('a signed-out person is sent from every page behind the door to the sign-in page', async ({ school, asks }) => {
  const visitor = await asks();
  for (const path of BEHIND_THE_DOOR) {
    const address = await addressIn(school, path);
    const answer = await visitor.get(address);
    expect.soft([answer.status(), answer.headers().location], path).toEqual([303, address === '/' ? '/sign-in' : `/sign-in?to=${address}`]);
    expect.soft(await answer.text(), path).toBe('');
  }
});
