import type { Customer } from '../orders/order.ts'

/** A customer whom the shop knows. Texts are empty where there is none. */
export interface CustomerRecord {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  /** What the customer card's barcode says; unique in the shop. */
  readonly card: string
  /** Has prices of its own, where the shop has given it some. */
  readonly group: string
  readonly taxExempt: boolean
  /** The number of the certificate that says so, or the like. Not there on customers of earlier versions. */
  readonly taxReference?: string
  /** For staff alone. */
  readonly note: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** As an order keeps it. */
export const onOrder = (record: CustomerRecord): Customer => ({
  name: record.name,
  email: record.email,
  phone: record.phone === '' ? null : record.phone,
  record: {
    id: record.id,
    card: record.card,
    group: record.group,
    taxExempt: record.taxExempt,
    ...(record.taxExempt && record.taxReference ? { taxReference: record.taxReference } : {}),
  },
})
