import { type RefObject, useEffect, useRef } from 'react'

/** Ctrl and Enter end the form wherever the focus is in it: on a list of reasons, Enter alone opens that. */
export const useSubmitKey = (): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const element = form.current
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey) return
      event.preventDefault()
      element?.requestSubmit()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [])
  return form
}
