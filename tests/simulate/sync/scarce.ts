import { DatabaseSync } from 'node:sqlite'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { accountOf } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import { goodsName } from '../../../shared/domain/shares/share.ts'

/** How what is scarce stands. */
export interface Scarce {
  /** Thousandths on hand less reserved, where it is least: below nothing, somebody has oversold it. */
  readonly available: number
  /** Sales and promises of it. */
  readonly sold: number
  /** Minor units on the gift card; below nothing, so much is lost. */
  readonly balance: number
  /** What may be lost at most. */
  readonly mostLost: number
}

/** By a till's own data file, which at the end is every till's. */
export const scarceAt = (
  folder: string,
  { code, card }: { readonly code: string; readonly card: string },
): Omit<Scarce, 'mostLost'> =>
  reading(folder, (file) => {
    const levels = file.prepare('SELECT * FROM stock_levels WHERE variant = ?').all(variantOf(file, code))
    const account = file
      .prepare('SELECT balance FROM ledger_balances WHERE account = ?')
      .get(accountOf('giftCard', card))
    if (levels.length === 0 || account === undefined) throw new Error('There is nothing scarce in this shop.')
    return {
      available: Math.min(...levels.map((row) => Number(row['on_hand']) - Number(row['reserved']))),
      sold: levels.reduce((sum, row) => sum + Number(row['sold']), 0) / 1000,
      balance: Number(account['balance']),
    }
  })

/** Whether the till was handed some of it to sell. */
export const holdsShare = (folder: string, code: string): boolean =>
  reading(folder, (file) => {
    const variant = variantOf(file, code)
    return documentsIn<Setting>(file, 'settings').some(
      (one) => one.kind === 'share' && one.name.startsWith(goodsName(variant, '')) && one.received > one.spent,
    )
  })

const reading = <T>(folder: string, work: (file: DatabaseSync) => T): T => {
  const file = new DatabaseSync(`${folder}/tillhouse.sqlite`, { readOnly: true })
  try {
    return work(file)
  } finally {
    file.close()
  }
}

const documentsIn = <T>(file: DatabaseSync, collection: string): T[] =>
  file
    .prepare(`SELECT data FROM "${collection} 0" WHERE deleted = 0`)
    .all()
    .map(({ data }) => JSON.parse(Buffer.from(data as Uint8Array).toString('utf8')) as T)

const variantOf = (file: DatabaseSync, code: string): string =>
  documentsIn<Product>(file, 'products')
    .flatMap(({ variants }) => variants)
    .find(({ barcode }) => barcode === code)?.id ?? ''
