import { keyOf } from '../../../shared/domain/customers/keys.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { otherReceipts } from '../../../shared/domain/orders/sales.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { foldWords } from './fold-words.ts'

/** A phone number is found from any digit on that has so many after it. */
const shortestPhoneEnd = 4

/**
 * Full-text search over online orders: number, reference, name, e-mail, phone, SKUs, tracking numbers and the amount.
 * Counter sales are found by their number, and cost it nothing; but for a cart that several tills sold apart, which has more than one.
 */
export class OrderSearch implements Projection {
  readonly name = 'order search'
  readonly version = 2
  readonly collections: ReadonlySet<string> = new Set(['orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS order_entries;
       DROP TABLE IF EXISTS order_words;
       CREATE TABLE order_entries (serial INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
       CREATE VIRTUAL TABLE order_words USING fts5 (words, content = '', contentless_delete = 1, detail = none,
         tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [wordsOf(after), wordsOf(before)]
    if (is === was) return
    const id = String((after ?? before)?.['id'])
    const known = this.#connection.get('SELECT serial FROM order_entries WHERE id = ?', id)?.['serial']
    if (known !== undefined) this.#connection.run('DELETE FROM order_words WHERE rowid = ?', Number(known))
    if (is === '') {
      this.#connection.run('DELETE FROM order_entries WHERE id = ?', id)
      return
    }
    const serial =
      known ?? this.#connection.get('INSERT INTO order_entries (id) VALUES (?) RETURNING serial', id)?.['serial']
    this.#connection.run('INSERT INTO order_words (rowid, words) VALUES (?, ?)', Number(serial), is)
  }

  /** Ids, the newest first. Each word may be the beginning of one; digits alone may be a phone number or an amount. */
  find(text: string, limit: number): string[] {
    const digits = /^[\d\s()+.,/-]+$/.test(text) ? text.replaceAll(/\D/g, '') : ''
    const asked = [
      foldWords(text).map((word) => `"${word}"*`),
      ...(digits === '' ? [] : [[`"${keyOf('phone', digits)}"*`], [`"${amountWord(Number(digits))}"`]]),
    ].filter((words) => words.length > 0)
    if (asked.length === 0) return []
    return this.#matching(asked.map((words) => `(${words.join(' AND ')})`).join(' OR '), limit)
  }

  /** Ids of counter sales that have the number beside their own. */
  findOtherReceipt(number: string): string[] {
    return this.#matching(`"${receiptWord(number)}"`, mostSoldApart)
  }

  #matching(query: string, limit: number): string[] {
    return this.#connection
      .all(
        `SELECT id FROM (SELECT rowid FROM order_words WHERE order_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit
           JOIN order_entries ON serial = hit.rowid ORDER BY serial DESC`,
        query,
        limit,
      )
      .map((row) => String(row['id']))
  }
}

/** By more tills than that no cart is sold. */
const mostSoldApart = 20

const receiptWord = (number: string): string => `receipt${foldWords(number).join('')}`

/** `31.60` and `3160` are the same digits. */
const amountWord = (total: number): string => `amount${Math.abs(total)}`

const wordsOf = (document: PlainDocument | undefined): string => {
  const order = document as unknown as Order | undefined
  if (order === undefined) return ''
  if (order.channel === 'counter')
    return otherReceipts(order)
      .flatMap((number) => [...foldWords(number), receiptWord(number)])
      .join(' ')
  const { number, web, customer, lines, entries, totals } = order
  const tracking = entries.flatMap((entry) => (entry.type === 'shipped' ? [entry.shipment.tracking] : []))
  const phone = keyOf('phone', customer?.phone ?? '')
  const ends = Array.from({ length: Math.max(0, phone.length - shortestPhoneEnd + 1) }, (_, from) => phone.slice(from))
  const texts = [number, web?.reference, customer?.name, customer?.email, ...lines.map(({ sku }) => sku), ...tracking]
  return [...foldWords(texts.join(' ')), ...ends, amountWord(totals.total)].join(' ')
}
