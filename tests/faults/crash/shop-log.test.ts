import { describe, expect, test } from 'vitest'
import type { Found, Written } from './protocol.ts'
import { ShopLog } from './shop-log.ts'

const found = (documents: readonly Written[], more: Partial<Found> = {}): Found => ({
  documents,
  receipts: [],
  changed: {},
  faults: [],
  calls: 0,
  opening: 0,
  checking: 0,
  ...more,
})

/** A log of commits that were acknowledged, and of one more that was not. */
const logOf = (acknowledged: readonly (readonly Written[])[], open?: readonly Written[]): ShopLog => {
  const log = new ShopLog()
  for (const writes of acknowledged) {
    log.take({ say: 'intends', writes })
    log.take({ say: 'done' })
  }
  if (open !== undefined) log.take({ say: 'intends', writes: open })
  return log
}

const kinds = (log: ShopLog, there: Found): string[] => log.compare(there).map(({ kind }) => kind)

describe('what was acknowledged, beside what is there', () => {
  const sale: readonly Written[] = [
    ['orders/1', 'a'],
    ['movements/1', 'b'],
  ]

  test('given all of it, then nothing is wrong', () => {
    expect(kinds(logOf([sale]), found(sale))).toEqual([])
  })

  test('given a document that is gone, older, or unknown, then each is found', () => {
    expect(kinds(logOf([sale]), found([['orders/1', 'a']]))).toEqual(['lost'])
    expect(kinds(logOf([sale, [['orders/1', 'c']]]), found(sale))).toEqual(['lost'])
    expect(kinds(logOf([sale]), found([...sale, ['orders/2', 'a']]))).toEqual(['doubled'])
    expect(kinds(logOf([sale, [['orders/1', null]]]), found(sale))).toEqual(['doubled'])
  })

  test('given a commit that was not answered, then it may be there whole or not at all, and from then on it stays', () => {
    expect(kinds(logOf([], sale), found([]))).toEqual([])
    expect(kinds(logOf([], sale), found([['orders/1', 'a']]))).toContain('half')
    const log = logOf([], sale)
    expect(kinds(log, found(sale))).toEqual([])
    expect(kinds(log, found([]))).toEqual(['lost', 'lost'])
  })

  test('given a receipt that is missing or there twice, then it is found', () => {
    const log = logOf([])
    log.take({ say: 'receipt', number: 'R1-000001' })
    expect(kinds(log, found([]))).toEqual(['lost'])
    expect(kinds(log, found([], { receipts: ['R1-000001', 'R1-000001'] }))).toEqual(['doubled'])
  })

  test('given a checkpoint, then it must find what was written after it, and nothing else', () => {
    const log = logOf([sale])
    log.take({ say: 'synced', collection: 'orders', checkpoint: 5 })
    const after = (documents: readonly Written[], checkpoint = 6): Found =>
      found(sale, { changed: { orders: { documents, checkpoint } } })
    expect(kinds(log, after([]))).toEqual([])
    expect(kinds(log, after([], 4))).toEqual(['verify'])
    expect(kinds(log, after([['orders/1', 'a']]))).toEqual(['doubled'])
    log.take({ say: 'intends', writes: [['orders/1', 'a']] })
    log.take({ say: 'done' })
    expect(kinds(log, after([]))).toEqual(['lost'])
    expect(kinds(log, after([['orders/1', 'a']]))).toEqual([])
  })
})
