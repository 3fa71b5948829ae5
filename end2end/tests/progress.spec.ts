// A half-termly progress meeting, a class on a page: the class teacher highlights a child on a tablet or a phone, whoever
// was asked says that it is done, and the SENCo decides about the move that was proposed there.

import type { Page } from '@playwright/test';
import { expectErrors } from '../support/forms.ts';
import { freshChildren, raise, stop } from '../support/pathway.ts';
import { ask } from '../support/real.ts';
import { expect, test, withAndWithoutScripts } from '../support/test.ts';

test.use({ own: 'sample' });

const SEN_TA = 'Mr Tomasz Zielak';
const h1 = (page: Page) => page.getByRole('heading', { level: 1 });
const today = (page: Page) => page.getByRole('main');

withAndWithoutScripts(() => {
  test('what a class teacher writes at a progress meeting is done by whom it names, and the SENCo decides about the move', async ({
    page, open, school, signIn, another, asks,
  }) => {
    // The last whole week of the half term but one begins on Monday 7 December 2026.
    await school.restart('2026-10-06');
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const [child, other] = await freshChildren(teacher, 2);
    await raise(teacher, child.id);
    await school.restart('2026-12-08');
    const [[classId]] = (await ask(teacher, 'open_today')).classes;
    await signIn('class_teacher');

    await test.step('the class teacher begins the meeting and highlights a child', async () => {
      await open(`/classes/${classId}/progress`);
      await page.getByRole('button', { name: 'Begin the meeting' }).click();
      await page.getByRole('link', { name: `Write a line about ${child.name}` }).click();
      await expect(h1(page)).toHaveText(`Progress meeting: ${child.name}`);
      await page.getByLabel('What gets in the way of progress?').fill('Blends two sounds, and not yet three.');
      await page.getByText('The stage', { exact: true }).click();
      await page.getByRole('radio', { name: 'Move to the next stage' }).check();
      await page.getByRole('button', { name: 'Keep this line' }).click();
      await expectErrors(page, [
        ['action', 'Say what will be done'],
        ['by_day', 'Enter the day by which it is done'],
        ['why_proposed', 'Say why you propose this'],
      ]);
      await expect(page.getByLabel('What gets in the way of progress?')).toHaveValue('Blends two sounds, and not yet three.');
      await page.getByLabel('What will be done?').fill('Sound cards, ten minutes a day.');
      await page.getByRole('group', { name: /^Who does it/ }).getByLabel(SEN_TA).check();
      await page.getByLabel('By when?').fill('2027-01-15');
      await page.getByLabel('Why, if you propose something about the stage?').fill('Six weeks have changed little.');
      await page.getByRole('button', { name: 'Keep this line' }).click();
      await expect(h1(page)).toContainText('Progress meeting');
      await expect(today(page)).toContainText('Agreed: Sound cards, ten minutes a day.');
      await expect(page.getByText('Proposed')).toBeVisible();
      await expect(page.getByRole('link', { name: `Highlight about ${other.name}` })).toBeVisible();
    });

    await test.step('it is due from the SEN TA, who says in one tap that it is done', async () => {
      const tas = await another();
      await signIn('sen_ta', tas);
      await open('/', tas);
      const owed = tas.getByRole('listitem').filter({ hasText: child.name }).filter({ hasText: 'Sound cards' });
      await expect(owed).toContainText('Fri 15 Jan');
      await open(`/classes/${classId}/progress`, tas);
      await tas.getByRole('button', { name: `It is done (${child.name})` }).click();
      await expect(tas.getByText('Done on 8 Dec 2026')).toBeVisible();
      await open('/', tas);
      await expect(tas.getByText('Sound cards')).toHaveCount(0);
    });

    await test.step('the SENCo finds the move where the stage is looked at again, with its reason, and decides', async () => {
      const sencos = await another();
      await signIn('senco', sencos);
      await open(`/children/${child.id}`, sencos);
      await sencos.getByRole('link', { name: 'Look at the stage again' }).click();
      await expect(sencos.getByText('Put forward, for you to decide')).toBeVisible();
      await expect(today(sencos)).toContainText('Six weeks have changed little.');
      await sencos.getByRole('radio', { name: 'Move to stage 2: there are still concerns' }).check();
      await sencos.getByLabel('what is still a concern?').fill('Blends two sounds, and not yet three.');
      await sencos.getByRole('button', { name: 'Keep this decision' }).click();
      await expect(h1(sencos)).toHaveText(child.name);
      await expect(stop(sencos, 2)).toHaveAttribute('aria-current', 'step');
    });
  });
});
