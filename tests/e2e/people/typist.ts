import type { Page } from '@playwright/test'
import { type Key, keyboardOf, printable, stamped } from './keys.ts'

const secondsBetweenKeys = 0.1

/**
 * Presses a key and types on at once, at a person's pace by the keyboard's clock. The page gets it all in one go, as it
 * does on a till that is busy when the first key is pressed.
 */
export async function pressAndType(page: Page, keys: readonly Key[], text: string): Promise<void> {
  const press = await keyboardOf(page)
  await Promise.all(stamped([...keys, ...[...text].map(printable)], secondsBetweenKeys).map(press))
}
