import type { CustomerRecord } from './customer-record.ts'

export const keyKinds = ['email', 'phone', 'card'] as const
export type KeyKind = (typeof keyKinds)[number]

/** What one customer alone can have, as it is compared. */
export interface CustomerKey {
  readonly kind: KeyKind
  readonly value: string
}

/**
 * A text as the key of its kind: e-mail and card without regard to case, of a phone its digits without the zeros that it is
 * dialled with (00353…, 087…). With and without the country's number is not the same phone: nobody knows here which it is.
 */
export const keyOf = (kind: KeyKind, text: string): string => {
  const trimmed = text.trim()
  if (kind !== 'phone') return trimmed.toLowerCase()
  return trimmed.replaceAll(/\D/g, '').replace(/^0+/, '')
}

/** The keys that a customer has; those without a text are none. */
export const keysOf = (record: Pick<CustomerRecord, KeyKind>): CustomerKey[] =>
  keyKinds.flatMap((kind) => {
    const value = keyOf(kind, record[kind])
    return value === '' ? [] : [{ kind, value }]
  })
