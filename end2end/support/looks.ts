// What can be told by looking at a page: whether everybody can use it, and whether it fits.

import { readFileSync } from 'node:fs';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  resultTypes: ['violations'],
};

/** What is folded away is looked at too. */
export async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
}

/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
export async function checkAxe(page: Page): Promise<void> {
  // A colour on its way to another is neither.
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(RULES)})`);
  const lines = results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${violation.help}\n  at ${node.target.join(' ')}\n  ${node.failureSummary}`,
    ),
  );
  expect.soft(lines.join('\n'), 'what axe-core found').toBe('');
}

/** At the width of the smallest phone, and of a page enlarged four times. */
export async function noSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 740 });
  const wide = await page.evaluate(() => {
    const all = [...document.body.querySelectorAll('*')];
    const out = all.filter((element) => element.getBoundingClientRect().right > 320.5);
    return {
      width: document.documentElement.scrollWidth,
      out: out.map((element) => `${element.localName}.${element.className}`).slice(0, 8),
    };
  });
  expect.soft(wide.width, `wider than 320 px because of ${wide.out.join(', ')}`).toBeLessThanOrEqual(320);
}
