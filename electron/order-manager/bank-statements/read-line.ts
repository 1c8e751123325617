import type { StatementLine } from '../../../shared/domain/orders/bank-statement.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'

/** A line as it stands in a file. */
export interface ReadLine extends Omit<StatementLine, 'id'> {
  /** The bank's own; empty where it gives none. */
  readonly bankReference: string
}

/**
 * Lines with ids that another copy of the file has as well: the bank's reference, or what the line says; of lines that say
 * the same, which of them it is.
 */
export const withIds = (lines: readonly ReadLine[], sha256: (text: string) => string): readonly StatementLine[] => {
  const times = new Map<string, number>()
  return lines.map(({ bankReference, ...line }) => {
    const { day, amount, currency, text, party } = line
    const known =
      bankReference === '' ? sha256(JSON.stringify([day, amount, currency, text, party])).slice(0, 32) : bankReference
    const time = (times.get(known) ?? 0) + 1
    times.set(known, time)
    return { ...line, id: time === 1 ? known : `${known}/${time}` }
  })
}

export const noStatement = (message: string): Refusal => refuse('not_a_statement', message, 'file')
