import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { typeSearch, useRegisterScreen } from '../../stores/register-screen.ts'

const pauseMilliseconds = 20
/** Digits may be the beginning of a scan: results would flash up between the keys of a slow scanner. */
const digitPauseMilliseconds = 60

interface Typing {
  readonly field: RefObject<HTMLInputElement | null>
  /** To be called with each key that changes the field. */
  readonly onType: () => void
  /** What stands in the field, now: for who presses Enter before the pause. */
  readonly settle: () => string
}

/**
 * The search field keeps what is typed to itself until the fingers pause: the first keys of a scan, which are gone with its
 * Enter, cost nothing. What else changes the search shows in the field at once.
 */
export const useTyping = (): Typing => {
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = useCallback(() => {
    clearTimeout(timer.current)
    const text = field.current?.value ?? ''
    typeSearch(text)
    return text
  }, [])
  const onType = useCallback(() => {
    clearTimeout(timer.current)
    const digits = /^\d+$/.test(field.current?.value ?? '')
    timer.current = setTimeout(settle, digits ? digitPauseMilliseconds : pauseMilliseconds)
  }, [settle])
  useEffect(
    () =>
      useRegisterScreen.subscribe(({ searchText }, before) => {
        if (searchText === before.searchText || field.current === null) return
        clearTimeout(timer.current)
        if (field.current.value !== searchText) field.current.value = searchText
      }),
    [],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { field, onType, settle }
}
