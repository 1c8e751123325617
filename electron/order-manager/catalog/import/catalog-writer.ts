import type { RowProblem, RowRules } from '../../../../shared/domain/catalog/catalog-row.ts'
import { mergeProduct } from '../../../../shared/domain/catalog/merge-product.ts'
import type { Product } from '../../../../shared/domain/catalog/product.ts'
import type { Runtime } from '../../ports/runtime.ts'
import type { Transaction } from '../../ports/store.ts'
import type { RowGroup } from './group-rows.ts'
import { ImportTally } from './import-tally.ts'
import type { ShopCodes } from './shop-codes.ts'

/** What is on hand of a variant by the file, in thousandths. */
interface Count {
  readonly handle: string
  readonly variantId: string
  readonly onHand: number
  /** The variant came with this file: nothing can have been counted of it before. */
  readonly isNew: boolean
}

interface WriterParts {
  readonly runtime: Pick<Runtime, 'newId' | 'now'>
  readonly codes: ShopCodes
  readonly rules: RowRules
  readonly locationId: string
  readonly contentHash: string
}

/** More variants than these, and a product's stock may come in the commits after its own. */
const variantsAtOnce = 50

/** Brings products into the shop, as many in one transaction as there is time for. */
export class CatalogWriter {
  readonly tally = new ImportTally()
  /** Rows of the file that are written, up to the last product that is. */
  rowsDone = 0
  readonly #parts: WriterParts
  readonly #groups: RowGroup[] = []
  /** Of the product that was written last, what is still to be written. */
  #counts: Count[] = []
  #rowsWaiting = 0

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  get rowsWaiting(): number {
    return this.#rowsWaiting
  }

  get isEmpty(): boolean {
    return this.#groups.length === 0 && this.#counts.length === 0
  }

  add(group: RowGroup): void {
    this.#groups.push(group)
    this.#rowsWaiting += group.rows.length
  }

  /** Leaves out what was not begun. */
  drop(): void {
    this.#groups.length = 0
    this.#rowsWaiting = 0
  }

  /** Writes product after product, at least one, until all are written or it is enough. Answers with the bad rows. */
  write(transaction: Transaction, isEnough: () => boolean): readonly RowProblem[] {
    const problems: RowProblem[] = []
    do {
      if (this.#counts.length === 0) {
        const group = this.#groups.shift()
        if (group === undefined) break
        problems.push(...this.#writeProduct(transaction, group))
        this.#rowsWaiting -= group.rows.length
        this.rowsDone = group.rowsRead
      }
      this.#writeCounts(transaction, isEnough)
    } while (!isEnough())
    return problems
  }

  #writeProduct(transaction: Transaction, { handle, rows }: RowGroup): readonly RowProblem[] {
    const { runtime, codes, rules } = this.#parts
    const known = codes.productId(handle)
    const existing = known === undefined ? undefined : transaction.get('products', known)
    const merged = mergeProduct(rows, existing, {
      rules,
      codes,
      continued: this.tally.knows(handle),
      ids: Array.from({ length: rows.length + 1 }, () => runtime.newId()),
      now: runtime.now(),
    })
    if (merged.product === null) return merged.problems
    if (merged.product !== existing) transaction.put('products', merged.product)
    codes.replace(existing, merged.product, new Map(merged.taken.map(({ variantId, line }) => [variantId, line])))
    this.tally.count(handle, outcome(existing, merged.product))
    const old = new Set(existing?.variants.map((variant) => variant.id))
    this.#counts = merged.taken
      .flatMap(({ variantId, stock }) =>
        stock === undefined ? [] : [{ handle, variantId, onHand: stock, isNew: !old.has(variantId) }],
      )
      .toReversed()
    return merged.problems
  }

  /** Those of a usual product come with it, even where that takes a little longer. */
  #writeCounts(transaction: Transaction, isEnough: () => boolean): void {
    const mayStop = this.#counts.length > variantsAtOnce ? isEnough : () => false
    while (this.#counts.length > 0 && !mayStop()) this.#writeCount(transaction)
  }

  /** To what the file says, once for each content: written even where nothing moves, or a sale before the second import would look like a difference. */
  #writeCount(transaction: Transaction): void {
    const count = this.#counts.pop()
    if (count === undefined) return
    const { handle, variantId, onHand, isNew } = count
    const { runtime, locationId, contentHash } = this.#parts
    const id = `import:${contentHash}:${variantId}`
    if (!isNew && transaction.get('movements', id) !== undefined) return
    // What was sold of a new variant since its product came, a commit ago, was sold of these.
    const quantity = isNew ? onHand : onHand - transaction.stockLevel(variantId, locationId).onHand
    const at = runtime.now()
    transaction.put('movements', { id, variantId, locationId, quantity, reason: 'import', orderId: null, at })
    if (quantity !== 0) this.tally.count(handle, 'changed')
  }
}

const outcome = (before: Product | undefined, after: Product): 'added' | 'changed' | 'unchanged' =>
  before === undefined ? 'added' : before === after ? 'unchanged' : 'changed'
