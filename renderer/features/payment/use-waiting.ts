import { useEffect, useState } from 'react'
import { useCheckout } from '../../stores/checkout.ts'

/** An answer that comes sooner is not waited for: a form that greys out and is gone only flickers. */
const patienceMilliseconds = 150

/** Whether the order manager was asked to take a payment and lets somebody wait for its answer. */
export const useWaiting = (): boolean => {
  const sending = useCheckout((state) => state.phase === 'sending')
  const [waiting, setWaiting] = useState(false)
  useEffect(() => {
    if (!sending) return setWaiting(false)
    const timer = setTimeout(() => setWaiting(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [sending])
  return sending && waiting
}
