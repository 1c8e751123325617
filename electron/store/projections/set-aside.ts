import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { foldWords } from './fold-words.ts'

interface Row {
  readonly id: string
  readonly register: string
  readonly heldUntil: string
  /** Each with a space before it. */
  readonly words: string
}

/** What waits for a customer who pays in instalments, by the day until which it is held. Other orders cost it nothing. */
export class SetAside implements Projection {
  readonly name = 'set aside'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS set_aside;
       CREATE TABLE set_aside (held_until TEXT NOT NULL, id TEXT NOT NULL, register TEXT NOT NULL, words TEXT NOT NULL,
         PRIMARY KEY (held_until, id)) STRICT, WITHOUT ROWID;
       CREATE INDEX set_aside_by_register ON set_aside (register, held_until)`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [rowOf(after), rowOf(before)]
    if (JSON.stringify(is) === JSON.stringify(was)) return
    if (was !== undefined)
      this.#connection.run('DELETE FROM set_aside WHERE held_until = ? AND id = ?', was.heldUntil, was.id)
    if (is !== undefined)
      this.#connection.run(
        'INSERT OR REPLACE INTO set_aside (held_until, id, register, words) VALUES (?, ?, ?, ?)',
        is.heldUntil,
        is.id,
        is.register,
        is.words,
      )
  }

  /** Ids, of what is to be fetched first first. Rows are few, and small: they are looked through. */
  find(text: string, limit: number): string[] {
    const words = foldWords(text)
    const having = words.map(() => 'AND instr(words, ?) > 0').join(' ')
    return this.#connection
      .all(
        `SELECT id FROM set_aside WHERE true ${having} ORDER BY held_until, id LIMIT ?`,
        ...words.map((word) => ` ${word}`),
        limit,
      )
      .map((row) => String(row['id']))
  }

  countAt(register: string, today: string): { open: number; overdue: number } {
    const row = this.#connection.get(
      'SELECT count(*) AS open, total(held_until < ?) AS overdue FROM set_aside WHERE register = ?',
      today,
      register,
    )
    return { open: Number(row?.['open']), overdue: Number(row?.['overdue']) }
  }
}

const rowOf = (document: PlainDocument | undefined): Row | undefined => {
  const order = document as unknown as Order | undefined
  if (order?.layaway === undefined || (order.state !== 'setAside' && order.state !== 'draft')) return undefined
  const { id, registerId: register, layaway, customer, lines } = order
  const { proofs, heldUntil } = layaway
  const texts = [
    ...proofs,
    customer?.name,
    customer?.email,
    customer?.phone,
    customer?.record?.card,
    ...lines.flatMap(({ name, sku }) => [name, sku]),
  ]
  const words = new Set(foldWords(texts.join(' ')))
  return { id, register, heldUntil, words: [...words].map((word) => ` ${word}`).join('') }
}
