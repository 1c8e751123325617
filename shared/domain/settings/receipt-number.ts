import type { Device, Register } from './settings.ts'

/** `R1-000042`, or `R1-7K3QD-000042` where a restore has begun a new series: no number is ever printed twice. */
export const receiptNumber = ({ prefix, series }: Pick<Register, 'prefix' | 'series'>, counter: number): string =>
  numberIn(prefix, series, counter)

/** `W000042` and `W-7K3QD-000042`, alike. */
export const onlineOrderNumber = ({ series }: Pick<Device, 'series'>, counter: number): string =>
  series === undefined ? `W${counted(counter)}` : numberIn('W', series, counter)

/** `R1-Z0007`, `R1-7K3QD-Z0001` in a restored series; X alike. */
export const reportNumber = (
  { prefix, series }: Pick<Register, 'prefix' | 'series'>,
  report: 'x' | 'z',
  counter: number,
): string =>
  [prefix, ...(series === undefined ? [] : [series]), report.toUpperCase() + String(counter).padStart(4, '0')].join('-')

const counted = (counter: number): string => String(counter).padStart(6, '0')

const numberIn = (prefix: string, series: string | undefined, counter: number): string =>
  [prefix, ...(series === undefined ? [] : [series]), counted(counter)].join('-')
