import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'

/** Gives the keyboard back to what had it, unless somebody has taken it elsewhere. */
const giveBack = (to: Element | null, from: Element): void => {
  const now = document.activeElement
  if (to instanceof HTMLElement && (now === document.body || from.contains(now))) to.focus({ preventScroll: true })
}

/**
 * The keyboard is in the dialog before the next key comes: what is typed on after F6 is the customer's name, and no
 * search behind it. Mantine looks for the mark later, by a timer, and would take the keyboard back from who has pressed
 * Tab meanwhile: it finds this place then, which takes no keyboard. What it gives the keyboard back to afterwards it asks
 * too late, too.
 */
const TakeKeyboard = () => {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const dialog = place.current?.closest('[role=dialog]')
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]')
    if (place.current === null || !dialog || !first) return
    const before = document.activeElement
    first.focus({ preventScroll: true })
    place.current.dataset['autofocus'] = 'done'
    return () => giveBack(before, dialog)
  }, [])
  return <span ref={place} hidden />
}

/** Lies over the page until it is closed. The keyboard goes to what is marked `data-autofocus`, at once, and back. */
export const Dialog = ({ children, ...props }: ModalProps) => (
  <Modal {...props}>
    <TakeKeyboard />
    {children}
  </Modal>
)
