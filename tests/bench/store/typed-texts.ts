import { type Random, randomFrom } from '../../faults/random.ts'
import { generatedProduct } from '../../support/generated-catalog.ts'
import { typingErrors, withTypingError } from '../../support/typing-error.ts'
import type { ShopSize } from './load-shop.ts'

export interface Keystroke {
  /** What is in the field, in words: how many letters, and whether one is wrong. */
  readonly typed: string
  readonly text: string
}

export interface MistypedQuery {
  readonly right: string
  readonly wrong: string
  /** The product that is looked for. */
  readonly productId: string
}

const people = 250
const shortest = 4

/** What people have in the field at each keystroke on their way to a product's name, typed right and with one letter wrong. */
export const keystrokes = (size: ShopSize): Keystroke[] => {
  const random = randomFrom(size.seed + 11)
  return Array.from({ length: people }, () => {
    const words = wordsOf(nextProduct(size, random).name)
    const text = words.slice(0, 2).join(' ').slice(0, 14)
    return Array.from(text, (_, at) => text.slice(0, at + 1)).flatMap((soFar): Keystroke[] => [
      { typed: letters(soFar), text: soFar },
      { typed: `${letters(soFar)}, one wrong`, text: mistyped(soFar, random) },
    ])
  }).flat()
}

const letters = (text: string): string =>
  text.length < shortest ? `${text.length} letter${text.length === 1 ? '' : 's'}` : `${shortest} letters and more`

/** A typo is in the last word, of what has been typed of it. */
const mistyped = (text: string, random: Random): string => {
  const words = text.split(' ')
  const last = words.pop() ?? ''
  return [...words, last === '' ? last : withError(last, random)].join(' ')
}

const withError = (word: string, random: Random): string =>
  withTypingError(word, random.pick(typingErrors), () => random.below(2 ** 30) / 2 ** 30)

/** Texts that name a product, by how much of its name they say; one letter of one word of four letters and more is wrong. */
export const mistypedQueries = (size: ShopSize): Map<string, MistypedQuery[]> => {
  const random = randomFrom(size.seed + 13)
  const kinds = new Map<string, number>([
    ['two words of the name', 2],
    ['three words of the name', 3],
    ['the whole name', Number.MAX_SAFE_INTEGER],
  ])
  return new Map(
    [...kinds].map(([kind, most]) => [
      kind,
      Array.from({ length: 2 * people }, () => mistypedQuery(size, random, most)),
    ]),
  )
}

const mistypedQuery = (size: ShopSize, random: Random, most: number): MistypedQuery => {
  const { id, name } = nextProduct(size, random)
  // The rarer words stand at the end of a name as often as at its beginning.
  const all = wordsOf(name)
  const words = random.below(2) === 0 ? all.slice(0, most) : all.slice(-most)
  const long = words.flatMap((word, at) => (word.length >= shortest ? [at] : []))
  if (long.length === 0) return mistypedQuery(size, random, most)
  const wrongAt = random.pick(long)
  const wrong = words.with(wrongAt, withError(words[wrongAt] ?? '', random))
  return { right: words.join(' '), wrong: wrong.join(' '), productId: id }
}

const nextProduct = (size: ShopSize, random: Random) => {
  while (true) {
    const product = generatedProduct(random.below(size.products), size.seed)
    if (product.status === 'active') return product
  }
}

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
