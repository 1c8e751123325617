import type { ImportMapping } from '../../../../shared/contract/catalog.ts'
import type { RowField, RowProblem, RowRules } from '../../../../shared/domain/catalog/catalog-row.ts'
import { mergeProduct } from '../../../../shared/domain/catalog/merge-product.ts'
import type { Shop } from '../../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../../adapters.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../ports/store.ts'
import { columnOf, groupRows, type RowGroup } from './group-rows.ts'
import type { CatalogFile } from './open-file.ts'
import { ShopCodes } from './shop-codes.ts'
import type { Upload } from './upload.ts'

export interface ImportOrder {
  readonly shop: Shop
  readonly file: CatalogFile
  readonly contentHash: string
  readonly mapping: ImportMapping
  /** Where the file's stock is. */
  readonly locationId: string
  readonly staffId: string | null
}

/** Products and rows of one commit: some ten milliseconds, in which a sale waits. */
const productsAtOnce = 100
const rowsAtOnce = 1_000

/** Brings the file in, piece after piece, until its end or until it is called off. @throws StoreFullError when the disk is full. */
export const runImport = async (
  adapters: Pick<Adapters, 'store' | 'runtime'>,
  upload: Upload,
  order: ImportOrder,
): Promise<void> => {
  const { store } = adapters
  const { board, pause } = upload
  const columns = columnOf(order.file, order.mapping)
  const piece = new Piece(adapters, upload, order, columns, await ShopCodes.load(store, pause))
  for await (const group of groupRows(order.file, columns, (row) => board.bad(row), pause)) {
    if (upload.cancelled) break
    piece.add(group)
    if (!piece.isFull) continue
    piece.commit()
    await pause()
  }
  if (!upload.cancelled) piece.commit()
  const state = upload.cancelled ? 'cancelled' : 'done'
  const { added, changed, unchanged } = board.value
  store.commit((transaction) =>
    appendJournal(transaction, adapters.runtime, {
      staffId: order.staffId,
      what: 'catalogImported',
      subject: upload.id,
      facts: { state, content: order.contentHash, added, changed, unchanged, badRows: board.badCount },
    }),
  )
  if (state === 'done') board.set({ done: board.value.total })
}

/** Products that are written in one commit. */
class Piece {
  readonly #adapters: Pick<Adapters, 'store' | 'runtime'>
  readonly #upload: Upload
  readonly #order: ImportOrder
  readonly #columns: ReadonlyMap<RowField, string>
  readonly #codes: ShopCodes
  readonly #rules: RowRules
  /** What became of each product so far: its rows may stand in several places of the file. */
  readonly #outcomes = new Map<string, 'added' | 'changed' | 'unchanged'>()
  readonly #counts = { added: 0, changed: 0, unchanged: 0 }
  #groups: RowGroup[] = []
  #rows = 0

  constructor(
    adapters: Pick<Adapters, 'store' | 'runtime'>,
    upload: Upload,
    order: ImportOrder,
    columns: ReadonlyMap<RowField, string>,
    codes: ShopCodes,
  ) {
    this.#adapters = adapters
    this.#upload = upload
    this.#order = order
    this.#columns = columns
    this.#codes = codes
    const { taxRates, digits, currency } = order.shop
    this.#rules = { format: order.file.format, taxRates, digits, currencyMarks: currencyMarks(currency) }
  }

  get isFull(): boolean {
    return this.#groups.length >= productsAtOnce || this.#rows >= rowsAtOnce
  }

  add(group: RowGroup): void {
    this.#groups.push(group)
    this.#rows += group.rows.length
  }

  commit(): void {
    const problems = this.#adapters.store.commit((transaction) =>
      this.#groups.flatMap((group) => this.#write(transaction, group)),
    )
    for (const { line, field, reason } of problems)
      this.#upload.board.bad({ line, column: field === null ? '' : (this.#columns.get(field) ?? field), reason })
    const done = this.#groups.at(-1)?.rowsRead
    this.#upload.board.set({ ...this.#counts, ...(done === undefined ? {} : { done }) })
    this.#groups = []
    this.#rows = 0
  }

  #write(transaction: Transaction, { handle, rows }: RowGroup): readonly RowProblem[] {
    const { runtime } = this.#adapters
    const known = this.#codes.productId(handle)
    const existing = known === undefined ? undefined : transaction.get('products', known)
    const merged = mergeProduct(rows, existing, {
      rules: this.#rules,
      codes: this.#codes,
      continued: this.#outcomes.has(handle),
      ids: Array.from({ length: rows.length + 1 }, () => runtime.newId()),
      now: runtime.now(),
    })
    if (merged.product === null) return merged.problems
    if (merged.product !== existing) transaction.put('products', merged.product)
    this.#codes.replace(existing, merged.product, new Map(merged.taken.map(({ variantId, line }) => [variantId, line])))
    let moved = false
    for (const { variantId, stock } of merged.taken)
      if (stock !== undefined && this.#bringStock(transaction, variantId, stock)) moved = true
    this.#count(
      handle,
      existing === undefined ? 'added' : merged.product !== existing || moved ? 'changed' : 'unchanged',
    )
    return merged.problems
  }

  /** To what the file says, once for each content: written even where nothing moves, or a sale before the second import would look like a difference. */
  #bringStock(transaction: Transaction, variantId: string, onHand: number): boolean {
    const { locationId, contentHash } = this.#order
    const id = `import:${contentHash}:${variantId}`
    if (transaction.get('movements', id) !== undefined) return false
    const quantity = onHand - transaction.stockLevel(variantId, locationId).onHand
    transaction.put('movements', {
      id,
      variantId,
      locationId,
      quantity,
      reason: 'import',
      orderId: null,
      at: this.#adapters.runtime.now(),
    })
    return quantity !== 0
  }

  #count(handle: string, outcome: 'added' | 'changed' | 'unchanged'): void {
    const before = this.#outcomes.get(handle)
    if (before === 'added' || before === 'changed') return
    if (before === outcome) return
    if (before !== undefined) this.#counts[before] -= 1
    this.#counts[outcome] += 1
    this.#outcomes.set(handle, outcome)
  }
}

/** What may stand beside a price. */
const currencyMarks = (currency: string): string[] => {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  const sign = parts.find((part) => part.type === 'currency')?.value
  return [currency, ...(sign === undefined ? [] : [sign])]
}
