import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { type CustomerKey, keyKinds, keyOf, keysOf } from '../../../shared/domain/customers/keys.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { foldWords } from './fold-words.ts'

/** So many of those who fit are ranked, the newest: who is not among them is found by another letter. */
const ranked = 200
/** A phone number is found from any digit on that has so many after it: few people type the country's number. */
const shortestPhoneEnd = 4

/** Which customer has an e-mail, a phone or a card, and full-text search over what customers are called. */
export class CustomerSearch implements Projection {
  readonly name = 'customer search'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['customers'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS customer_keys;
       DROP TABLE IF EXISTS customer_entries;
       DROP TABLE IF EXISTS customer_words;
       CREATE TABLE customer_keys (kind TEXT NOT NULL, value TEXT NOT NULL, customer TEXT NOT NULL,
         PRIMARY KEY (kind, value, customer)) STRICT, WITHOUT ROWID;
       CREATE TABLE customer_entries (serial INTEGER PRIMARY KEY, customer TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
       CREATE VIRTUAL TABLE customer_words USING fts5 (words, content = '', contentless_delete = 1, detail = none,
         tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [asRecord(after), asRecord(before)]
    if (was !== undefined) this.#forget(was)
    if (is !== undefined) this.#remember(is)
  }

  #forget(record: CustomerRecord): void {
    for (const { kind, value } of keysOf(record))
      this.#connection.run(
        'DELETE FROM customer_keys WHERE kind = ? AND value = ? AND customer = ?',
        kind,
        value,
        record.id,
      )
    const row = this.#connection.get('DELETE FROM customer_entries WHERE customer = ? RETURNING serial', record.id)
    if (row !== undefined) this.#connection.run('DELETE FROM customer_words WHERE rowid = ?', Number(row['serial']))
  }

  #remember(record: CustomerRecord): void {
    for (const { kind, value } of keysOf(record))
      this.#connection.run('INSERT INTO customer_keys (kind, value, customer) VALUES (?, ?, ?)', kind, value, record.id)
    const row = this.#connection.get(
      'INSERT INTO customer_entries (customer, name) VALUES (?, ?) RETURNING serial',
      record.id,
      foldWords(record.name).join(' '),
    )
    this.#connection.run(
      'INSERT INTO customer_words (rowid, words) VALUES (?, ?)',
      Number(row?.['serial']),
      wordsOf(record),
    )
  }

  byKey({ kind, value }: CustomerKey): string | undefined {
    const row = this.#connection.get(
      'SELECT customer FROM customer_keys WHERE kind = ? AND value = ? ORDER BY customer LIMIT 1',
      kind,
      value,
    )
    return row && String(row['customer'])
  }

  /** Ids, best first. Each word may be a prefix; digits that are parted by spaces may be a phone number. */
  find(text: string, limit: number): string[] {
    const exact = keyKinds.flatMap((kind) => this.byKey({ kind, value: keyOf(kind, text) }) ?? [])
    const words = foldWords(text)
    const start = words.join(' ')
    const digits = /^[\d\s()+./-]+$/.test(text) ? keyOf('phone', text) : ''
    const found = [...this.#matching(digits === '' ? [] : [digits]), ...this.#matching(words)]
    const rank = (name: string): number => (name.startsWith(start) ? 0 : 1)
    const best = found.sort((one, other) => rank(one.name) - rank(other.name))
    return [...new Set([...exact, ...best.map(({ customer }) => customer)])].slice(0, limit)
  }

  /** The newest first: what was written last has the highest number. */
  #matching(words: readonly string[]): { readonly customer: string; readonly name: string }[] {
    if (words.length === 0) return []
    const rows = this.#connection.all(
      `SELECT serial, customer, name FROM (SELECT rowid FROM customer_words WHERE customer_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit
         JOIN customer_entries ON serial = hit.rowid`,
      words.map((word) => `"${word}"*`).join(' AND '),
      ranked,
    )
    return rows
      .sort((one, other) => Number(other['serial']) - Number(one['serial']))
      .map((row) => ({ customer: String(row['customer']), name: String(row['name']) }))
  }
}

const asRecord = (document: PlainDocument | undefined): CustomerRecord | undefined =>
  document as unknown as CustomerRecord | undefined

const wordsOf = ({ name, email, card, phone }: CustomerRecord): string => {
  const digits = keyOf('phone', phone)
  const ends = Array.from({ length: Math.max(0, digits.length - shortestPhoneEnd + 1) }, (_, from) =>
    digits.slice(from),
  )
  return [...foldWords(`${name} ${email} ${card}`), ...ends].join(' ')
}
