import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** What is on each gift card and account, in minor units: the sum of its amounts. */
export class LedgerBalances implements Projection {
  readonly name = 'ledger balances'
  readonly version = 2
  readonly collections: ReadonlySet<string> = new Set(['ledgers'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS ledger_balances;
       CREATE TABLE ledger_balances (account TEXT PRIMARY KEY, balance INTEGER NOT NULL) STRICT, WITHOUT ROWID;
       CREATE INDEX ledger_below_zero ON ledger_balances (account) WHERE balance < 0`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    this.#add(before, -1)
    this.#add(after, 1)
  }

  /** 0 for one that nothing ever came onto. */
  balance(account: string): number {
    return Number(
      this.#connection.get('SELECT balance FROM ledger_balances WHERE account = ?', account)?.['balance'] ?? 0,
    )
  }

  /** Accounts that begin so and on which there is less than nothing. */
  belowZero(begin: string, limit: number): string[] {
    const sql =
      'SELECT account FROM ledger_balances WHERE balance < 0 AND account >= ? AND account < ? ORDER BY account LIMIT ?'
    return this.#connection.all(sql, begin, `${begin}\uffff`, limit).map(({ account }) => String(account))
  }

  #add(document: PlainDocument | undefined, sign: 1 | -1): void {
    const entry = document as unknown as LedgerEntry | undefined
    if (entry?.kind !== 'amount') return
    this.#connection.run(
      `INSERT INTO ledger_balances (account, balance) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET balance = balance + excluded.balance`,
      entry.account,
      sign * entry.amount,
    )
  }
}
