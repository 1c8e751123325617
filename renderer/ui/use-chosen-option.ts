import { type KeyboardEvent, useState } from 'react'

/** Which of the options that were found is chosen: the first, until the arrow keys say otherwise. */
export const useChosenOption = <T>(options: readonly T[]) => {
  const [at, setAt] = useState(0)
  const move = (by: number): void => setAt(Math.max(0, Math.min(at + by, options.length - 1)))
  return {
    chosen: options[Math.min(at, options.length - 1)],
    setAt,
    /** Moves the choice, and answers whether the key was one that does. */
    onArrow: ({ key }: KeyboardEvent): boolean => {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return false
      move(key === 'ArrowDown' ? 1 : -1)
      return true
    },
  }
}
