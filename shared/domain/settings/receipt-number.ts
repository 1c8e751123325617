import type { Device, Register } from './settings.ts'

/** Digits that a counter has at least, and at most. */
const [fewestDigits, mostDigits] = [6, 9]
/** How long a series may be. */
const [shortestSeries, longestSeries] = [2, 6]

/** `R1-000042`, or `R1-7K3QD-000042` where a restore has begun a new series: no number is ever printed twice. */
export const receiptNumber = ({ prefix, series }: Pick<Register, 'prefix' | 'series'>, counter: number): string =>
  numberIn(prefix, series, counter)

/** `W000042` and `W-7K3QD-000042`, alike. */
export const onlineOrderNumber = ({ series }: Pick<Device, 'series'>, counter: number): string =>
  series === undefined ? `W${counted(counter)}` : numberIn('W', series, counter)

/**
 * The numbers of online orders that a text may name, as people write them on a transfer: with or without spaces, hyphens
 * and what follows. Which of them there are is for the caller to find out.
 */
export const onlineOrderNumbersIn = (text: string): string[] => {
  const plain = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const found = new Set<string>()
  for (const { index } of plain.matchAll(/W/g)) {
    countersIn(plain.slice(index + 1)).forEach((counter) => found.add(`W${counter}`))
    for (let length = shortestSeries; length <= longestSeries; length += 1) {
      const [begin, end] = [index + 1, index + 1 + length]
      countersIn(plain.slice(end)).forEach((counter) => found.add(`W-${plain.slice(begin, end)}-${counter}`))
    }
  }
  return [...found]
}

/** A counter that the text may begin with: what follows it may be digits, too. */
const countersIn = (text: string): string[] => {
  const digits = /^\d*/.exec(text)?.[0] ?? ''
  return Array.from({ length: mostDigits - fewestDigits + 1 }, (_, more) =>
    digits.slice(0, fewestDigits + more),
  ).filter((counter, more) => counter.length === fewestDigits + more)
}

/** `R1-Z0007`, `R1-7K3QD-Z0001` in a restored series; X alike. */
export const reportNumber = (
  { prefix, series }: Pick<Register, 'prefix' | 'series'>,
  report: 'x' | 'z',
  counter: number,
): string =>
  [prefix, ...(series === undefined ? [] : [series]), report.toUpperCase() + String(counter).padStart(4, '0')].join('-')

/** `R1-L000007`, or `R1-7K3QD-L000001` in a restored series: of the proof that a customer gets for an instalment. */
export const proofNumber = ({ prefix, series }: Pick<Register, 'prefix' | 'series'>, counter: number): string =>
  [prefix, ...(series === undefined ? [] : [series]), `L${counted(counter)}`].join('-')

const counted = (counter: number): string => String(counter).padStart(fewestDigits, '0')

const numberIn = (prefix: string, series: string | undefined, counter: number): string =>
  [prefix, ...(series === undefined ? [] : [series]), counted(counter)].join('-')
