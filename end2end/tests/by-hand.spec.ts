// What the office does between two lists of the MIS: a child who is here already, one who leaves and comes back, a TA
// for one child alone, and the people who work here.

import type { Locator, Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { fileOf, pupilList, upn } from '../support/lists.ts';
import { ask, freshChild } from '../support/real.ts';
import { newKey } from '../support/school.ts';
import { expect, ready, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const line = (page: Page, words: string): Locator => page.getByRole('listitem').filter({ hasText: words });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

const HEADINGS = 'Staff Code,Title,Forename,Surname,Role,Classes,Email';
const STAFF = fileOf('staff.csv', [
  HEADINGS,
  'N1,Miss,Maja,Ivanova,SEN TA,"1Ash,1Rowan",m.ivanova@sample.example',
  'N2,Mr,Gethin,Pryce,Class teacher,1Rowan,g.pryce@sample.example',
  'N3,Mrs,Helen,Ashworth,SENCo,,h.ashworth@sample.example',
  'N4,Mr,Anton,Spoilt,Wizard,,not an email',
]);

const ONE_CHILD = pupilList('one-child.csv', [{
  Adno: '009201', UPN: upn(9201), 'Legal Surname': 'Featherby', 'Legal Forename': 'Odette', DOB: '11/10/2020',
  Gender: 'F', Year: 'Year 1', Reg: '1Rowan', 'SEN Status': 'N - No Special Educational Need',
}]);

withAndWithoutScripts((scripts) => {
  test('the office adds a child before the MIS lists them, and the class teacher finds them', async ({
    page, open, signIn, another,
  }) => {
    await signIn('office');
    await open('/children');
    await page.getByRole('link', { name: 'Add a child by hand' }).click();
    await expect(title(page)).toHaveText('Add a child by hand');
    await ready(page, scripts);

    await test.step('what is missing is said at once', async () => {
      await page.getByLabel('Surname').fill('Featherby');
      await page.getByRole('button', { name: 'Add this child' }).click();
      await expectErrors(page, [
        ['forename', 'Enter the child’s first name'], ['born_on', 'Enter the date of birth'],
      ]);
      await ready(page, scripts);
      await expect(page.getByLabel('Surname')).toHaveValue('Featherby');
    });

    await test.step('a number that cannot be is refused, and all else that was typed stays', async () => {
      await page.getByLabel('First name').fill('Odette');
      await page.getByLabel('Date of birth').fill('2020-10-11');
      await page.getByLabel('Class', { exact: false }).first().selectOption({ label: '1Rowan' });
      await page.getByLabel('UPN').fill(`A${upn(9101).slice(1)}`);
      await page.getByLabel('Admission number').fill('A-77');
      await page.getByRole('button', { name: 'Add this child' }).click();
      await expectErrors(page, [['upn', /starts with/]]);
      await expect(page).toHaveURL('/children/new');
      await ready(page, scripts);
      await expect(page.getByLabel('First name')).toHaveValue('Odette');
      await expect(page.getByLabel('Date of birth')).toHaveValue('2020-10-11');
      await expect(page.getByLabel('Admission number')).toHaveValue('A-77');
    });

    await page.getByLabel('UPN').fill(upn(9101));
    await page.getByRole('button', { name: 'Add this child' }).dblclick();
    await expect(title(page)).toHaveText('Odette Featherby');
    // Without scripts the answer to the first tap may have said it already, on a page that the second tap took away.
    if (scripts) await expect(page.getByText('Odette Featherby is in the register.')).toBeVisible();

    const teachers = await another();
    await signIn('class_teacher', teachers);
    await open('/', teachers);
    await teachers.getByRole('link', { name: '1Rowan' }).first().click();
    await expect(teachers.getByRole('link', { name: 'Odette Featherby', exact: true })).toHaveCount(1);
    await teachers.getByRole('link', { name: 'Odette Featherby', exact: true }).click();
    await expect(title(teachers)).toHaveText('Odette Featherby');
    await expect(teachers.getByText('Added to the register by hand')).toHaveCount(1);
  });

  test('a child whose last day is written down is gone from the class, and back once it is emptied', async ({
    page, open, school, signIn, another, asks,
  }) => {
    await school.restart('2026-11-24');
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    const teachers = await another();
    await signIn('class_teacher', teachers);
    await open('/', teachers);
    await teachers.getByRole('link', { name: '1Rowan' }).first().click();
    await expect(teachers.getByRole('link', { name, exact: true })).toBeVisible();
    const classPage = new URL(teachers.url()).pathname;

    await signIn('office');
    await open(`/children/${id}`);
    await page.getByRole('link', { name: 'Change the record' }).click();
    await expect(title(page)).toHaveText(`Record of ${name}`);
    await ready(page, scripts);
    await page.getByLabel('Last day at the school').fill('2026-11-23');
    await page.getByRole('button', { name: 'Save the record' }).click();
    await expect(page).toHaveURL(`/children/${id}`);
    await expect(page.getByText('The record is changed.')).toBeVisible();
    await expect(page.getByText(/^Left on /)).toBeVisible();
    await open(classPage, teachers);
    await expect(teachers.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(teachers.getByRole('link', { name, exact: true })).toHaveCount(0);

    await open(`/children/${id}/record`);
    await expect(page.getByLabel('Last day at the school')).toHaveValue('2026-11-23');
    await page.getByLabel('Last day at the school').fill('');
    await page.getByRole('button', { name: 'Save the record' }).click();
    await expect(page).toHaveURL(`/children/${id}`);
    await expect(page.getByText('The record is changed.')).toBeVisible();
    await expect(page.getByText(/^Left on /)).toHaveCount(0);
    await open(classPage, teachers);
    await expect(teachers.getByRole('link', { name, exact: true })).toBeVisible();
    await open(`/children/${id}`, teachers);
    await expect(teachers.getByText('Left the school', { exact: true })).toBeVisible();
    await expect(teachers.getByText('Came back to the school', { exact: true })).toBeVisible();
  });

  test('a last day before the first one is refused, and the child stays', async ({
    page, open, school, signIn, asks,
  }) => {
    const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('office');
    await open(`/children/${id}/record`);
    await page.getByLabel('Last day at the school').fill('2001-01-01');
    await page.getByRole('button', { name: 'Save the record' }).click();
    await expectErrors(page, [['last_day', /before the first one/]]);
    await ready(page, scripts);
    await expect(page.getByLabel('Last day at the school')).toHaveValue('2001-01-01');
    await open(`/children/${id}`);
    await expect(page.getByText(/^Left on /)).toHaveCount(0);
  });

  test('where two change a record at once, the second sees both texts and saves over nothing', async ({
    page, open, school, signIn, another, asks, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 409 .*api\/change_record/);
    const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    const sencos = await another();
    await signIn('senco', sencos);
    await open(`/children/${id}/record`, sencos);
    await signIn('office');
    await open(`/children/${id}/record`);
    await sencos.getByLabel('Called').fill('Robin');
    await sencos.getByRole('button', { name: 'Save the record' }).click();
    await expect(sencos).toHaveURL(`/children/${id}`);
    await page.getByLabel('Called').fill('Bobbin');
    await page.getByRole('button', { name: 'Save the record' }).click();
    const both = page.getByRole('region', { name: 'Your words are not saved yet' });
    await expect(both.getByRole('blockquote')).toHaveText(['Bobbin', 'Robin']);
    await ready(page, scripts);
    await page.getByText('Throw my words away').click();
    await page.getByRole('button', { name: 'Yes, throw them away' }).click();
    await expect(both).toHaveCount(0);
    await expect(page.getByLabel('Called')).toHaveValue('Robin');
  });

  test('a TA who is posted to one child sees that child and nobody else of the class, until it is ended', async ({
    page, open, school, signIn, another, asks, troubles,
  }) => {
    troubles.expected(/status of 404 .*\/children\/\d+/);
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const { id, name } = await freshChild(teacher);
    const [[classId]] = (await ask(teacher, 'open_today')).classes;
    const { children } = await ask(teacher, 'open_class', { id: String(classId) });
    const other = children.find((one: { id: number }) => String(one.id) !== id);
    const otherName = `${other.forename} ${other.surname}`;

    const ta = await school.somebody('sen_ta');
    const theirs = await another();
    await signIn(ta, theirs);
    await open(`/children/${id}`, theirs);
    await expect(title(theirs), 'before the posting').toHaveText('There is nothing here');

    await signIn('office');
    await open(`/children/${id}`);
    await page.getByRole('link', { name: 'Who works with them' }).click();
    await expect(title(page)).toHaveText(`Who works with ${name}`);
    await expect(page.getByText('Nobody yet.')).toBeVisible();
    await ready(page, scripts);
    await page.getByText('Post somebody here').click();
    await page.getByLabel('Who?').selectOption({ label: ta.name });
    await page.getByLabel('From').fill('2026-09-01');
    await page.getByRole('button', { name: 'Post them' }).click();
    await expect(line(page, ta.name).filter({ hasText: 'Since 1 Sep 2026' })).toHaveCount(1);
    await ready(page, scripts);

    await open('/children', theirs);
    await theirs.getByLabel('Find a child').fill(name.split(' ').at(-1) ?? '');
    await theirs.getByRole('button', { name: 'Find' }).click();
    await theirs.getByRole('link', { name }).click();
    await expect(title(theirs)).toHaveText(name);
    await expect(theirs.getByRole('link', { name: 'Raise a concern' })).toBeVisible();
    await open('/children', theirs);
    await theirs.getByLabel('Find a child').fill(otherName);
    await theirs.getByRole('button', { name: 'Find' }).click();
    await expect(theirs.getByText('Nobody of that name')).toBeVisible();
    await open(`/children/${other.id}`, theirs);
    await expect(title(theirs)).toHaveText('There is nothing here');

    await line(page, ta.name).getByRole('button', { name: 'End it now' }).click();
    await expect(page.getByText('Nobody yet.')).toBeVisible();
    await expect(page).toHaveURL(`/children/${id}/staff`);
    await open(`/children/${id}`, theirs);
    await expect(title(theirs), 'after the posting').toHaveText('There is nothing here');
  });

  test('the office says how an adult is reached and who has parental responsibility; a teacher reads the first', async ({
    page, open, school, signIn, another, asks,
  }) => {
    const { id } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('office');
    await open(`/children/${id}/adults`);
    const first = page.getByRole('main').getByRole('listitem').first();
    await expect(first).toContainText('Nothing is decided yet');
    await expect(first).not.toContainText('Reached by');
    await first.getByRole('link', { name: /^Change what they may do/ }).click();
    await expect(page.getByText(/^The pupil list (says that|does not say whether) they have/)).toBeVisible();
    await ready(page, scripts);
    const choose = (question: string, answer: string) =>
      page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
    await choose('May they receive letters', 'Yes');
    await choose('May they come to meetings', 'Yes');
    await choose('May they give consent', 'No');
    await choose('Do they have parental responsibility', 'No');
    await choose('How are they best reached', 'Text message');
    await page.getByRole('button', { name: 'Keep this' }).click();
    await expect(page).toHaveURL(`/children/${id}/adults`);
    await expect(page.getByText('What this adult may do is kept.')).toBeVisible();
    for (const words of ['Reached by text message', 'No parental responsibility']) {
      await expect(first).toContainText(words);
    }

    const teachers = await another();
    await signIn('class_teacher', teachers);
    await open(`/children/${id}/adults`, teachers);
    const theirs = teachers.getByRole('main').getByRole('listitem').first();
    await expect(theirs).toContainText('Reached by text message');
    await expect(theirs).not.toContainText('parental responsibility');
  });

  test('children whom a list leaves out stay until they are ticked, on the page that shows them', async ({
    page, open, signIn,
  }) => {
    await signIn('office');
    await open('/children/import');
    await page.getByRole('checkbox', { name: 'This list is made up' }).check();
    await page.getByLabel('The file that your MIS exports').setInputFiles(ONE_CHILD);
    await page.getByRole('button', { name: 'Look at the file' }).click();
    await expect(title(page)).toHaveText('What this file would change');
    const address = new URL(page.url()).pathname;
    await ready(page, scripts);
    await page.getByRole('button', { name: 'Apply to 1 child' }).click();
    await expect(page.getByText('1 child added and 0 changed from one-child.csv.')).toBeVisible();
    await expect(page).toHaveURL(address);
    await ready(page, scripts);
    const leftOut = page.getByText(/^\d+ children on roll not in the file$/);
    await leftOut.click();
    await page.getByRole('button', { name: 'Mark the ticked ones as leavers' }).click();
    await expect(page.getByText('Nobody was ticked, so nobody has left.')).toBeVisible();
    await ready(page, scripts);
    await leftOut.click();
    const first = page.getByRole('group', { name: 'Children who have left' }).getByRole('checkbox').first();
    const child = await first.inputValue();
    await first.check();
    await page.getByRole('button', { name: 'Mark the ticked ones as leavers' }).click();
    await expect(page.getByText('1 child has left the school from today.')).toBeVisible();
    await expect(page).toHaveURL(address);
    await open(`/children/${child}`);
    await expect(page.getByText(/^Left on /)).toBeVisible();
  });

  test('a staff list adds the good rows, and neither a spoilt one nor a SENCo whom the office may not make', async ({
    page, open, signIn,
  }) => {
    await signIn('office');
    await open('/children/import');
    await expect(title(page)).toHaveText('Import a pupil list or a staff list');
    await page.getByRole('checkbox', { name: 'This list is made up' }).check();
    await page.getByLabel('The file that your MIS exports').setInputFiles(STAFF);
    await page.getByRole('button', { name: 'Look at the file' }).click();
    await expect(title(page)).toHaveText('What this file would change');
    await expect(page.getByRole('main')).toContainText('staff.csv has 4 rows. It would add 2 members of staff');
    const problems = (row: number) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `Row ${row}` }) });
    await expect(problems(4)).toContainText(['The SENCo or the head adds people with this role']);
    await expect(problems(5)).toContainText(['This is not an email address', 'We do not know this role']);
    await ready(page, scripts);
    await page.getByRole('button', { name: 'Apply the 2 good ones' }).click();
    await expect(page).toHaveURL('/staff');
    await expect(page.getByText('2 people added to the staff list and 0 changed.')).toBeVisible();
    await expect(line(page, 'Miss Maja Ivanova')).toContainText('SEN TA');
    await expect(line(page, 'Mr Gethin Pryce')).toContainText('Class teacher');
    for (const nobody of ['Ashworth', 'Spoilt']) await expect(line(page, nobody)).toHaveCount(0);
    await open('/children');
    await page.getByRole('link', { name: '1Rowan' }).click();
    await expect(line(page, 'Mr Gethin Pryce').first()).toBeVisible();
  });

  test('the office changes what somebody is, and makes nobody who reads every child’s record', async ({
    page, open, school, signIn, another, troubles,
  }) => {
    if (scripts) troubles.expected(/status of 422 .*api\/change_staff/);
    const person = await school.somebody('sen_ta');
    await signIn('office');
    await open('/staff');
    // The office may write down that the SENCo is away, and changes nothing else about her.
    await expect(line(page, 'Mrs Ruth Adeyemi').getByRole('link')).toHaveText(['Away (Mrs Ruth Adeyemi)']);
    await page.getByRole('link', { name: person.name, exact: true }).click();
    await expect(title(page)).toHaveText(person.name);
    await ready(page, scripts);
    await page.getByLabel('Head teacher').check();
    await page.getByRole('button', { name: 'Save these changes' }).click();
    await expectErrors(page, [['roles', /The SENCo or the head adds people with these roles/]]);
    await ready(page, scripts);
    await expect(page.getByLabel('Head teacher')).toBeChecked();
    await page.getByLabel('Head teacher').uncheck();
    await page.getByLabel('SEN TA').uncheck();
    await page.getByLabel('Class teacher').check();
    await page.getByLabel('Surname').fill('Newname');
    await page.getByRole('button', { name: 'Save these changes' }).click();
    await expect(page).toHaveURL('/staff');
    await expect(page.getByText('Kim Newname is changed.')).toBeVisible();
    await expect(line(page, 'Kim Newname')).toHaveCount(1);
    await expect(line(page, 'Kim Newname')).toContainText('Class teacher');
    await expect(line(page, 'Kim Newname')).not.toContainText('SEN TA');

    const theirs = await another();
    await signIn(person, theirs);
    await open('/', theirs);
    await expect(theirs.getByRole('banner')).toContainText('Kim Newname');
    await expect(theirs.getByRole('banner')).toContainText('Class teacher');
  });

  test('whoever is let in again is back on the list, and signs in by a new link and no longer by the old password', async ({
    page, open, school, signIn, another,
  }) => {
    const person = await school.somebody('sen_ta');
    await signIn('office');
    await open('/staff');
    await line(page, person.name).getByRole('link', { name: person.name, exact: true }).click();
    await expect(title(page)).toHaveText(person.name);
    await ready(page, scripts);
    await page.getByRole('button', { name: 'End access' }).click();
    await expect(line(page, person.name)).toContainText('Access ended on');
    await ready(page, scripts);
    await line(page, person.name).getByRole('button', { name: 'Let them in again' }).click();
    await expect(title(page)).toHaveText(person.name);
    await expect(page.getByText('They are back on the staff list.')).toBeVisible();
    await expect(page.getByLabel('SEN TA')).toBeChecked();
    await expect(school.signInByPost(person.email, person.password)).rejects.toThrow('do not belong together');

    await open('/staff');
    await expect(line(page, person.name)).toContainText('Has not used their link yet');
    await line(page, person.name).getByRole('button', { name: 'Make a sign-in link' }).click();
    const link = await line(page, person.name).getByText(/\/set-password\//).innerText();
    const theirs = await another();
    await open(link, theirs);
    await theirs.getByLabel('New password').fill('otter-gravel-lantern');
    await theirs.getByRole('button', { name: 'Keep this password' }).click();
    await expect(theirs).toHaveURL('/sign-in');
    await ready(theirs, scripts);
    await theirs.getByLabel('School email').fill(person.email);
    await theirs.getByLabel('Password').fill('otter-gravel-lantern');
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await expect(theirs.getByRole('banner')).toContainText(person.name);
  });
});

test('somebody who is no keeper of the school finds none of these pages and functions', async ({ school, asks }) => {
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const { id } = await freshChild(teacher);
  for (const path of ['/children/new', `/children/${id}/record`, '/children/import', '/staff/2']) {
    expect.soft((await teacher.get(path)).status(), path).toBe(404);
  }
  const forms: [string, Record<string, string>][] = [
    ['add_child', { 'answers[forename][]': 'Odette' }],
    ['change_record', { pupil: id, version: '1' }],
    ['post_staff', { to: `child-${id}`, 'answers[posted][]': '2', 'answers[posted_from][]': '2026-09-01' }],
    ['end_posting', { posting: '1', to: `child-${id}`, at_once: 'true' }],
  ];
  for (const [name, form] of forms) {
    const answer = await teacher.post(`/api/${name}`, { form: { key: newKey(), ...form } });
    expect.soft([answer.status(), await answer.text()], name).toEqual([404, '"NotFound"']);
  }
});
