import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'

/**
 * The keyboard is in the dialog before the next key comes: what is typed on after F6 is the customer's name, and no
 * search behind it. Mantine looks for the mark later, by a timer, and would take the keyboard back from who has pressed
 * Tab meanwhile: it finds this place then, which takes no keyboard.
 */
const TakeKeyboard = () => {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const first = place.current?.closest('[role=dialog]')?.querySelector<HTMLElement>('[data-autofocus]')
    if (place.current === null || !first) return
    first.focus({ preventScroll: true })
    place.current.dataset['autofocus'] = 'done'
  }, [])
  return <span ref={place} hidden />
}

/** Lies over the page until it is closed. The keyboard goes to what is marked `data-autofocus`, at once. */
export const Dialog = ({ children, ...props }: ModalProps) => (
  <Modal {...props}>
    <TakeKeyboard />
    {children}
  </Modal>
)
