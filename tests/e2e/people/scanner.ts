import type { CDPSession, Page } from '@playwright/test'

/** A scanner sends a key about so often. Its system stamps the events, so a busy machine does not slow them down. */
export const millisecondsBetweenKeys = 6
const secondsBetweenKeys = millisecondsBetweenKeys / 1000

const sessions = new WeakMap<Page, Promise<CDPSession>>()
let lastStamp = 0

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

async function keyboardOf(page: Page): Promise<(key: StampedKey) => Promise<unknown>> {
  let session = sessions.get(page)
  if (!session) {
    session = page.context().newCDPSession(page)
    sessions.set(page, session)
  }
  const input = await session
  return (key) =>
    Promise.all([
      input.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    ])
}

/** The codes' keys one after the other, each with the time of its system's event. */
function stampedKeys(codes: readonly string[]): readonly StampedKey[] {
  const keys = codes.flatMap(scannerKeys)
  const begin = Math.max(lastStamp + 1, Date.now() / 1000 - keys.length * secondsBetweenKeys)
  lastStamp = begin + keys.length * secondsBetweenKeys
  return keys.map((key, index) => ({ ...key, timestamp: begin + (index + 1) * secondsBetweenKeys }))
}

interface Key {
  readonly key: string
  readonly code: string
  readonly text: string
  readonly windowsVirtualKeyCode: number
}
interface StampedKey extends Key {
  /** Seconds since 1970. */
  readonly timestamp: number
}
const enter: Key = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }

/** The keys of a code as a scanner presses them, for `Input.dispatchKeyEvent`. */
export const scannerKeys = (code: string): readonly Key[] => [...[...code].map(printable), enter]

function printable(key: string): Key {
  const code = /\d/.test(key) ? `Digit${key}` : /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : ''
  return { key, code, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) }
}
