// Lists of what must happen, as the first page and a child's page show them.

import type { Locator } from '@playwright/test';

/** Why a line is there: said in the line, or once above the list where all its lines have the same reason. */
export const whyOf = (line: Locator): Locator =>
  line.locator('xpath=.//p[@class="why"] | ../preceding-sibling::*[1][@class="why"]').filter({ hasText: 'School rule' });
