import { expectErrors, summary, unlock } from '../support/forms.ts';
import { addressIn } from '../support/real.ts';
import { BEHIND_THE_DOOR, CHILD, FUNCTIONS, ROUTES, SURNAME, TODAY, declaredFunctions } from '../support/routes.ts';
import { SURNAMES, newKey } from '../support/school.ts';
import { expect, movableClock, ready, sessionOf, test, withAndWithoutScripts } from '../support/test.ts';

const NOT_YOURS = 'That is not your PIN or password. Try again';

withAndWithoutScripts((scripts) => {
  test('Lock shuts the screen, a wrong password leaves it shut and the right one leads back to the page', async ({
    page, open, school, signIn, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/unlock/);
    const person = await school.somebody('class_teacher');
    await signIn(person);
    await open('/staff');
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page).toHaveURL('/locked?to=/staff');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen is locked');
    await ready(page, scripts);
    await unlock(page, 'not-this-one-at-all');
    await expectErrors(page, [['opens_with', NOT_YOURS]]);
    await expect(page).toHaveURL('/locked?to=/staff');
    await ready(page, scripts);
    await unlock(page, person.password);
    await expect(page).toHaveURL('/staff');
    await expect(page.getByRole('banner')).toContainText(person.name);
  });

  test('a PIN opens its owner’s locked screen, and another PIN does not', async ({
    page, open, school, signIn, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/unlock/);
    const person = await school.somebody('class_teacher');
    await signIn(person);
    await open('/me');
    await page.getByLabel('New PIN').fill('4071');
    await page.getByLabel('Your password').fill(person.password);
    const kept = page.waitForResponse((response) => response.url().endsWith('/api/set_pin'));
    await page.getByRole('button', { name: 'Keep this PIN' }).click();
    expect((await kept).status()).toBeLessThan(400);
    await expect(page).toHaveURL('/me');
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page).toHaveURL('/locked?to=/me');
    await ready(page, scripts);
    await unlock(page, '4072');
    await expectErrors(page, [['opens_with', NOT_YOURS]]);
    await ready(page, scripts);
    await unlock(page, '4071');
    await expect(page).toHaveURL('/me');
    await expect(page.getByRole('banner')).toContainText(person.name);
  });

  test('a weak PIN and a wrong password are refused together, and whoever keeps a PIN is told so', async ({
    page, open, school, signIn, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/set_pin/);
    const person = await school.somebody('class_teacher');
    await signIn(person);
    await open('/me');
    await page.getByLabel('New PIN').fill('1234');
    await page.getByLabel('Your password').fill('not-this-one-at-all');
    await page.getByRole('button', { name: 'Keep this PIN' }).click();
    await expectErrors(page, [['new_pin', /too easy to guess/], ['password', 'That is not your password']]);
    await ready(page, scripts);
    await page.getByLabel('New PIN').fill('4071');
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Keep this PIN' }).click();
    await expect(summary(page)).toHaveCount(0);
    await expect(page.getByRole('status')).toContainText(/\bPIN\b[^.]*\b(kept|set|saved)\b|\b(kept|set|saved)\b[^.]*\bPIN\b/i);
  });

  test('a lock that was told to lead to another site leads to the first page', async ({
    page, open, school, signIn,
  }) => {
    const person = await school.somebody('class_teacher');
    await signIn(person);
    await page.request.post('/api/lock');
    for (const elsewhere of ['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere.example']) {
      await open(`/locked?to=${elsewhere}`);
      await unlock(page, person.password);
      await expect(page).toHaveURL('/');
      // The whole page is there, and nothing of it is still being asked for.
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(TODAY);
      await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible();
      await page.request.post('/api/lock');
    }
  });

  test('a locked browser is sent from every page to the locked screen', async ({ page, open, school, signIn }) => {
    await signIn(await school.somebody('senco'));
    await page.request.post('/api/lock');
    for (const path of BEHIND_THE_DOOR) {
      await open(await addressIn(school, path));
      await expect(page, path).toHaveURL(/\/locked(\?to=[\w/.-]*)?$/);
    }
  });

  test('somebody else can sign the person out of a locked screen', async ({ page, open, school, signIn }) => {
    await signIn(await school.somebody('senco'));
    await open('/');
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page).toHaveURL(/\/locked(\?to=[\w/.-]*)?$/);
    await page.getByRole('button', { name: 'Sign this person out' }).click();
    await expect(page).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    expect(await sessionOf(page)).toEqual([]);
  });
});

test('every function that the program declares is on the list that these tests try', () => {
  expect(FUNCTIONS.map(({ name }) => name).sort()).toEqual(declaredFunctions());
});

for (const lately of [false, true]) {
  const however = lately ? ', however lately the server has heard of it' : '';
  test(`a screen that nobody touches for ten minutes shows the lock, which leads back${however}`, async ({
    page, open, school, signIn,
  }) => {
    const person = await school.somebody('class_teacher');
    await signIn(person);
    await movableClock(page);
    await open('/staff');
    await page.clock.runFor('09:30');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff');
    // The server counts by its own clock, which no test moves.
    if (!lately) await page.request.post('/api/lock');
    await page.clock.runFor('01:00');
    await expect(page).toHaveURL('/locked?to=/staff');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This screen is locked');
    await expect(page.getByText(person.name)).toHaveCount(0);
    await unlock(page, person.password);
    await expect(page).toHaveURL('/staff');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff');
  });
}

test('a screen that is touched now and then stays open', async ({ page, open, school, signIn }) => {
  await signIn(await school.somebody('class_teacher'));
  await movableClock(page);
  await open('/staff');
  for (let times = 0; times < 3; times += 1) {
    await page.clock.runFor('09:00');
    await page.keyboard.press('Shift');
  }
  await expect(page).toHaveURL('/staff');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff');
});

test('a locked session gets the name of nobody from any page', async ({ school, asks }) => {
  const person = await school.somebody('senco');
  const locked = await asks(await school.signInByPost(person.email, person.password));
  for (const [path, name] of [['/staff', person.surname], [`/children/${CHILD}`, SURNAME]] as const) {
    const answer = await locked.get(await addressIn(school, path));
    expect(await answer.text(), `open, ${path} is full of names`).toContain(name);
  }
  await locked.post('/api/lock');
  const names = new RegExp([...SURNAMES, SURNAME, person.surname, person.email].join('|'), 'i');
  for (const path of new Set(ROUTES.map(({ path }) => path))) {
    const answer = await locked.get(await addressIn(school, path));
    expect.soft(names.exec(await answer.text())?.[0], `GET ${path}`).toBeUndefined();
  }
});

test('a locked session gets the name of nobody from any function, and does nothing', async ({ school, asks }) => {
  const person = await school.somebody('senco');
  const cookies = await school.signInByPost(person.email, person.password);
  const locked = await asks(cookies);
  expect(await (await locked.post('/api/staff')).text(), 'open, the list is full of names').toContain(person.surname);
  await locked.post('/api/lock');
  const names = new RegExp([...SURNAMES, person.surname, person.email].join('|'), 'i');
  for (const { name, open, form } of FUNCTIONS) {
    for (const method of name === 'sign_out' ? ['POST'] : ['GET', 'POST']) {
      for (const accept of ['application/json', 'text/html']) {
        const answer = await locked.fetch(`/api/${name}`, {
          method, headers: { accept }, form: method === 'POST' ? { key: newKey(), ...form } : undefined,
        });
        const which = `${method} /api/${name} as ${accept}`;
        expect.soft(names.exec(await answer.text())?.[0], which).toBeUndefined();
        // A plain form is led to the lock, with nothing about it in the address.
        const refused = [answer.status(), answer.headers().location];
        const wanted = accept === 'text/html' ? [303, '/locked'] : [423, undefined];
        if (!open) expect.soft(refused, which).toEqual(wanted);
      }
    }
  }
  const list = await (await (await asks(await school.sessionOf('senco'))).post('/api/staff')).text();
  expect(list).not.toContain('Sluice');
});
