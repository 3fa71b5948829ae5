// A child's way through the stages: what is due, as a child's page and the command line tell it, and the acts that a
// journey repeats.

import { type APIRequestContext, type Locator, type Page, expect } from '@playwright/test';
import { ask, named } from './real.ts';
import { type School, newKey } from './school.ts';

/** By which day, of whom, and what: a line of a table that was worked out by hand. */
export type Due = [by: string, who: string, what: string];

/** Several things that are due of one person by one day. */
export const due = (by: string, who: string, ...all: string[]): Due[] => all.map((what) => [by, who, what]);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** “24 Nov 2026”, as lists of what is past and of dates have it. */
export function shortDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

const inOrder = <T,>(lines: T[]): T[] => [...lines].sort((one, other) => (String(one) < String(other) ? -1 : 1));

/**
 * That exactly this is due of a child on a day, and nothing else: on the child's page, which is loaded anew, and by the
 * command line. What has fallen due before the day is overdue in both.
 */
export async function expectDue(
  { page, school, child, on }: { page: Page; school: School; child: { id: string; name: string }; on: string },
  table: Due[],
): Promise<void> {
  await page.goto(`/children/${child.id}`);
  const late = (by: string) => by < on;
  const expected = inOrder(table.map(([by, who, what]) => [by, who, what, late(by) ? 'overdue' : 'due']));
  expect(inOrder(await linesOf(page)), `what must happen next, on ${on}`).toEqual(expected);

  const told: { child: string; by: string; who: string; what: string; state: string }[] = JSON.parse(
    await school.command('duties', '--on', on, '--format', 'json'),
  );
  const open = told.filter((duty) => duty.child === child.name && duty.state !== 'done');
  const lines = open.map(({ by, who, what, state }) => [by, who, what, state]);
  expect(inOrder(lines), `duties --on ${on}`).toEqual(expected);
}

/** Every thing that the page says must happen next, those that are folded into another's line too. */
async function linesOf(page: Page): Promise<string[][]> {
  const next = page.getByRole('region', { name: 'What must happen next' });
  await expect(next).toBeVisible();
  return next.locator('.ruled__row').evaluateAll((all) =>
    all.flatMap((row) => {
      const text = (found: Element | null) => found?.textContent?.trim() ?? '';
      // The margin leaves out the year that everybody knows; the day behind its words has it.
      const by = row.querySelector('.ruled__when time')?.getAttribute('datetime') ?? '';
      const [who] = text(row.querySelector('.ruled__when span')).split(': ');
      const state = row.querySelector('.due--late') ? 'overdue' : 'due';
      const also = [...row.querySelectorAll('details li')].map(text);
      return [text(row.querySelector('.ruled__title strong')), ...also].map((what) => [by, who, what, state]);
    }),
  );
}

/** What a stage's row of the school's process asks for, on a child's page. */
export const askedFor = (page: Page, stage: number): Locator =>
  page.locator('details').filter({ has: page.getByRole('heading', { name: new RegExp(`^What stage ${stage}, .+ asks for$`) }) });

/** The stop of the pathway's walk. */
export const stop = (page: Page, stage: number): Locator =>
  page.getByRole('region', { name: 'The pathway' }).locator(`[data-stage="${stage}"]`);

/** Children of the class teacher of the sample school about whom nothing was raised and who have code N. */
export async function freshChildren(teacher: APIRequestContext, count: number): Promise<{ id: string; name: string }[]> {
  const [[classId]] = (await ask(teacher, 'open_today')).classes;
  const { children } = await ask(teacher, 'open_class', { id: String(classId) });
  const fresh: { id: string; name: string }[] = [];
  for (const { id } of children) {
    const { forms, name, facts } = await ask(teacher, 'open_child', { id: String(id) });
    const code = facts.find(([term]: [string, string]) => term === 'SEN code')?.[1] ?? '';
    if (forms.length === 0 && code.startsWith('N')) fresh.push({ id: String(id), name });
    if (fresh.length === count) return fresh;
  }
  throw new Error(`the class has no ${count} children of code N about whom nothing was raised`);
}

const CONCERN = { area: 'learning', noticed: 'Guesses words from the first letter.', how_often: 'most_lessons' };

/** By the program's own function, as the teacher's page would: a stage 1 that begins on the school's day. */
export async function raise(teacher: APIRequestContext, child: string): Promise<void> {
  await ask(teacher, 'raise_concern', { key: newKey(), pupil: child, ...named(CONCERN) });
}

/** The child's time at the stage where they are now. */
export async function entryOf(caller: APIRequestContext, child: string): Promise<string> {
  const { decision } = await ask(caller, 'open_child', { id: child });
  const entry = /^\/stages\/(\d+)\/decision$/.exec(decision ?? '')?.[1];
  if (!entry) throw new Error(`the child is at no stage that this caller may look at again: ${decision}`);
  return entry;
}

/** Decides about the stage where the child is, by the program's own function. */
export async function decide(caller: APIRequestContext, child: string, answers: Record<string, string>): Promise<void> {
  const entry = await entryOf(caller, child);
  const { version } = await ask(caller, 'open_decision', { entry });
  await ask(caller, 'decide_stage', { key: newKey(), entry, version: String(version), ...named(answers) });
}

/** Puts actions of the stage where the child is on record, by the program's own function. */
export async function putOnRecord(
  caller: APIRequestContext, child: string, on: string, ...actions: string[]
): Promise<void> {
  const entry = await entryOf(caller, child);
  const answers = named({ done_on: on, what_was_done: 'As was agreed, and it goes well.' });
  for (const action of actions) await ask(caller, 'record_action', { key: newKey(), entry, action, ...answers });
}

/** A review of targets with a parent, by the program's own function: everybody has a copy at once. */
export async function reviewTargets(teacher: APIRequestContext, child: string, on: string): Promise<void> {
  const entry = await entryOf(teacher, child);
  const several = new URLSearchParams({
    key: newKey(), entry, action: 'review_of_targets', ...named({ done_on: on, what_was_done: 'Twelve words of thirty.' }),
  });
  for (const who of ['class_teacher', 'parents']) several.append('answers[took_part][]', who);
  for (const to of ['sen_ta', 'parents', 'class_inclusion_file']) several.append('answers[copies][]', to);
  const answer = await teacher.post('/api/record_action', {
    data: several.toString(),
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(400);
}

/** Puts on record that the letters about all interventions so far have gone home. */
export async function sendLetters(caller: APIRequestContext, child: string, on: string): Promise<void> {
  const { recorded } = await ask(caller, 'open_child', { id: child });
  for (const { id, letter } of recorded) {
    if (!letter || letter.sent_on) continue;
    await ask(caller, 'record_letter', { key: newKey(), record: String(id), ...named({ sent_on: on }) });
  }
}

/** Puts on record what happened in an assessment or about a plan, by the program's own function. */
export async function happened(
  senco: APIRequestContext, child: string, event: string, on: string, more: Record<string, string> = {},
): Promise<void> {
  const answers = named({ happened_on: on, ...more });
  await ask(senco, 'record_event', { key: newKey(), pupil: child, event, ...answers });
}
