import { pick, type Random } from './seeded-random.ts'

export const typingErrors = ['substitution', 'insertion', 'deletion', 'transposition'] as const
export type TypingError = (typeof typingErrors)[number]

const letters = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * The word with one letter typed wrong, at any place, the first included; always another word than it was. A word whose
 * letters are all alike has no transposition: it gets a substitution.
 */
export const withTypingError = (word: string, kind: TypingError, random: Random): string => {
  const typed = [...word]
  if (kind === 'insertion') {
    return typed.toSpliced(Math.floor(random() * (typed.length + 1)), 0, pick(random, letters)).join('')
  }
  const place = Math.floor(random() * typed.length)
  if (kind === 'deletion') return typed.toSpliced(place, 1).join('')
  if (kind === 'transposition') {
    const places = typed.flatMap((letter, at) => (at + 1 < typed.length && letter !== typed[at + 1] ? [at] : []))
    if (places.length > 0) {
      const at = pick(random, places)
      return typed.toSpliced(at, 2, typed[at + 1] ?? '', typed[at] ?? '').join('')
    }
  }
  return typed
    .with(
      place,
      pick(
        random,
        letters.filter((letter) => letter !== typed[place]),
      ),
    )
    .join('')
}
