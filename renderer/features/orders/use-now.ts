import { useEffect, useState } from 'react'

/** Milliseconds since 1970, new every so often: relative times stay true while nothing else happens. */
export const useNow = (everyMilliseconds = 20_000): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds)
    return () => clearInterval(timer)
  }, [everyMilliseconds])
  return now
}
