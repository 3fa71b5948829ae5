import type { Page, Response } from '@playwright/test';
import { checkAxe, noSidewaysScroll, unfold } from '../support/looks.ts';
import { addressIn } from '../support/real.ts';
import { LINK, NO_PAGE, ROUTES, type Route, declaredPaths } from '../support/routes.ts';
import type { Role, School } from '../support/school.ts';
import { expect, ready, test } from '../support/test.ts';

test('every address in the program’s table of routes is visited, with a real id where one is part of it', () => {
  const declared = declaredPaths();
  const isLike = (path: string, pattern: string) =>
    new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`).test(path) && (path === pattern || !declared.includes(path));
  const visited = ROUTES.filter(({ status }) => !status).map(({ path }) => path);
  expect(declared.length).toBeGreaterThan(15);
  expect(declared.filter((pattern) => !visited.some((path) => isLike(path, pattern)))).toEqual([]);
});

/** Makes the page's browser the visitor that the route wants, and goes there. */
async function visit(page: Page, school: School, route: Route): Promise<Response> {
  let path = await addressIn(school, route.path, route.as);
  if (route.as === 'locked') {
    const person = await school.somebody('senco');
    await page.context().addCookies(await school.signInByPost(person.email, person.password));
    await page.request.post('/api/lock');
  } else if (route.as === 'half way') {
    await page.context().addCookies(await school.setUpByPost());
  } else if (route.as !== 'nobody' && route.as !== 'new school') {
    await page.context().addCookies(await school.sessionOf(route.as));
  }
  if (path.includes(LINK)) path = path.replace(LINK, await school.newLink());
  const response = await page.goto(path);
  if (!response) throw new Error(`no answer from ${path}`);
  return response;
}

/** Nothing runs, loads or is sent anywhere but what the program made. */
function isStrict(header: string): void {
  const policy = new Map(
    header.split(';').map((part) => {
      const [name, ...values] = part.trim().split(/\s+/);
      return [name, values.join(' ')] as const;
    }),
  );
  expect.soft(policy.get('default-src')).toBe("'none'");
  expect.soft(policy.get('script-src')).toMatch(/^'self' 'nonce-[\w-]{16,}' 'wasm-unsafe-eval'$/);
  expect.soft(policy.get('style-src')).toBe("'self'");
  expect.soft(policy.get('connect-src')).toBe("'self'");
  expect.soft(policy.get('form-action')).toBe("'self'");
  expect.soft(policy.get('base-uri')).toBe("'none'");
  expect.soft(policy.get('frame-ancestors')).toBe("'none'");
  expect.soft(header.replaceAll("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe-|\*|https?:|blob:/);
}

/** The answer itself: its status, its policy, and that nothing keeps it. */
function isAnswered(status: number, headers: Record<string, string>, route: Route): void {
  expect.soft(status, route.path).toBe(route.status ?? 200);
  expect.soft(headers['cache-control'], route.path).toBe('no-store');
  expect.soft(headers['x-content-type-options'], route.path).toBe('nosniff');
  isStrict(headers['content-security-policy']);
}

/** What a browser without scripts would show: the heading, and nothing that is still to come. */
function isWhole(html: string, route: Route): void {
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1].replaceAll(/<[^>]*>/g, '') ?? 'none';
  expect.soft(heading, route.path).toMatch(typeof route.heading === 'string' ? new RegExp(`^${route.heading}$`) : route.heading);
  expect.soft(html, route.path).not.toContain('aria-label="Loading"');
}

for (const route of ROUTES.filter(({ status, path }) => !status || path === NO_PAGE)) {
  test.describe(`${route.path} for ${route.as}`, () => {
    const isNew = route.as === 'new school' || route.as === 'half way';
    test.use({ own: isNew ? 'empty' : undefined });
    test.beforeEach(async ({ school, troubles }) => {
      if (!route.status) return;
      troubles.expected(new RegExp(`status of ${route.status} .*${await addressIn(school, route.path, route.as)}`));
    });

    // One load for all of it, since a page that is whole can be looked at in every way.
    test('is answered under a strict policy, can be used by everybody, leads somewhere and fits the smallest phone', async ({
      page, school, asks,
    }) => {
      const response = await visit(page, school, route);
      await ready(page);
      await test.step('answers with its status, under a strict policy, and is kept nowhere', async () => {
        isAnswered(response.status(), await response.allHeaders(), route);
      });
      await test.step('was whole before its scripts came', async () => {
        isWhole(await response.text(), route);
      });
      await test.step('has one heading and a title of its own', async () => {
        await expect.soft(page.getByRole('heading', { level: 1 })).toHaveText([route.heading]);
        await expect.soft(page).toHaveTitle(/^.+ – SEND Pathway$/);
        await expect.soft(page.getByRole('main')).toHaveCount(1);
      });
      await test.step('leads nowhere that is not there', async () => {
        const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
        const visitor = await asks(await page.context().cookies());
        for (const href of new Set(links)) {
          if (href.startsWith('/')) {
            expect.soft((await visitor.get(href)).status(), `the link to ${href}`).toBeLessThan(400);
          } else if (href.startsWith('#')) {
            await expect.soft(page.locator(href), `the link to ${href}`).toHaveCount(1);
          }
        }
      });
      await unfold(page);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await test.step(`can be used by everybody in the ${colorScheme}`, () => checkAxe(page));
      }
      await test.step('fits the smallest phone, and can be used there', async () => {
        await noSidewaysScroll(page);
        await checkAxe(page);
      });
    });
  });
}

test('a page that is not for its visitor, or not there, is answered as nothing', async ({ school, asks }) => {
  for (const route of ROUTES.filter(({ status }) => status)) {
    const visitor = await asks(route.as === 'nobody' ? [] : await school.sessionOf(route.as as Role));
    const answer = await visitor.get(await addressIn(school, route.path, route.as));
    isAnswered(answer.status(), answer.headers(), route);
    isWhole(await answer.text(), route);
  }
});

test('a policy’s nonce is of one answer alone', async ({ asks }) => {
  const visitor = await asks();
  const nonce = async () =>
    /'nonce-([^']+)'/.exec((await visitor.get('/sign-in')).headers()['content-security-policy'])?.[1];
  const [first, second] = [await nonce(), await nonce()];
  expect(first).toBeTruthy();
  expect(second).not.toBe(first);
});

test('the built files are kept for good under names that change with their content', async ({ page, open }) => {
  const files: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/pkg/')) files.push(response);
  });
  await open('/sign-in');
  const kinds = new Set(files.map((file) => file.url().split('.').pop()));
  expect([...kinds]).toEqual(expect.arrayContaining(['css', 'js', 'wasm']));
  for (const file of files) {
    expect.soft(file.headers()['cache-control'], file.url()).toContain('immutable');
    expect.soft(file.headers()['cache-control'], file.url()).toContain('max-age=31536000');
    expect.soft(file.url()).toMatch(/[0-9a-f]{12,}/);
  }
});

test('a page that refuses or sends on is kept nowhere either', async ({ asks }) => {
  const visitor = await asks();
  for (const path of ['/staff', '/api/staff']) {
    expect.soft((await visitor.get(path)).headers()['cache-control'], path).toBe('no-store');
  }
});
