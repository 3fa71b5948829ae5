// What a browser complains of while a test runs. Every complaint fails the test, unless the test said before that it
// belongs to what is being tested; and then it has to come.

import { type BrowserContext, expect } from '@playwright/test';

export class Troubles {
  private readonly found: string[] = [];
  private readonly awaited: { pattern: RegExp; came: boolean }[] = [];

  constructor(
    private readonly host: string,
    private readonly scripts: boolean,
  ) {}

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (!['error', 'warning', 'assert'].includes(message.type())) return;
      // With scripts off nothing can use the half of the app that was fetched ahead.
      if (!this.scripts && /preloaded using link preload but not used/.test(message.text())) return;
      this.add(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.add(`page error: ${error.error().stack ?? error.error().message}`));
    context.on('requestfailed', (request) => {
      // A page that is left gives up what it was still loading.
      const why = request.failure()?.errorText ?? 'no reason';
      if (why === 'net::ERR_ABORTED') return;
      // With scripts off a browser does not fetch them ahead either, and says so as if a policy had refused it.
      if (!this.scripts && why === 'csp' && request.resourceType() === 'script') return;
      if (request.url().startsWith(this.host)) {
        this.add(`request failed: ${request.method()} ${request.url()}: ${why}`);
      }
    });
    context.on('response', (response) => {
      if (response.url().startsWith(this.host) && response.status() >= 500) {
        this.add(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
      }
    });
  }

  /** Browsers note each refused request on the console: say which one this test provokes. */
  expected(pattern: RegExp): void {
    this.awaited.push({ pattern, came: false });
  }

  verdict(): void {
    expect(this.found, 'what the browser complained of').toEqual([]);
    const missing = this.awaited.filter(({ came }) => !came).map(({ pattern }) => String(pattern));
    expect(missing, 'complaints that this test provokes on purpose and that did not come').toEqual([]);
  }

  private add(trouble: string): void {
    const one = this.awaited.find(({ pattern }) => pattern.test(trouble));
    if (one) one.came = true;
    else this.found.push(trouble);
  }
}
