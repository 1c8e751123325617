import type { Random } from '../../random.ts'

export const damages = ['a flipped bit', 'zeros', 'torn sectors', 'something else'] as const
export type Damage = (typeof damages)[number]

const sector = 512

/** Damages the bytes from `at` up to `end` in place. Says whether they are others than before. */
export const spoil = (bytes: Buffer, at: number, end: number, damage: Damage, random: Random): boolean => {
  const part = bytes.subarray(at, end)
  const before = Buffer.from(part)
  if (damage === 'a flipped bit') {
    const index = random.below(part.length)
    part[index] = (part[index] ?? 0) ^ (1 << random.below(8))
  } else if (damage === 'zeros') part.fill(0)
  else if (damage === 'something else')
    for (let index = 0; index < part.length; index++) part[index] = random.below(256)
  else
    for (let from = 0; from < part.length; from += sector)
      if (random.below(2) === 0) part.subarray(from, from + sector).fill(0)
  return !part.equals(before)
}
