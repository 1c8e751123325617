import { changeProduct, commitWithRevisions, deletePrintJobs, putPrintJob } from './change-catalog.ts'
import { issueSomeVouchers, sellGiftCard } from './gift-cards.ts'
import { importCatalog } from './import-catalog.ts'
import { payInInstalments } from './instalments.ts'
import { sell } from './sell.ts'
import { workOnShift } from './shift-work.ts'
import { sync } from './sync.ts'
import { takeBack } from './take-back.ts'
import type { Trade } from './trade.ts'
import { voidGoods } from './void-goods.ts'
import { cancelWebOrder, placeWebOrder } from './web-order.ts'

type Action = (trade: Trade) => void | Promise<void>

const rebuild: Action = ({ opened }) => opened.rebuildProjections()
const checkpoint: Action = ({ opened }) => opened.connection.exec('PRAGMA wal_checkpoint(PASSIVE)')

/** What a day in the shop is made of, and how often each of it comes. */
const mix: readonly (readonly [Action, number])[] = [
  [sell, 50],
  [sellGiftCard, 4],
  [issueSomeVouchers, 2],
  [takeBack, 8],
  [voidGoods, 6],
  [payInInstalments, 6],
  [workOnShift, 8],
  [placeWebOrder, 6],
  [cancelWebOrder, 4],
  [changeProduct, 8],
  [putPrintJob, 8],
  [deletePrintJobs, 3],
  [commitWithRevisions, 4],
  [sync, 3],
  [rebuild, 2],
  [importCatalog, 2],
  [checkpoint, 2],
]
const all = mix.flatMap(([action, weight]) => Array.from({ length: weight }, () => action))

export const actAtRandom = (trade: Trade): void | Promise<void> => trade.random.pick(all)(trade)

export const actCheckpoint = (trade: Trade): void | Promise<void> => checkpoint(trade)
