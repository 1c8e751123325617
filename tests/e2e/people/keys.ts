import type { CDPSession, Page } from '@playwright/test'

/** A key as `Input.dispatchKeyEvent` wants it. */
export interface Key {
  readonly key: string
  readonly code: string
  readonly text?: string
  readonly windowsVirtualKeyCode: number
}
export interface StampedKey extends Key {
  /** Seconds since 1970. */
  readonly timestamp: number
}

export const enter: Key = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }
export const tab: Key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }

export function printable(key: string): Key {
  const code = /\d/.test(key) ? `Digit${key}` : /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : ''
  return { key, code, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) }
}

/** F1 to F12. */
export const functionKey = (number: number): Key => {
  const key = `F${number}`
  return { key, code: key, windowsVirtualKeyCode: 111 + number }
}

let lastStamp = 0

/**
 * The keys, each with the time of its system's event, `apart` seconds from one to the next. Later than what was stamped
 * before; the last one is now, where that allows.
 */
export function stamped(keys: readonly Key[], apart: number): readonly StampedKey[] {
  const begin = Math.max(lastStamp + 1, Date.now() / 1000 - keys.length * apart)
  lastStamp = begin + keys.length * apart
  return keys.map((key, index) => ({ ...key, timestamp: begin + (index + 1) * apart }))
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Presses one key after the other; answers when the page has been given it. */
export async function keyboardOf(page: Page): Promise<(key: StampedKey) => Promise<unknown>> {
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
