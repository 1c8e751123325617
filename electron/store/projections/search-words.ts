import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import { foldWords } from './fold-words.ts'

/** No word has this letter (it is for private use), and full-text search takes it for one: what follows it starts a name. */
const startOfName = '\ue000'

/** As much of a name as is compared with how it starts. */
const comparedLetters = 40

/** The words of a name joined to one, which has what the name starts with as its prefix. */
export const nameStart = (words: readonly string[]): string => startOfName + words.join('').slice(0, comparedLetters)

/** What full-text search knows of a variant. */
export interface SearchTexts {
  /** The product's name as it is compared. */
  readonly name: string
  /** The name's words and how it starts. */
  readonly nameWords: string
  /** Options, codes, vendor and category. */
  readonly otherWords: string
}

/** What is found of a product; nothing of one that is not sold any more. */
export interface ProductWords {
  readonly texts: ReadonlyMap<string, SearchTexts>
  /** Words that a typing error is looked for in: those of codes and bare numbers are not. */
  readonly spelled: ReadonlySet<string>
}

const none: ProductWords = { texts: new Map(), spelled: new Set() }

export const wordsOf = (product: Product | undefined): ProductWords => {
  if (product?.status !== 'active' || product.variants.length === 0) return none
  const name = foldWords(product.name)
  const kept = [...foldWords(product.vendor), ...foldWords(product.category)]
  const nameText = name.join(' ')
  const nameWords = `${nameStart(name)} ${nameText}`
  const keptText = kept.join(' ')
  const spelled = new Set([...name, ...kept])
  const texts = new Map<string, SearchTexts>()
  for (const variant of product.variants) {
    const options = variant.options.flatMap(foldWords)
    for (const word of options) spelled.add(word)
    const otherWords = `${options.join(' ')} ${codeWords(variant)} ${keptText}`
    texts.set(variant.id, { name: nameText, nameWords, otherWords })
  }
  for (const word of spelled) if (!isSpelled(word)) spelled.delete(word)
  return { texts, spelled }
}

/** Whether search need not be told of a change: most imports change prices alone. */
export const isSameToSearch = (one: ProductWords, other: ProductWords): boolean =>
  one.texts.size === other.texts.size &&
  [...one.texts].every(([variant, texts]) => areSame(texts, other.texts.get(variant))) &&
  one.spelled.size === other.spelled.size &&
  [...one.spelled].every((word) => other.spelled.has(word))

const areSame = (one: SearchTexts, other: SearchTexts | undefined): boolean =>
  one.name === other?.name && one.nameWords === other.nameWords && one.otherWords === other.otherWords

const codeWords = ({ sku, barcode }: Variant): string => foldWords(`${sku} ${barcode ?? ''}`).join(' ')

/** Digits alone are a code or a measure: the next number is not what was meant. */
export const isSpelled = (word: string): boolean => !/^\p{N}+$/u.test(word)
