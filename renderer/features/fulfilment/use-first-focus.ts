import { type RefObject, useEffect, useRef } from 'react'

/** Gives an element the focus when it appears: the packing table works by Enter alone. */
export const useFirstFocus = <E extends HTMLElement>(wanted = true): RefObject<E | null> => {
  const element = useRef<E>(null)
  useEffect(() => {
    if (wanted) element.current?.focus()
  }, [wanted])
  return element
}
