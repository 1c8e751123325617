import { useEffect } from 'react'
import { call } from '../client/client.ts'
import { signOut } from '../stores/session.ts'

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** The order manager is told so often that somebody is here, not at every key. */
const toldEveryMilliseconds = 15_000

/**
 * Signs out where nobody touched the page for the shop's minutes; 0 never does. The order manager ends the session by itself if
 * this page does not: it only has to be told of who is here.
 */
export const useIdleLock = (minutes: number): void =>
  useEffect(() => {
    if (minutes === 0) return
    const patience = minutes * 60_000
    let timer = setTimeout(signOut, patience)
    let toldAt = performance.now()
    const onTouch = (): void => {
      clearTimeout(timer)
      timer = setTimeout(signOut, patience)
      if (performance.now() - toldAt < toldEveryMilliseconds) return
      toldAt = performance.now()
      void call('staff.stillHere', {})
    }
    void call('staff.stillHere', {})
    for (const touch of touches) window.addEventListener(touch, onTouch, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const touch of touches) window.removeEventListener(touch, onTouch, { capture: true })
    }
  }, [minutes])
