import type { SearchTerms } from './search-terms.ts'

/** What may have been meant. */
export interface Correction {
  /** At least one word of the catalog starts so. */
  readonly prefix: string
  /** A word of the catalog is just this. */
  readonly whole: boolean
  /** How many products have that word, or the first word that starts so. */
  readonly products: number
}

/** A word this long is taken for a longer one that a letter is missing of, and for nothing else. */
const shortest = 3

/**
 * Prefixes of words of the catalog that differ from what was typed by one letter: another one, one too many, one missing,
 * or two that changed places (Damerau's four, https://doi.org/10.1145/363958.363994). The likeliest first.
 *
 * Follows the typed letters through the ordered words as one goes down a tree: beyond the first letter that leads
 * nowhere no correction is possible, and only letters that some word has there are tried.
 */
export const corrections = (terms: SearchTerms, typed: string): Correction[] => {
  const letters = [...typed]
  if (letters.length < shortest) return []
  const tried = new Set<string>()
  let before = ''
  for (const [place, letter] of letters.entries()) {
    if (!terms.isStart(before)) break
    const [next = '', ...last] = letters.slice(place + 1)
    const rest = next + last.join('')
    if (letters.length > shortest) {
      tried.add(before + next + letter + last.join(''))
      tried.add(before + rest)
    }
    for (const other of terms.lettersAfter(before)) {
      tried.add(before + other + letter + rest)
      if (letters.length > shortest) tried.add(before + other + rest)
    }
    before += letter
  }
  tried.delete(typed)
  const found = terms.firstOfEach([...tried])
  return found
    .map(({ prefix, term: { word, products } }) => ({ prefix, whole: word === prefix, products }))
    .toSorted(likelierFirst)
}

const likelierFirst = (one: Correction, other: Correction): number =>
  Number(other.whole) - Number(one.whole) || other.products - one.products
