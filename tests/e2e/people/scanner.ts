import type { Page } from '@playwright/test'
import { enter, type Key, keyboardOf, printable, type StampedKey, stamped } from './keys.ts'

/** A scanner sends a key about so often. Its system stamps the events, so a busy machine does not slow them down. */
export const millisecondsBetweenKeys = 6

/**
 * Scans codes one after the other as a keyboard-wedge scanner: real key events in quick succession, wherever the focus
 * is, each code ending in Enter. Answers when the page has been given all of them.
 */
export async function scan(page: Page, ...codes: readonly string[]): Promise<void> {
  const press = await keyboardOf(page)
  // Not awaited one by one: a scanner does not wait for the page either.
  await Promise.all(stampedKeys(codes).map(press))
}

/** The same, and each key waits for the one before: what the order manager answers to one code comes in the middle of the next. */
export async function scanBetweenAnswers(page: Page, ...codes: readonly string[]): Promise<void> {
  const press = await keyboardOf(page)
  for (const key of stampedKeys(codes)) {
    await press(key)
    await page.waitForTimeout(millisecondsBetweenKeys)
  }
}

const stampedKeys = (codes: readonly string[]): readonly StampedKey[] =>
  stamped(codes.flatMap(scannerKeys), millisecondsBetweenKeys / 1000)

/** The keys of a code as a scanner presses them. */
export const scannerKeys = (code: string): readonly Key[] => [...[...code].map(printable), enter]
