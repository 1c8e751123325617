import { useEffect, useState } from 'react'
import { useConnected } from '../client/use-connected.ts'
import classes from './connection-bar.module.css'

const patienceMilliseconds = 600

/** Floats over the page while the order manager is out of reach, so that nothing moves when it comes and goes. */
export const ConnectionBar = () => {
  const connected = useConnected()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (connected) return setShown(false)
    // A connection that is back at once is nobody's concern.
    const timer = setTimeout(() => setShown(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [connected])
  return shown ? (
    <div className={classes['bar']} role="status">
      <span className={classes['dot']} />
      <span>
        <strong>Reconnecting …</strong> Nothing is lost: what is stored is safe, and what you do now is done when the
        connection is back.
      </span>
    </div>
  ) : null
}
