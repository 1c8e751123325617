const minute = 60_000

/**
 * Lets a key ask `perMinute` times at once, and goes on at that pace. Answers with the milliseconds until it may ask again;
 * 0 where it may now. @param now milliseconds by a clock that is never set
 */
export const createRateLimit = (now: () => number) => {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return (keyHash: string, perMinute: number): number => {
    const at = now()
    const known = buckets.get(keyHash) ?? { left: perMinute, at }
    const left = Math.min(perMinute, known.left + ((at - known.at) * perMinute) / minute)
    const may = left >= 1
    buckets.set(keyHash, { left: may ? left - 1 : left, at })
    return may ? 0 : ((1 - left) * minute) / perMinute
  }
}
