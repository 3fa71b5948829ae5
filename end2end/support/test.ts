// What every test begins from: a school, a page that may not complain, and the ways in.

import { type APIRequestContext, type BrowserContext, type Page, expect, test as base } from '@playwright/test';
import { type Cookies, type Kind, type Person, type Role, School } from './school.ts';
import { Troubles } from './troubles.ts';

export { expect } from '@playwright/test';

type OfWorker = { shared: (kind: Kind) => Promise<School> };
type OfTest = {
  /** The school that this test's pages come from. */
  school: School;
  /** A school for this test alone, because it is changed or killed; `undefined` shares the worker's. */
  own: Kind | undefined;
  troubles: Troubles;
  /** Opens an address of the school and waits until it can be used. */
  open: (path: string, page?: Page) => Promise<void>;
  signIn: (who: Role | Person, page?: Page) => Promise<void>;
  /** A second browser, of somebody else. */
  another: () => Promise<Page>;
  /** Requests without a browser and, unless cookies are given, without a session. */
  asks: (cookies?: Cookies) => Promise<APIRequestContext>;
};

export const test = base.extend<OfTest, OfWorker>({
  shared: [
    async ({}, use) => {
      const schools = new Map<Kind, Promise<School>>();
      await use((kind) => {
        const school = schools.get(kind) ?? School.open(kind);
        schools.set(kind, school);
        return school;
      });
      for (const school of schools.values()) await (await school).close();
      await School.tidy();
    },
    { scope: 'worker' },
  ],
  own: [undefined, { option: true }],
  school: async ({ own, shared }, use) => {
    if (!own) {
      await use(await shared('sample'));
      return;
    }
    const school = await School.open(own);
    await use(school);
    await school.close();
  },
  baseURL: async ({ school }, use) => use(school.address),
  troubles: [
    async ({ context, school, javaScriptEnabled }, use) => {
      const troubles = new Troubles(school.address, javaScriptEnabled);
      troubles.watch(context);
      await use(troubles);
      troubles.verdict();
    },
    { auto: true },
  ],
  open: async ({ page, javaScriptEnabled }, use) => {
    const first = page;
    await use(async (path, page = first) => {
      await page.goto(path);
      await ready(page, javaScriptEnabled);
    });
  },
  signIn: async ({ page, school }, use) => {
    const first = page;
    await use(async (who, page = first) => {
      const cookies =
        typeof who === 'string' ? await school.sessionOf(who) : await school.signInByPost(who.email, who.password);
      await page.context().addCookies(cookies);
    });
  },
  another: async (
    { browser, troubles, baseURL, javaScriptEnabled, viewport, hasTouch, isMobile, locale, timezoneId },
    use,
  ) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        baseURL, javaScriptEnabled, viewport, hasTouch, isMobile, locale, timezoneId,
      });
      contexts.push(context);
      troubles.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  asks: async ({ playwright, baseURL }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (cookies = []) => {
      const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const asks = await playwright.request.newContext({
        baseURL,
        maxRedirects: 0,
        extraHTTPHeaders: header ? { cookie: header } : {},
      });
      opened.push(asks);
      return asks;
    });
    for (const asks of opened) await asks.dispose();
  },
});

/** Until the browser's half is at work on the page. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator('body[data-hydrated]')).toBeAttached();
}

/** Until the page can be used: at once where scripts are off. */
export async function ready(page: Page, javaScriptEnabled = true): Promise<void> {
  if (javaScriptEnabled) await hydrated(page);
}

/** The same journey for both halves of the house: every form works with scripts and without. */
export function withAndWithoutScripts(journeys: (scripts: boolean) => void): void {
  for (const scripts of [true, false]) {
    test.describe(scripts ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled: scripts });
      journeys(scripts);
    });
  }
}

/** The cookie that says who this browser is. */
export async function sessionOf(page: Page): Promise<Cookies> {
  return (await page.context().cookies()).filter((cookie) => cookie.name === 'session');
}

/**
 * A clock that the test moves. Its timers are known by small numbers, as a browser's are: a WASM half keeps no
 * larger ones.
 */
export async function movableClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    const numbers = new Map<number, number>();
    for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
      const [begin, end] = [Reflect.get(window, set), Reflect.get(window, clear)];
      Reflect.set(window, set, (...of: unknown[]) => {
        const small = numbers.size + 1;
        numbers.set(small, begin(...of));
        return small;
      });
      Reflect.set(window, clear, (small: number) => end(numbers.get(small)));
    }
  });
}
