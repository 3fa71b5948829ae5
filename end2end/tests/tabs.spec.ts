// Two tabs of one browser are one person at one screen: what takes the page off the one takes it off the other.

import { unlock } from '../support/forms.ts';
import { freshChild } from '../support/real.ts';
import { PASSWORD, SIGN_INS } from '../support/school.ts';
import { expect, hydrated, test } from '../support/test.ts';

test.use({ own: 'sample' });

for (const [button, door] of [['Lock', 'locked'], ['Sign out', 'sign-in']]) {
  test(`“${button}” in one tab takes a child’s name off the other without a touch, and off no other browser`, async ({
    page, context, open, school, signIn, another, asks,
  }) => {
    const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
    await signIn('class_teacher');
    const elsewhere = await another();
    await elsewhere.context().addCookies(await school.signInByPost(SIGN_INS.class_teacher, PASSWORD));
    const other = await context.newPage();
    for (const one of [page, other, elsewhere]) {
      await open(`/children/${id}`, one);
      await expect(one.getByRole('heading', { level: 1 })).toHaveText(name);
    }
    await page.getByRole('button', { name: button }).click();
    await expect(other).toHaveURL(new RegExp(`/${door}\\?to=/children/${id}$`));
    await hydrated(other);
    for (const one of [page, other]) await expect(one.getByText(name)).toHaveCount(0);
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(name);
  });
}

test('unlocking one tab shows nothing in the other before that is unlocked or loaded, and then the page of before', async ({
  page, context, open, school, signIn, asks,
}) => {
  const { id, name } = await freshChild(await asks(await school.sessionOf('class_teacher')));
  await signIn('class_teacher');
  const other = await context.newPage();
  for (const one of [page, other]) await open(`/children/${id}`, one);
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(other).toHaveURL(`/locked?to=/children/${id}`);
  await hydrated(other);
  await expect(page).toHaveURL(`/locked?to=/children/${id}`);
  await unlock(page, PASSWORD);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(other.getByText(name)).toHaveCount(0);
  await unlock(other, PASSWORD);
  await expect(other).toHaveURL(`/children/${id}`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(name);
});
