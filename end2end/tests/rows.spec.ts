// The school's document is carried out under its own names: every action of a stage's row is found on the page of a
// child at that stage, and is done on a page of that name.

import type { APIRequestContext } from '@playwright/test';
import { askedFor, decide, freshChildren, happened, raise } from '../support/pathway.ts';
import type { Role } from '../support/school.ts';
import { expect, test } from '../support/test.ts';

test.use({ own: 'sample' });

const TODAY = '2027-01-12';

type Callers = { teacher: APIRequestContext; senco: APIRequestContext };
type Row = {
  stage: number;
  /** The column “Actions” of the school's process, letter by letter. */
  actions: string[];
  /** Somebody of the column “Who is involved”. */
  as: Role;
  /** Brings a child to the stage. */
  reach: (callers: Callers, child: string) => Promise<void>;
};

const ahead = (to: string) => ({
  decision: 'ahead', ahead_to: to, still_concerned: 'Reading has not moved.',
  ahead_reason: 'The gap is wide, and widens.', whose: 'class_teacher', class_teacher_on: TODAY, decided_on: TODAY,
});

const atFour = async ({ teacher, senco }: Callers, child: string) => {
  await raise(teacher, child);
  await decide(senco, child, ahead('four'));
};
const askedToAssess = async (callers: Callers, child: string) => {
  await atFour(callers, child);
  await happened(callers.senco, child, 'requested', TODAY, { by_whom: 'parents' });
};

const ROWS: Row[] = [
  {
    stage: 1,
    actions: [
      'Early intervention', 'Progress meeting highlights', 'Provision mapping', 'Targeted intervention',
      'In-class targets / next steps',
    ],
    as: 'class_teacher',
    reach: ({ teacher }, child) => raise(teacher, child),
  },
  {
    stage: 2,
    actions: [
      'Initial concern template completed in a meeting with parents', 'Targets and intervention put in place',
      'Differentiation linked to targets and next steps', 'Review in progress meetings', 'Pupil voice completed',
      'Review 6-weekly in school and after a term with parents',
    ],
    as: 'class_teacher',
    reach: async ({ teacher }, child) => {
      await raise(teacher, child);
      await decide(teacher, child, {
        decision: 'stage_two', still_concerned: 'Reading has not moved.', early_reason: 'It cannot wait.',
        decided_on: TODAY,
      });
    },
  },
  {
    stage: 3,
    actions: [
      'Progress meeting', 'Provision map', 'Planning', 'Interventions', 'SEN targets', 'Individual provision map',
      'Meeting with parents, termly', 'Pupil voice', 'Review in progress meetings, half-termly',
    ],
    as: 'senco',
    reach: async ({ teacher, senco }, child) => {
      await raise(teacher, child);
      await decide(senco, child, ahead('three'));
    },
  },
  {
    stage: 4,
    actions: [
      'Parent voice', 'Pupil voice', 'Review of targets', 'Assessments / observations from agencies',
      'Actions addressed, and targeted intervention in addition to stage 3',
    ],
    as: 'senco',
    reach: atFour,
  },
  {
    stage: 5,
    actions: ['Evidence collated', 'Application completed', 'Panel meeting'],
    as: 'senco',
    reach: askedToAssess,
  },
  {
    stage: 6,
    actions: [
      'Teacher follows targets', 'Planning, differentiated', 'At times, depending on need, an allocated TA',
      'Targeted planning', 'SEN targets', 'Individual provision map',
      'Annual review meeting for all involved, sent to the LA',
    ],
    as: 'senco',
    reach: async (callers, child) => {
      await askedToAssess(callers, child);
      for (const event of ['agreed_to_assess', 'draft_plan', 'final_plan']) {
        await happened(callers.senco, child, event, TODAY);
      }
    },
  },
];

test('the table of this test has all 35 actions of the school’s document', () => {
  expect(ROWS.map(({ stage, actions }) => [stage, actions.length])).toEqual([[1, 5], [2, 6], [3, 9], [4, 5], [5, 3], [6, 7]]);
});

for (const { stage, actions, as, reach } of ROWS) {
  test(`a child at stage ${stage} has every action of its row as a link of its name to a page of its name, to be worked on`, async ({
    page, open, school, signIn, asks,
  }) => {
    await school.restart(TODAY);
    const teacher = await asks(await school.sessionOf('class_teacher'));
    const senco = await asks(await school.sessionOf('senco'));
    const [child] = await freshChildren(teacher, 1);
    await reach({ teacher, senco }, child.id);
    await signIn(as);
    await open(`/children/${child.id}`);

    const row = askedFor(page, stage);
    await expect(row.getByRole('link')).toHaveText(actions);
    const places = await row.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(new Set(places).size, 'each action has a place of its own').toBe(actions.length);
    for (const [at, name] of actions.entries()) {
      await test.step(name, async () => {
        await open(places[at]);
        await expect.soft(page.getByRole('heading', { level: 1 }), `the page of “${name}”, ${places[at]}`).toHaveText(name);
        const sends = page.getByRole('main').locator('form[method="post"]').getByRole('button', { disabled: false });
        await expect.soft(sends.first(), `what “${name}” is sent with`).toBeVisible();
      });
    }
  });
}

test('stage 5 stands beside the stage where the child is, each with its own row', async ({
  page, open, school, signIn, asks,
}) => {
  await school.restart(TODAY);
  const callers = {
    teacher: await asks(await school.sessionOf('class_teacher')), senco: await asks(await school.sessionOf('senco')),
  };
  const [child] = await freshChildren(callers.teacher, 1);
  await askedToAssess(callers, child.id);
  await signIn('senco');
  await open(`/children/${child.id}`);
  for (const { stage, actions } of ROWS) {
    const expected = stage === 4 || stage === 5 ? actions : [];
    await expect(askedFor(page, stage).getByRole('link'), `stage ${stage}`).toHaveText(expected);
  }
});
