import { describe, expect, test } from 'vitest'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { newFolder, newStore } from './shop.ts'

const customer = (index: number, fields: Partial<CustomerRecord> = {}): CustomerRecord => ({
  id: `customer-${index}`,
  name: `Customer ${index}`,
  email: `c${index}@example.invalid`,
  phone: `+353 85 ${String(index).padStart(7, '0')}`,
  card: `CARD${String(index).padStart(7, '0')}`,
  group: '',
  taxExempt: false,
  note: '',
  createdAt: 1,
  updatedAt: 1,
  ...fields,
})

describe('the search for customers', () => {
  test('forgets what a customer was called, and is the same when it is made anew', async () => {
    const store = await newStore()
    const put = (record: CustomerRecord) => store.commit((transaction) => transaction.put('customers', record))
    put(customer(1, { name: 'Ada Byrne', phone: '087 1234567' }))
    put(customer(1, { name: 'Ada Lovelace', phone: '087 7654321' }))
    const ask = () =>
      ['byrne', 'ada', '1234567', '7654321', 'lovelace a'].map((text) =>
        store.findCustomers(text, 5).map(({ name }) => name),
      )
    const answers = [[], ['Ada Lovelace'], [], ['Ada Lovelace'], ['Ada Lovelace']]
    expect(ask()).toEqual(answers)
    expect(store.customerOf({ kind: 'phone', value: '871234567' })).toBeUndefined()
    store.rebuildProjections()
    expect(ask()).toEqual(answers)
    expect(store.customerOf({ kind: 'phone', value: '877654321' })?.name).toBe('Ada Lovelace')
  })

  test('takes words that mean something to full-text search as words', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('customers', customer(1, { name: 'Or And "Near" Not*' })))
    for (const text of ['or and', '"near"', 'not*', 'NEAR(', '(or'])
      expect(store.findCustomers(text, 5), text).toHaveLength(1)
    expect(store.findCustomers('-', 5)).toEqual([])
  })

  test('asks an index for everything, so that 100,000 customers are no more work than a hundred', async () => {
    const store = await newStore(newFolder())
    for (let from = 0; from < 3000; from += 1000)
      store.commit((transaction) => {
        for (let index = from; index < from + 1000; index += 1) transaction.put('customers', customer(index))
      })
    const { connection } = store
    const plans: string[] = []
    const [readAll, readOne] = [connection.all.bind(connection), connection.get.bind(connection)]
    const note = (sql: string, parameters: Parameters<typeof readAll>[1][]) =>
      plans.push(...readAll(`EXPLAIN QUERY PLAN ${sql}`, ...parameters).map((row) => String(row['detail'])))
    connection.all = (sql, ...parameters) => {
      note(sql, parameters)
      return readAll(sql, ...parameters)
    }
    connection.get = (sql, ...parameters) => {
      note(sql, parameters)
      return readOne(sql, ...parameters)
    }
    for (const text of ['customer 12', '0850000042', 'card0000007', 'c77@example.invalid', '', 'c'])
      expect(store.findCustomers(text, 20).length, text).toBeGreaterThan(0)
    expect(plans.length).toBeGreaterThan(20)
    // The virtual table is its own index; all else that is scanned is the few rows that it found.
    for (const plan of plans)
      expect(plan).toMatch(
        /^(SEARCH|SCAN customer_words VIRTUAL|SCAN hit|CO-ROUTINE|SCAN .+ USING INDEX|USE TEMP B-TREE FOR LAST TERM)/,
      )
  })
})
