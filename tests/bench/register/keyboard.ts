import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { millisecondsBetweenKeys, scannerKeys } from '../../e2e/people/scanner.ts'

/** Presses a code's keys at a scanner's pace, whatever the page makes of them; answers once the last, Enter, is on its way. */
export const keyboardOf = async (page: Page): Promise<(code: string) => Promise<void>> => {
  const input = await page.context().newCDPSession(page)
  return async (code: string): Promise<void> => {
    const begun = Date.now()
    const sent: Promise<unknown>[] = []
    for (const [index, key] of scannerKeys(code).entries()) {
      const due = begun + index * millisecondsBetweenKeys
      if (due > Date.now()) await setTimeout(due - Date.now())
      const timestamp = due / 1000
      for (const type of ['keyDown', 'keyUp'] as const)
        sent.push(input.send('Input.dispatchKeyEvent', { type, timestamp, ...key }))
    }
    await Promise.all(sent)
  }
}
