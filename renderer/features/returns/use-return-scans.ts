import { useEffect, useRef } from 'react'
import { useReturnScan } from '../../stores/return-scan.ts'

/** Hears each code that is scanned while goods come back. */
export const useReturnScans = (onScan: (code: string) => void): void => {
  const listener = useRef(onScan)
  listener.current = onScan
  useEffect(() => useReturnScan.subscribe(({ code }) => listener.current(code)), [])
}
