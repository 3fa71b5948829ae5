// A driver from outside: 300 concerns, several at a time, while the program is killed again and again. Whatever was
// answered “done” has to be there, and nothing may be there twice.

import type { APIRequestContext, APIResponse } from '@playwright/test';
import { newKey } from '../support/school.ts';
import { expect, test } from '../support/test.ts';

const POSTS = 300;
const AT_A_TIME = 8;
const KILLS = 12;

test.use({ own: 'sample' });

/** A post that would raise a concern, and can be repeated as it is. */
type Concern = {
  child: number;
  words: string;
  by: APIRequestContext;
  /** As a browser sends a form by itself, in place of the app's own half. */
  plain: boolean;
  key: string;
};

type Child = { history: { words: string }[]; forms: { answers: [question: string, words: string][] }[] };

test('300 concerns are each there once, although the program is killed twelve times while they are sent', async ({
  school, asks,
}) => {
  const teacher = await asks(await school.sessionOf('class_teacher'));
  const senco = await asks(await school.sessionOf('senco'));
  const [own, all] = [await childrenOf(teacher), await childrenOf(senco)];
  const others = all.filter((child) => !own.includes(child));
  expect([own.length > 20, others.length > POSTS / 2]).toEqual([true, true]);

  // A teacher's children get several concerns each, at the same moment too; each of the SENCo's gets one.
  const concerns = Array.from({ length: POSTS }, (_, number): Concern => {
    const [by, children] = number % 2 ? [teacher, own] : [senco, others];
    const child = children[(number >> 1) % children.length];
    return { child, words: `Noticed in lesson ${number} of 300.`, by, plain: number % 3 === 0, key: newKey() };
  });
  const children = [...new Set(concerns.map(({ child }) => child))];
  const before = await read(senco, children);

  // Not after a time, which would differ from one computer to the next, but when so many posts and answers were on
  // their way: the program is then anywhere between reading and answering.
  const chance = chances(20261006);
  const kills = new Set<number>();
  while (kills.size < KILLS) kills.add(20 + Math.floor(chance() * (2 * POSTS - 100)));
  let up = Promise.resolve();
  let moments = 0;
  const moment = () => {
    moments += 1;
    if (kills.delete(moments)) up = up.then(() => school.restart());
  };

  const waiting = [...concerns];
  const done = new Set<Concern>();
  const unanswered = new Set<Concern>();
  const driver = async () => {
    for (let concern = waiting.shift(); concern; concern = waiting.shift()) {
      await up;
      const answer = send(concern);
      moment();
      const answered = await answer;
      moment();
      if (!answered) unanswered.add(concern);
      else if (isDone(answered, concern)) done.add(concern);
      else throw new Error(`${answered.status()} to ${concern.words} ${await answered.text()}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, driver));
  await up;
  expect(kills.size, 'kills that never came').toBe(0);
  expect(unanswered.size, 'posts that a kill has left without an answer').toBeGreaterThan(0);

  await test.step('what was acknowledged is there once, and what was not is there once at most', async () => {
    const there = timesOf(await read(senco, children));
    for (const { words } of done) expect.soft(there.get(words), words).toBe(1);
    for (const { words } of unanswered) expect.soft(there.get(words) ?? 0, words).toBeLessThanOrEqual(1);
    const kept = [...unanswered].filter(({ words }) => there.has(words)).length;
    const description = `${done.size} acknowledged; ${unanswered.size} without an answer, ${kept} of them kept`;
    test.info().annotations.push({ type: 'posts', description });
  });

  await test.step('whoever got no answer sends the same again, and so does whoever got one', async () => {
    for (const concern of concerns) {
      const answered = await send(concern);
      expect.soft(answered && isDone(answered, concern), concern.words).toBe(true);
    }
    const after = await read(senco, children);
    const there = timesOf(after);
    for (const { words } of concerns) expect.soft(there.get(words), words).toBe(1);
    for (const [at, child] of children.entries()) {
      const sent = concerns.filter((concern) => concern.child === child).length;
      expect.soft(after[at].forms.length - before[at].forms.length, `forms of child ${child}`).toBe(sent);
      expect.soft(toldIn(after[at]) - toldIn(before[at]), `history of child ${child}`).toBe(sent);
      expect.soft(begunIn(after[at]) - begunIn(before[at]), `stages begun by child ${child}`).toBeLessThanOrEqual(1);
    }
  });

  expect(await school.command('check')).not.toBe('');
});

/** Every child whom somebody can see, class by class. */
async function childrenOf(by: APIRequestContext): Promise<number[]> {
  const { classes } = await (await by.post('/api/open_children')).json();
  const lists = classes.map(async ({ id }: { id: number }) => {
    const { children } = await (await by.post('/api/open_class', { form: { id: String(id) } })).json();
    return children.map((child: { id: number }) => child.id);
  });
  return (await Promise.all(lists)).flat();
}

/** What was written about each, and the whole history. */
async function read(senco: APIRequestContext, children: number[]): Promise<Child[]> {
  const read: Child[] = [];
  for (const id of children.map(String)) {
    const { forms } = await (await senco.post('/api/open_child', { form: { id } })).json();
    const { entries } = await (await senco.post('/api/open_timeline', { form: { pupil: id } })).json();
    read.push({ forms, history: entries });
  }
  return read;
}

/** The answer, if one came. */
async function send({ child, words, by, plain, key }: Concern): Promise<APIResponse | undefined> {
  const form = {
    key, pupil: String(child), 'answers[area][]': 'learning', 'answers[noticed][]': words,
    'answers[how_often][]': 'most_lessons', 'answers[tried][]': 'A place nearer to the board.',
  };
  try {
    return await by.post('/api/raise_concern', { form, headers: { accept: plain ? 'text/html' : 'application/json' } });
  } catch (error) {
    if (/ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|aborted/.test(String(error))) return undefined;
    throw error;
  }
}

/** A plain form that does not stand is answered with a redirect too, but to where it came from. */
const isDone = (answer: APIResponse, { child, plain }: Concern) =>
  plain
    ? answer.status() === 303 && answer.headers().location === `/children/${child}`
    : answer.status() === 200 && answer.headers().serverfnerror === undefined;

/** How often each sentence is there. */
function timesOf(children: Child[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const [, words] of children.flatMap(({ forms }) => forms.flatMap(({ answers }) => answers))) {
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  return times;
}

const begunIn = ({ history }: Child) => history.filter(({ words }) => words.startsWith('A concern was raised')).length;
const toldIn = (child: Child) =>
  begunIn(child) + child.history.filter(({ words }) => words.startsWith('A concern was added')).length;

/** The same chances in every run (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
