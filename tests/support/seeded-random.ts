/** Numbers from 0 to below 1, the same ones for the same seed. */
export type Random = () => number

/** Mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c): 32 bits of state, good for tests. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A place from 0 to below `size`, the n-th about 1/n times as often as the first: how words are used, and how goods sell. */
export const zipf = (random: Random, size: number): number => Math.min(size - 1, Math.floor((size + 1) ** random()) - 1)

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

/** The first of them most often. */
export const pickZipf = <T>(random: Random, from: readonly T[]): T => {
  const picked = from[zipf(random, from.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}
