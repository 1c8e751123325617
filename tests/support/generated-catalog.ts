import { gtinCheckDigit } from '../../shared/domain/catalog/barcode.ts'
import type { Product, Variant } from '../../shared/domain/catalog/product.ts'
import { slug } from '../../shared/domain/catalog/slug.ts'
import {
  adjectives,
  colours,
  firstSyllables,
  lastSyllables,
  materials,
  middleSyllables,
  motifs,
  otherScripts,
  sizes,
  things,
} from './catalog-words.ts'
import { pick, pickZipf, type Random, seededRandom, zipf } from './seeded-random.ts'

/** At most so many variants a product. */
const mostVariants = 12
const vendorCount = 1500
const seriesCount = 30_000

export interface CatalogOptions {
  readonly products: number
  /** The same seed gives the same catalog; the first products of a larger one are those of a smaller one. */
  readonly seed: number
}

/**
 * A shop's catalog as shops have them: names of two to six words, a few of them in most names and thousands in one or
 * two (Zipf), 1.8 variants a product at the mean, 1,500 vendors, a hundred and more categories, SKUs that say what they mean,
 * EAN-13 barcodes with right check digits. One product at a time, so that a million of them need no memory.
 */
export function* generatedCatalog({ products, seed }: CatalogOptions): Generator<Product, void, undefined> {
  for (let index = 0; index < products; index++) yield generatedProduct(index, seed)
}

/** The product at that place of the catalog of that seed: bench and tests can ask for one without the others. */
export const generatedProduct = (index: number, seed: number): Product => {
  const random = seededRandom(mixed(index, seed))
  const vendor = vendorName(zipf(random, vendorCount), seed)
  const [area, names] = pickZipf(random, things)
  const thing = pickZipf(random, names)
  const name = productName(random, seed, vendor, thing)
  const { optionNames, choices } = optionsOf(random)
  const code = slug(vendor).slice(0, 3).toUpperCase()
  const stem = `${code}-${slug(thing).slice(0, 3).toUpperCase()}-${String(index).padStart(6, '0')}`
  const price = 95 + Math.floor(random() ** 3 * 20_000)
  return {
    id: idOf(index, 0, seed),
    handle: `${slug(name)}-${index}`,
    name,
    description: `${name} by ${vendor}. ${pick(random, adjectives)} and ${pick(random, adjectives).toLowerCase()}, made of ${pick(random, materials).toLowerCase()}.`,
    vendor,
    category: `${area} / ${thing}`,
    status: random() < 0.03 ? 'archived' : 'active',
    unit: area === 'Food' && random() < 0.1 ? 'kg' : 'piece',
    taxRateId: 'standard',
    optionNames,
    variants: choices.map((options, position) => variant({ index, position, seed, stem, price, options })),
    updatedAt: 1_700_000_000_000 + index,
  }
}

/** The place of the product that sells next: few sell much, most hardly ever, in no order of the catalog. */
export const soldNext = (random: Random, products: number): number => scattered(zipf(random, products), products)

const variant = (of: {
  index: number
  position: number
  seed: number
  stem: string
  price: number
  options: readonly string[]
}): Variant => {
  const ending = of.options.map((option) => `-${slug(option).slice(0, 4).toUpperCase()}`).join('')
  return {
    id: idOf(of.index, of.position + 1, of.seed),
    sku: `${of.stem}${ending}`,
    barcode: ean13(of.index * mostVariants + of.position),
    options: of.options,
    price: of.price,
    tracked: true,
    digital: null,
  }
}

const productName = (random: Random, seed: number, vendor: string, thing: string): string => {
  const series = seriesName(zipf(random, seriesCount), seed)
  const kind = random()
  if (kind < 0.3) return `${pickZipf(random, adjectives)} ${pickZipf(random, materials)} ${thing} ${series}`
  if (kind < 0.5) return `${series} ${pickZipf(random, motifs)} ${thing} ${pickZipf(random, colours)}`
  if (kind < 0.65) return `${vendor} ${thing} ${series} ${pick(random, ['X', 'GT', 'Mk', 'V'])}${1 + zipf(random, 900)}`
  if (kind < 0.75)
    return `Set of ${2 + zipf(random, 24)} ${pickZipf(random, motifs)} ${thing.endsWith('s') ? thing : `${thing}s`}, ${pickZipf(random, materials)}`
  if (kind < 0.87)
    return `${thing} “${series}” ${pickZipf(random, adjectives)} ${10 * (1 + zipf(random, 30))} ${pick(random, ['cm', 'ml', 'g'])}`
  if (kind < 0.995)
    return `${pickZipf(random, motifs)} & ${pickZipf(random, motifs)} ${pickZipf(random, adjectives)} ${thing}`
  return `${pickZipf(random, otherScripts)} ${series} ${thing}`
}

const optionsOf = (random: Random): { optionNames: readonly string[]; choices: readonly (readonly string[])[] } => {
  const kind = random()
  if (kind < 0.7) return { optionNames: [], choices: [[]] }
  const some = (from: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: 2 + Math.floor(random() * (most - 1)) }, () => pickZipf(random, from))),
  ]
  if (kind < 0.88) return { optionNames: ['Colour'], choices: some(colours, 4).map((colour) => [colour]) }
  if (kind < 0.96) return { optionNames: ['Size'], choices: some(sizes, 6).map((size) => [size]) }
  const choices = some(colours, 3).flatMap((colour) => some(sizes, 4).map((size) => [colour, size]))
  return { optionNames: ['Colour', 'Size'], choices: choices.slice(0, mostVariants) }
}

const vendorName = (rank: number, seed: number): string => {
  const name = invented(seededRandom(mixed(rank + 1_000_003, seed)))
  return rank % 5 === 0 ? `${name} & ${pick(seededRandom(rank), ['Sons', 'Co', 'Fils', 'Söhne', 'Figli'])}` : name
}

const seriesName = (rank: number, seed: number): string => invented(seededRandom(mixed(rank + 2_000_003, seed)))

const invented = (random: Random): string => {
  const middle = random() < 0.75 ? pick(random, middleSyllables) : ''
  return `${pick(random, firstSyllables)}${middle}${pick(random, lastSyllables)}`
}

/** A seed of its own for each place, far from those of its neighbours. */
const mixed = (index: number, seed: number): number =>
  Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)

/** Another place for each place: the golden section, made coprime. */
const scattered = (rank: number, size: number): number => {
  let step = Math.max(1, Math.round(size * 0.618_033_988_75))
  while (greatestCommonDivisor(step, size) !== 1) step++
  return Number((BigInt(rank) * BigInt(step)) % BigInt(size))
}

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other)

/** In the form of a UUIDv7: products that were made one after the other sort so. */
const idOf = (index: number, position: number, seed: number): string => {
  const time = (0x18bcfe56800 + index * 16 + position).toString(16).padStart(12, '0')
  const random = seededRandom(mixed(index * 16 + position, seed + 77))
  const hex = (digits: number): string =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(random, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`
}

/** Different for each number below ten thousand million; prefix 40 to 44 is Germany's. */
const ean13 = (number: number): string => {
  const digits = `40${String((BigInt(number) * 7_368_787n) % 10_000_000_000n).padStart(10, '0')}`
  return `${digits}${gtinCheckDigit(digits)}`
}
