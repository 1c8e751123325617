import { useEffect, useRef } from 'react'
import { focusSearch } from './focus.ts'

/** Where the keyboard is, unless that is in a menu: it fades away for some moments yet, and takes the arrow keys meanwhile. */
const focused = (): Element | null => {
  const field = document.activeElement
  return field?.closest('[role=menu]') ? null : field
}

/** After a dialog, the keyboard is where it was before it; to the search field where that is gone. */
export const useReturnFocus = (open: boolean): void => {
  const wasOpen = useRef(false)
  const before = useRef<Element | null>(null)
  // While it is drawn for the first time, the dialog has not taken the focus yet.
  if (open && !wasOpen.current) before.current = focused()
  useEffect(() => {
    const closed = wasOpen.current && !open
    wasOpen.current = open
    if (!closed) return
    const field = before.current
    if (field instanceof HTMLElement && field.isConnected && field !== document.body) field.focus()
    else focusSearch()
  }, [open])
}
