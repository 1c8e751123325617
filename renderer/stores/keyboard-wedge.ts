import { type Burst, holdMilliseconds, scannedCode, typed } from './wedge.ts'

export interface WedgeListeners {
  readonly onScan: (code: string) => void
  /** A printable key that a person pressed where it types nothing: a shortcut. */
  readonly onKey: (key: string) => void
}

type Field = HTMLInputElement | HTMLTextAreaElement

/** What a field held before the first key of a burst. */
interface Before {
  readonly field: Field
  readonly value: string
  readonly start: number | null
  readonly end: number | null
}

const fieldOf = (target: EventTarget | null): Field | null =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type))
    ? target
    : null

/** Whether a key types nothing in this field, which says so: `data-held-keys="letters"`, or `"empty:+-?"` while empty. */
const isHeldBy = (field: Field, key: string): boolean => {
  const held = field.dataset['heldKeys'] ?? ''
  if (held === 'letters') return /^\p{L}$/u.test(key)
  return held.startsWith('empty:') && field.value === '' && held.slice('empty:'.length).includes(key)
}

const restore = ({ field, value, start, end }: Before): void => {
  if (field.value === value) return
  // React listens to the native setter: a value that is only assigned would be taken for its own.
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (start !== null) field.setSelectionRange(start, end)
}

/**
 * Listens to a keyboard-wedge scanner wherever the focus is. What a scan has typed into a field is taken out of it again,
 * and its Enter reaches nothing. Keys outside of fields are held back for a moment, so that the characters of a code are
 * never taken for shortcuts. The answer stops it.
 */
export const listenToWedge = (listeners: WedgeListeners): (() => void) => {
  let burst: Burst | null = null
  let before: Before | null = null
  let held: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const swallow = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const release = (): void => {
    const keys = held
    held = []
    for (const key of keys) listeners.onKey(key)
  }
  const reset = (): void => {
    clearTimeout(timer)
    burst = null
    before = null
  }
  const onPrintable = (event: KeyboardEvent): void => {
    const field = fieldOf(event.target)
    const next = typed(burst, event.key, event.timeStamp)
    const begins = next.text.length === 1
    if (begins) {
      before =
        field === null ? null : { field, value: field.value, start: field.selectionStart, end: field.selectionEnd }
      release()
    }
    burst = next
    // A space on its own presses the button that has the focus.
    const holds = field === null ? event.key !== ' ' || !begins : isHeldBy(field, event.key)
    if (!holds) return
    swallow(event)
    held.push(event.key)
    clearTimeout(timer)
    timer = setTimeout(release, holdMilliseconds)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState('AltGraph')))
      return
    if (event.key.length === 1) return onPrintable(event)
    if (event.key !== 'Enter') {
      // A scanner presses Shift for capital letters; any other key is a person's.
      if (event.key === 'Shift') return
      release()
      return reset()
    }
    const code = scannedCode(burst, event.timeStamp)
    if (code === null) {
      release()
      return reset()
    }
    swallow(event)
    held = []
    if (before !== null) restore(before)
    reset()
    listeners.onScan(code)
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}
