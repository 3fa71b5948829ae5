// A form as a person meets it: fields by their labels, errors in a list that leads to them.

import { type Locator, type Page, expect } from '@playwright/test';

/** The list of what is to be fixed. */
export const summary = (page: Page): Locator => page.getByRole('alert').filter({ has: page.getByRole('list') });

/** That the list says exactly this, in this order, each line leading to its field, and says it at the field too. */
export async function expectErrors(page: Page, errors: [question: string, words: string | RegExp][]): Promise<void> {
  const links = summary(page).getByRole('link');
  await expect(links).toHaveText(errors.map(([, words]) => words));
  for (const [at, [question, words]] of errors.entries()) {
    await expect(links.nth(at)).toHaveAttribute('href', `#f-${question}`);
    await expect(page.locator(`#f-${question}-e`)).toContainText(words);
  }
}

/** That the line of the list puts the reader into the field, and that the field says what is wrong with it. */
export async function expectLinkToLeadTo(page: Page, words: string | RegExp, field: Locator): Promise<void> {
  await summary(page).getByRole('link', { name: words }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(words instanceof RegExp ? words : new RegExp(escaped(words)));
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Opens a locked screen with a PIN or a password. */
export async function unlock(page: Page, opensWith: string): Promise<void> {
  await page.getByLabel('PIN or password').fill(opensWith);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Every address that the browser has asked for since. */
export function addressesOf(page: Page): string[] {
  const addresses: string[] = [];
  page.context().on('request', (request) => addresses.push(request.url()));
  page.context().on('page', (opened) => addresses.push(opened.url()));
  return addresses;
}
