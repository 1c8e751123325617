import type { ImportMapping } from '../../../../shared/contract/catalog.ts'
import type { RowProblem } from '../../../../shared/domain/catalog/catalog-row.ts'
import type { Shop } from '../../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../../adapters.ts'
import { appendJournal } from '../../journal/append.ts'
import { CatalogWriter } from './catalog-writer.ts'
import { columnOf, groupRows } from './group-rows.ts'
import type { CatalogFile } from './open-file.ts'
import { giveWay, turnMilliseconds } from './pause.ts'
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

/** Rows that are read before some are written: many commits' worth, or each reading would end in one that is nearly empty. */
const rowsAhead = 500

/** Brings the file in, piece after piece, until its end or until it is called off. @throws StoreFullError when the disk is full. */
export const runImport = async (
  adapters: Pick<Adapters, 'store' | 'runtime'>,
  upload: Upload,
  order: ImportOrder,
): Promise<void> => {
  const { store, runtime } = adapters
  const { board, pause } = upload
  const { shop, file, contentHash, locationId } = order
  const columns = columnOf(file, order.mapping)
  const rules = {
    format: file.format,
    taxes: shop,
    digits: shop.digits,
    currencyMarks: currencyMarks(shop.currency),
  }
  const codes = await ShopCodes.load(store, pause)
  const writer = new CatalogWriter({ runtime, codes, rules, locationId, contentHash })

  const writePiece = pieceWriter(adapters, writer, (problem) =>
    board.bad({
      line: problem.line,
      column: problem.field === null ? '' : (columns.get(problem.field) ?? problem.field),
      reason: problem.reason,
    }),
  )
  const writeAll = async (): Promise<void> => {
    while (!writer.isEmpty) {
      // Each piece has a turn to itself, or what was read before it would come on top.
      await giveWay(runtime)
      // What was begun is finished: a product is not left without its stock.
      if (upload.cancelled) writer.drop()
      writePiece()
      board.set({ ...writer.tally.counts, done: writer.rowsDone })
    }
  }
  for await (const group of groupRows(file, columns, (row) => board.bad(row), pause)) {
    if (upload.cancelled) break
    writer.add(group)
    if (writer.rowsWaiting >= rowsAhead) await writeAll()
    else await pause()
  }
  await writeAll()

  const state = upload.cancelled ? 'cancelled' : 'done'
  store.commit((transaction) =>
    appendJournal(transaction, runtime, {
      staffId: order.staffId,
      what: 'catalogImported',
      subject: upload.id,
      facts: { state, content: contentHash, ...writer.tally.counts, badRows: board.badCount },
    }),
  )
  if (state === 'done') board.set({ done: board.value.total })
}

/**
 * Writes one commit of the products that wait: as many as fit into a turn together with what the commit itself takes
 * (fsync, change events), of which the last one tells.
 */
const pieceWriter = (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  writer: CatalogWriter,
  bad: (problem: RowProblem) => void,
): (() => void) => {
  let commitTook = 0
  return () => {
    const begun = runtime.elapsed()
    let written = begun
    const isEnough = (): boolean => {
      written = runtime.elapsed()
      return written - begun >= Math.max(turnMilliseconds - commitTook, turnMilliseconds / 2)
    }
    for (const problem of store.commit((transaction) => writer.write(transaction, isEnough))) bad(problem)
    commitTook = runtime.elapsed() - written
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
