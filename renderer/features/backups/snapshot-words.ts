import type { Snapshot } from '../../../shared/contract/backups.ts'

/** Why a backup was made, as a shopkeeper would say it. */
export const reasonWords: Record<Snapshot['reason'], string> = {
  schedule: 'By the clock',
  request: 'Asked for',
  migration: 'Before an update',
  restore: 'Before a restore',
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A file's size in steps of 1000, as file managers show it: `12.3 MB`. */
export const sizeText = (bytes: number, locale: string): string => {
  let step = 0
  let size = bytes
  // Rounded first, so that 999,960 bytes are 1 MB and not 1,000 kB.
  while (Math.round(size * 10) / 10 >= 1000 && step < units.length - 1) {
    size /= 1000
    step += 1
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(size)
}

/** The newest that can be restored, of a list that has the newest first. */
export const newestGood = (snapshots: readonly Snapshot[]): Snapshot | null =>
  snapshots.find((one) => one.problem === null) ?? null

/** `1 order`, `1,204 orders`. */
export const counted = (count: number, noun: 'order' | 'product', locale: string): string =>
  `${new Intl.NumberFormat(locale).format(count)} ${noun}${count === 1 ? '' : 's'}`
