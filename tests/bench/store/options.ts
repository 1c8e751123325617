import { parseArgs } from 'node:util'

export interface StoreBenchOptions {
  /** How many orders each measured shop has, fewest first. */
  readonly orders: readonly number[]
  readonly products: number
  readonly seed: number
  readonly only: ReadonlySet<string>
  readonly quick: boolean
  readonly profile: boolean
  readonly fresh: boolean
  readonly sales: number
  readonly pause: number
  /** Minutes that each of the others may take at one size. */
  readonly limit: number
  /** A file for everything that was measured, `-` for the standard output; null for the table alone. */
  readonly json: string | null
}

const parts = ['growth', 'queries', 'start', 'memory', 'rxdb', 'pouchdb'] as const

/** @throws Error with one sentence where an option is not one of ours. */
export const readOptions = (words: readonly string[]): StoreBenchOptions => {
  const { values } = parseArgs({
    args: withJsonValue(words),
    options: {
      orders: { type: 'string' },
      products: { type: 'string' },
      seed: { type: 'string', default: '7' },
      only: { type: 'string', default: parts.join(',') },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      sales: { type: 'string' },
      pause: { type: 'string', default: '0' },
      limit: { type: 'string', default: '10' },
      json: { type: 'string' },
    },
  })
  const { quick } = values
  return {
    orders: (values.orders ?? (quick ? '1000,20000' : '1000,10000,100000,1000000')).split(',').map(wholeNumber),
    products: wholeNumber(values.products ?? (quick ? '5000' : '100000')),
    seed: wholeNumber(values.seed),
    only: new Set(quick ? [] : values.only.split(',').map(knownPart)),
    quick,
    profile: values.profile || quick,
    fresh: values.fresh,
    sales: wholeNumber(values.sales ?? (quick ? '400' : '2000')),
    pause: Number(values.pause),
    limit: Number(values.limit),
    json: values.json ?? null,
  }
}

/** `--json` may stand alone. */
export const withJsonValue = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    const next = words[at + 1]
    return word === '--json' && (next === undefined || next.startsWith('--')) ? ['--json=-'] : [word]
  })

const knownPart = (name: string): string => {
  if (!parts.some((part) => part === name)) throw new Error(`There is no part ${name}: there are ${parts.join(', ')}.`)
  return name
}

const wholeNumber = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`“${text}” is not a whole number.`)
  return number
}
