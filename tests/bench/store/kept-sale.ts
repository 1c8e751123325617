import type { SqlValue } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import type { Write } from './recording-driver.ts'

/** A recorded sale for another process: the connection's settings, and each transaction's writes. */
export interface KeptSale {
  readonly settings: readonly string[]
  readonly transactions: readonly (readonly Write[])[]
}

interface Bytes {
  readonly base64: string
}

export const keptSale = ({ settings, transactions }: KeptSale): string => {
  const packed = (value: SqlValue): SqlValue | Bytes =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
  const writes = transactions.map((transaction) =>
    transaction.map(({ sql, parameters }) => ({ sql, parameters: parameters?.map(packed) ?? null })),
  )
  return JSON.stringify({ settings, transactions: writes })
}

export const readKeptSale = (text: string): KeptSale =>
  JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? Buffer.from(String(value.base64), 'base64')
      : value,
  ) as KeptSale
