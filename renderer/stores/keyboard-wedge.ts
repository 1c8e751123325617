import { type Burst, holdMilliseconds, isScanning, scannedCode, typed } from './wedge.ts'

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

/** Gives a field another value, as if it had been typed. */
const change = (field: Field, value: string): void => {
  // React listens to the native setter: a value that is only assigned would be taken for its own.
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const restore = ({ field, value, start, end }: Before): void => {
  if (field.value === value) return
  change(field, value)
  // The caret of an empty field has one place; to set it there would have the page laid out.
  if (start !== null && value !== '') field.setSelectionRange(start, end)
}

/** Types a key that was held back after all. */
const typeInto = (field: Field, key: string): void => {
  const start = field.selectionStart ?? field.value.length
  const end = field.selectionEnd ?? field.value.length
  const value = field.value.slice(0, start) + key + field.value.slice(end)
  if (field.maxLength !== -1 && value.length > field.maxLength) return
  change(field, value)
  if (field.selectionStart !== null) field.setSelectionRange(start + key.length, start + key.length)
}

/** A key that is held back: for the field that it was pressed in, or a shortcut; and what had the focus then. */
interface Held {
  readonly key: string
  readonly field: Field | null
  readonly focused: Element | null
}

/** Where a key goes that was held back: null for a shortcut. What the key before it opened may have taken the focus meanwhile. */
const goesTo = ({ key, field, focused }: Held): Field | null => {
  const now = document.activeElement
  if (field !== null || now === focused) return field
  const next = fieldOf(now)
  return next === null || isHeldBy(next, key) ? null : next
}

/**
 * Listens to a keyboard-wedge scanner wherever the focus is. What a scan has typed into a field is taken out of it again,
 * and its Enter reaches nothing. Keys outside of fields are held back for a moment, so that the characters of a code are
 * never taken for shortcuts; and in a field from a code's third on, so that nothing is drawn that is gone with the Enter.
 * The answer stops it.
 */
export const listenToWedge = (listeners: WedgeListeners): (() => void) => {
  let burst: Burst | null = null
  let before: Before | null = null
  let held: Held[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const swallow = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const letGo = ([next, ...others]: readonly Held[]): void => {
    if (next === undefined) return
    const field = goesTo(next)
    if (field === null) listeners.onKey(next.key)
    else typeInto(field, next.key)
    // What the key opens is drawn, and has the focus, before the next one is let go.
    queueMicrotask(() => letGo(others))
  }
  const release = (): void => {
    const keys = held
    held = []
    letGo(keys)
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
    const shortcut = field === null ? event.key !== ' ' || !begins : isHeldBy(field, event.key)
    if (!shortcut && !isScanning(next) && !held.some((one) => one.field !== null)) return
    swallow(event)
    held.push({ key: event.key, field: shortcut ? null : field, focused: document.activeElement })
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

  /** What was not pressed for anybody is not let go for anybody. */
  const onKeyUp = (event: KeyboardEvent): void => {
    if (held.some(({ key }) => key === event.key)) event.stopImmediatePropagation()
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    window.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}
