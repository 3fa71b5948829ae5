import type { Locator, Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { noSidewaysScroll } from '../support/looks.ts';
import { newKey } from '../support/school.ts';
import { expect, ready, sessionOf, test, withAndWithoutScripts } from '../support/test.ts';

const line = (page: Page, words: string): Locator => page.getByRole('listitem').filter({ hasText: words });

async function fill(page: Page, person: { forename: string; surname: string; email: string; roles: string[] }) {
  await page.getByLabel('Title').fill('Dr');
  await page.getByLabel('First name').fill(person.forename);
  await page.getByLabel('Surname').fill(person.surname);
  await page.getByLabel('School email').fill(person.email);
  for (const role of person.roles) await page.getByLabel(role, { exact: true }).check();
}

const add = (page: Page) => page.getByRole('button', { name: 'Add to the staff list' }).click();

/** No other test has this name, and no other run of this one on the same school. */
let count = 0;
const surname = (word: string) => `${word}${'abcdefghijklmnopqrstuvwxyz'[count++ % 26]}`;

withAndWithoutScripts((scripts) => {
  test('a SENCo adds one member of staff with several roles, and then another', async ({
    page, open, school, signIn,
  }) => {
    await signIn(await school.somebody('senco'));
    await open('/staff');
    for (const name of [surname('Marlow'), surname('Naseby')]) {
      await fill(page, {
        forename: 'Ines', surname: name, email: `${name}@sample.example`, roles: ['Class teacher', 'SEN TA'],
      });
      await add(page);
      await expect(line(page, name)).toHaveCount(1);
      await expect(line(page, name)).toContainText(`Dr Ines ${name}`);
      await expect(line(page, name)).toContainText('Class teacher, SEN TA');
      await expect(line(page, name)).toContainText('Has not used their link yet');
      await ready(page, scripts);
      await expect(page.getByLabel('Surname')).toHaveValue('');
      await expect(page.getByLabel('SEN TA', { exact: true })).not.toBeChecked();
    }
  });

  test('a form that cannot stand comes back with all that was typed and ticked and with every error', async ({
    page, open, school, signIn,
  }) => {
    await signIn(await school.somebody('senco'));
    await open('/staff');
    const name = surname('Orford');
    await fill(page, { forename: 'Ines', surname: name, email: 'no-email-at-all', roles: [] });
    await page.getByLabel('Last day').fill('2099-07-20');
    await add(page);
    await expectErrors(page, [['email', /email/i], ['roles', 'Tick at least one role']]);
    await expect(line(page, name)).toHaveCount(0);
    await expect(page).toHaveURL('/staff');
    await ready(page, scripts);
    await expect(page.getByLabel('Title')).toHaveValue('Dr');
    await expect(page.getByLabel('First name')).toHaveValue('Ines');
    await expect(page.getByLabel('Surname')).toHaveValue(name);
    await expect(page.getByLabel('School email')).toHaveValue('no-email-at-all');
    await expect(page.getByLabel('Last day')).toHaveValue('2099-07-20');

    for (const role of ['Class teacher', 'Office']) await page.getByLabel(role, { exact: true }).check();
    await add(page);
    await expectErrors(page, [['email', /email/i]]);
    await ready(page, scripts);
    await expect(page.getByLabel('Class teacher', { exact: true })).toBeChecked();
    await expect(page.getByLabel('Office', { exact: true })).toBeChecked();
    await expect(page.getByLabel('SEN TA', { exact: true })).not.toBeChecked();
    await expect(page.getByLabel('Surname')).toHaveValue(name);

    await page.getByLabel('School email').fill(`${name}@sample.example`);
    await add(page);
    await expect(line(page, name)).toContainText('Class teacher, Office');
    await expect(line(page, name)).toContainText('Until 20 Jul 2099');
  });

  test('an email that somebody has already is refused with what was typed kept', async ({
    page, open, school, signIn, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/add_staff/);
    await signIn(await school.somebody('senco'));
    await open('/staff');
    const name = surname('Pagham');
    await fill(page, { forename: 'Ines', surname: name, email: 'HEAD@sample.example', roles: ['SEN TA'] });
    await add(page);
    await expectErrors(page, [['email', /has this email already/]]);
    await expect(page.getByLabel('Surname')).toHaveValue(name);
    await expect(page.getByLabel('SEN TA', { exact: true })).toBeChecked();
  });

  test('a sign-in link is shown once, refuses weak passwords in words, signs its owner in and works once', async ({
    page, open, school, signIn, another, troubles, asks,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/set_password/);
    troubles.expected(/status of 404 .*\/set-password\//);
    await signIn(await school.somebody('senco'));
    await open('/staff');
    const name = surname('Quorn');
    await fill(page, { forename: 'Ines', surname: name, email: `${name}@sample.example`, roles: ['SEN TA'] });
    await add(page);
    await line(page, name).getByRole('button', { name: 'Make a sign-in link' }).click();
    await expect(line(page, name)).toContainText('It works once, for three days');
    const link = /\S*\/set-password\/\S+/.exec(await line(page, name).innerText())?.[0] ?? '';
    expect(link, 'the whole address, as it is passed on').toContain(`${school.address}/set-password/`);
    const path = new URL(link).pathname;
    await ready(page, scripts);
    await expect(page.getByText(path)).toBeVisible();
    await page.reload();
    await expect(line(page, name)).toHaveCount(1);
    await expect(page.getByText(path)).toHaveCount(0);

    const theirs = await another();
    await open(path, theirs);
    for (const [weak, why] of [
      ['short', /at least 10 characters/],
      ['password99', /too easy to guess/],
      [`${name}1234`, /too easy to guess/],
    ] as const) {
      await theirs.getByLabel('New password').fill(weak);
      await theirs.getByRole('button', { name: 'Keep this password' }).click();
      await expectErrors(theirs, [['new_password', why]]);
      await ready(theirs, scripts);
    }
    await theirs.getByLabel('New password').fill('gravel-lantern-tuba');
    await theirs.getByRole('button', { name: 'Keep this password' }).click();
    await expect(theirs).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    await ready(theirs, scripts);
    await theirs.getByLabel('School email').fill(`${name}@sample.example`);
    await theirs.getByLabel('Password').fill('gravel-lantern-tuba');
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await expect(theirs.getByRole('banner')).toContainText(`Dr Ines ${name}`);

    await open(path, theirs);
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
    const again = await (await asks()).post('/api/set_password', {
      form: { token: path.replace('/set-password/', ''), key: newKey(), 'answers[new_password][]': 'three odd words' },
    });
    expect(again.status()).toBe(404);
  });

  test('a newer sign-in link makes the older one worthless', async ({ page, open, school, signIn, asks }) => {
    await signIn(await school.somebody('senco'));
    await open('/staff');
    const name = surname('Rugby');
    await fill(page, { forename: 'Ines', surname: name, email: `${name}@sample.example`, roles: ['SEN TA'] });
    await add(page);
    const paths: string[] = [];
    for (const which of ['first', 'second']) {
      await line(page, name).getByRole('button', { name: 'Make a sign-in link' }).click();
      const shown = line(page, name).getByText(/\/set-password\//);
      if (paths[0]) await expect(shown, which).not.toContainText(paths[0]);
      paths.push(new URL((await shown.innerText()).trim()).pathname);
      await ready(page, scripts);
    }
    expect((await (await asks()).get(paths[1])).status()).toBe(200);
    expect((await (await asks()).get(paths[0])).status()).toBe(404);
  });

  test('a sign-in link that is shown fits the smallest phone', async ({ page, open, school, signIn }) => {
    await signIn(await school.somebody('senco'));
    const newcomer = await school.somebody('sen_ta');
    await open('/staff');
    await line(page, newcomer.name).getByRole('button', { name: 'Make a sign-in link' }).click();
    await expect(line(page, newcomer.name)).toContainText('/set-password/');
    await ready(page, scripts);
    await noSidewaysScroll(page);
  });

  test('a double click adds one person', async ({ page, open, school, signIn }) => {
    await signIn(await school.somebody('senco'));
    await open('/staff');
    const name = surname('Selsey');
    await fill(page, { forename: 'Ines', surname: name, email: `${name}@sample.example`, roles: ['Office'] });
    await page.getByRole('button', { name: 'Add to the staff list' }).dblclick();
    await expect(line(page, name)).toHaveCount(1);
    await open('/staff');
    await expect(line(page, name)).toHaveCount(1);
  });

  test('ending access signs that person out at once and shuts the door behind them', async ({
    page, open, school, signIn, another,
  }) => {
    const leaver = await school.somebody('class_teacher');
    const theirs = await another();
    await signIn(leaver, theirs);
    await open('/staff', theirs);
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Staff');
    await signIn(await school.somebody('senco'));
    await open('/staff');
    await line(page, leaver.name).getByRole('link', { name: leaver.name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(leaver.name);
    await page.getByRole('button', { name: 'End access' }).click();
    await expect(line(page, leaver.name)).toContainText('Access ended on');
    await expect(line(page, leaver.name).getByRole('link')).toHaveCount(0);
    await expect(line(page, leaver.name).getByRole('button')).toHaveText([/^Let them in again/]);
    await theirs.reload();
    await expect(theirs).toHaveURL(/\/sign-in(\?to=[\w/.-]*)?$/);
    await expect(school.signInByPost(leaver.email, leaver.password)).rejects.toThrow('do not belong together');
  });

  test('a SENCo is not offered to end their own access', async ({ page, open, signIn }) => {
    await signIn('senco');
    await open('/staff');
    await line(page, 'Mrs Ruth Adeyemi').getByRole('link', { name: 'Mrs Ruth Adeyemi', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mrs Ruth Adeyemi');
    await expect(page.getByRole('button', { name: 'Save these changes' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'End access' })).toHaveCount(0);
    await open('/staff');
    await expect(line(page, 'Mrs Ruth Adeyemi')).not.toContainText('Access ended');
  });
});

test('two posts of one form at the same moment add one person and get the same answer', async ({ school, asks }) => {
  const senco = await school.somebody('senco');
  const mine = await asks(await school.signInByPost(senco.email, senco.password));
  const name = surname('Tarring');
  const form = {
    key: newKey(), 'answers[forename][]': 'Ines', 'answers[surname][]': name,
    'answers[email][]': `${name}@sample.example`, 'answers[roles][]': 'office',
  };
  const answers = await Promise.all([1, 2, 3].map(() => mine.post('/api/add_staff', { form })));
  expect(answers.map((answer) => answer.status() < 400)).toEqual([true, true, true]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  const list = await (await mine.post('/api/staff')).json();
  expect(list.staff.filter((one: { name: string }) => one.name.includes(name))).toHaveLength(1);
  const other = await mine.post('/api/add_staff', { form: { ...form, 'answers[forename][]': 'Ida' } });
  expect(other.status(), 'the same key with another body is a conflict').toBe(409);
});

test('a teacher reads who works here and sees nothing to press', async ({ page, open, signIn }) => {
  await signIn('class_teacher');
  await open('/staff');
  await expect(line(page, 'Mrs Ruth Adeyemi')).toHaveCount(1);
  for (const role of ['button', 'textbox', 'link'] as const) {
    await expect(page.getByRole('main').getByRole(role), role).toHaveCount(0);
  }
});

test('the functions answer a teacher as they answer about somebody who does not exist', async ({
  page, school, signIn, asks,
}) => {
  await signIn('class_teacher');
  const teacher = await asks(await sessionOf(page));
  const senco = await asks(await school.sessionOf('senco'));
  const told = async (answer: Awaited<ReturnType<typeof teacher.post>>) => [answer.status(), await answer.text()];
  const list = await (await senco.post('/api/staff')).json();
  const office = list.staff.find((one: { email: string }) => one.email === 'office@sample.example');
  for (const name of ['new_link', 'end_staff', 'open_member', 'reset_second_factor', 'take_back_staff']) {
    const of = (id: string) => ({ form: { key: newKey(), id } });
    const missing = await told(await senco.post(`/api/${name}`, of('999999')));
    expect(missing, name).toEqual([404, '"NotFound"']);
    expect(await told(await teacher.post(`/api/${name}`, of(String(office.id)))), name).toEqual(missing);
    expect(await told(await teacher.post(`/api/${name}`, of('999999'))), name).toEqual(missing);
  }
  const surname = 'Uffington';
  const form = { 'answers[forename][]': 'Ines', 'answers[surname][]': surname, 'answers[email][]': 'u@sample.example' };
  for (const roles of [{ 'answers[roles][]': 'sen_ta' }, {}]) {
    const refused = await teacher.post('/api/add_staff', { form: { key: newKey(), ...form, ...roles } });
    expect(await told(refused)).toEqual([404, '"NotFound"']);
  }
  const after = await (await senco.post('/api/staff')).json();
  expect(after.staff.map((one: { name: string }) => one.name).join()).not.toContain(surname);
  expect(after.staff.find((one: { id: number }) => one.id === office.id).ended_on).toBeNull();
});

test('the office adds a TA, but nobody who could read every child’s record', async ({ school, asks }) => {
  const office = await asks(await school.sessionOf('office'));
  const add = (roles: string) => {
    const name = surname('Ventnor');
    return office.post('/api/add_staff', {
      form: {
        key: newKey(), 'answers[forename][]': 'Ines', 'answers[surname][]': name,
        'answers[email][]': `${name}@sample.example`, 'answers[roles][]': roles,
      },
    });
  };
  expect((await add('sen_ta')).status()).toBeLessThan(400);
  const refused = await add('head');
  expect(refused.status()).toBe(422);
  expect((await refused.json()).Invalid.roles).toContain('The SENCo or the head adds people with these roles');
});
