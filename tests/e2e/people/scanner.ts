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
  let session = sessions.get(page)
  if (!session) {
    session = page.context().newCDPSession(page)
    sessions.set(page, session)
  }
  const input = await session
  const sent: Promise<unknown>[] = []
  const keys = codes.flatMap(scannerKeys)
  const duration = keys.length * secondsBetweenKeys
  lastStamp = Math.max(lastStamp + 1, Date.now() / 1000 - duration)
  for (const key of keys) {
    lastStamp += secondsBetweenKeys
    // Not awaited one by one: a scanner does not wait for the page either.
    sent.push(input.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp: lastStamp, ...key }))
    sent.push(input.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp: lastStamp, ...key }))
  }
  await Promise.all(sent)
}

interface Key {
  readonly key: string
  readonly code: string
  readonly text: string
  readonly windowsVirtualKeyCode: number
}
const enter: Key = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }

/** The keys of a code as a scanner presses them, for `Input.dispatchKeyEvent`. */
export const scannerKeys = (code: string): readonly Key[] => [...[...code].map(printable), enter]

function printable(key: string): Key {
  const code = /\d/.test(key) ? `Digit${key}` : /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : ''
  return { key, code, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) }
}
