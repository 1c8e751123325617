import { hash } from 'node:crypto'

/** What one of our messages was sent as: its type, trace number (11) and time (7); with our reference (37) it has a name for good. */
export interface Sent {
  readonly reference: string
  readonly stan: string
  /** MMDDhhmmss, UTC. */
  readonly time: string
}

/**
 * Retrieval reference number (37): twelve letters and digits (36^12, about 2^62) that are always the same for a key, so that
 * the acquirer knows a repetition. An attempt that was taken back is followed by one of another number.
 */
export const referenceOf = (key: string, attempt = 0): string =>
  BigInt(`0x${hash('sha256', attempt === 0 ? key : `${key}#${attempt}`)}`)
    .toString(36)
    .toUpperCase()
    .slice(-12)

/** A payment as it stands in an order: `8K2J5T0QX1ZD-000123-1129075930`, and the bank’s authorisation code (38) where there is one. */
export const nameOf = ({ reference, stan, time }: Sent, code?: string): string =>
  [reference, stan, time, ...(code === undefined ? [] : [code])].join('-')

export const readName = (name: string): (Sent & { readonly code: string }) | null => {
  const parts = /^([A-Z0-9]{12})-(\d{6})-(\d{10})(?:-([A-Za-z0-9]{0,6}))?$/.exec(name)
  if (parts === null) return null
  const [, reference = '', stan = '', time = '', code = ''] = parts
  return { reference, stan, time, code }
}

/** Original data elements (90): what a message is about. The acquirer’s and the forwarder’s own numbers are not known to us. */
export const originalData = (type: string, sent?: Pick<Sent, 'stan' | 'time'>): string =>
  `${type}${sent?.stan ?? ''.padEnd(6, '0')}${sent?.time ?? ''.padEnd(10, '0')}`.padEnd(42, '0')
