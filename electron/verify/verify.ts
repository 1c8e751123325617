import type { Movement } from '../../shared/domain/inventory/movement.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { LedgerEntry } from '../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { HubIdentity } from '../../shared/domain/settings/hub-identity.ts'
import type { Device, Setting } from '../../shared/domain/settings/settings.ts'
import type { Share } from '../../shared/domain/shares/share.ts'
import type { ShiftReport } from '../../shared/domain/shifts/report.ts'
import type { Shift } from '../../shared/domain/shifts/shift.ts'
import { CannotVerify, DataFile } from './data-file.ts'
import { type Area, Faults, plural } from './findings.ts'
import { checkJournal } from './journal.ts'
import { checkLedgers } from './ledgers.ts'
import { allLeftOut, checkLeftOut } from './left-out.ts'
import { checkCardTransactions } from './orders/check-cards.ts'
import { checkMoneyTold } from './orders/check-money-told.ts'
import { checkOrder } from './orders/check-order.ts'
import { checkProofsTold } from './orders/check-proofs-told.ts'
import { checkRefunds } from './orders/check-refunds.ts'
import { checkReturns } from './orders/check-returns.ts'
import { checkSplits } from './orders/check-splits.ts'
import { checkTold } from './orders/check-told.ts'
import { checkVoidsTold } from './orders/check-voids-told.ts'
import type { OrderFacts } from './orders/order-facts.ts'
import { secondSales } from './orders/second-sales.ts'
import { checkReceipts } from './receipts.ts'
import { checkShifts } from './shifts/check-shifts.ts'
import { checkStock } from './stock.ts'

/**
 * Recomputes a data file from its entries, area by area. The file is read, never written.
 * @throws CannotVerify where there is nothing to verify in it.
 */
export const verifyFile = (file: string): Area[] => {
  const data = new DataFile(file)
  try {
    const settings = [...data.documents<Setting>('settings')]
    if (!settings.some(({ kind }) => kind === 'shop'))
      throw new CannotVerify(`No shop is set up in ${file} yet: there is nothing to verify.`)
    if ([...data.rows('sync_earlier')].length > 0)
      throw new CannotVerify('Earlier orders are still on their way from the hub: verify it when they are there.')
    const whole = data.check()
    // What can't be read can't be recomputed.
    if (whole.faults.length > 0) return [whole]
    const journal = [...data.documents<JournalEntry>('journal')]
    const device = settings.find((one): one is Device => one.kind === 'device')
    const left = allLeftOut(data.rows('sync_left'))
    const ofHere = journal.filter(({ subject }) => !left.has(subject))
    const faults = new Faults()
    const { orders, checked } = readOrders(data.documents<Order>('orders'), ofHere, faults)
    checkLeftOut(left, orders, journal, device, faults)
    return [
      whole,
      checkJournal(() => journal, device, otherTills(settings), hubsOf(settings)),
      { name: 'Orders', checked, count: orders.size, faults: faults.found },
      checkStock(
        { orders, left },
        data.documents<Movement>('movements'),
        data.rows('stock_levels'),
        sharesOf(settings, device),
      ),
      checkLedgers({ orders, left }, data.documents<LedgerEntry>('ledgers'), ofHere, data.rows('ledger_balances')),
      checkReceipts({ orders, left }, journal, settings),
      checkShifts(data.documents<Shift | ShiftReport>('shifts'), { orders, left }, ofHere, settings),
    ]
  } finally {
    data.close()
  }
}

/** What hubs say of themselves: the shop's own, and any that it had before. */
const hubsOf = (settings: readonly Setting[]): HubIdentity[] =>
  settings.flatMap((one) => (one.kind === 'hubIdentity' ? [one] : []))

/** Of this device: what was another's before a backup was restored may not be sold any more. */
const sharesOf = (settings: readonly Setting[], device: Device | undefined): Share[] =>
  settings.flatMap((one) => (one.kind === 'share' && one.deviceId === device?.deviceId ? [one] : []))

/** The devices that run the shop's registers, as the tills have told since the shop has a hub; null where it has none. */
const otherTills = (settings: readonly Setting[]): ReadonlySet<string> | null => {
  const told = settings.flatMap((one) => (one.kind === 'register' && one.deviceId !== undefined ? [one.deviceId] : []))
  return told.length === 0 ? null : new Set(told)
}

const readOrders = (
  documents: Iterable<Order>,
  journal: readonly JournalEntry[],
  faults: Faults,
): { readonly orders: ReadonlyMap<string, OrderFacts>; readonly checked: string } => {
  const orders = new Map<string, OrderFacts>()
  let entries = 0
  for (const order of documents) {
    entries += order.entries.length
    orders.set(order.id, checkOrder(order, faults))
    for (const [place, second] of secondSales(order, faults).entries()) orders.set(`${order.id} ${place}`, second)
  }
  checkTold(orders, journal, faults)
  checkMoneyTold(orders, journal, faults)
  checkProofsTold(orders, journal, faults)
  checkVoidsTold(orders, journal, faults)
  checkReturns(orders, faults)
  checkRefunds(orders, journal, faults)
  checkSplits(orders, faults)
  checkCardTransactions(orders, faults)
  return { orders, checked: `${plural(orders.size, 'order')} from ${plural(entries, 'entry', 'entries')}` }
}
