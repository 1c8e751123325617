import type { Order } from '../../../shared/domain/orders/order.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import type { Unfinished } from '../../../shared/domain/shifts/shift.ts'
import type { Reader } from '../ports/store.ts'
import { theShop, timeZoneOf } from '../settings.ts'

/** Carts of the register with something in them, newest first: open ones, and those whose customer is away. */
const openCarts = (reader: Reader, registerId: string): Order[] =>
  reader
    .find('orders', { selector: { registerId, state: { $in: ['draft', 'parked'] } }, sort: [{ updatedAt: 'desc' }] })
    .filter((order) => order.lines.length > 0)

/** What would be carried over if the register's shift closed now, at the moment `at`. Each is found by an index, and they are few. */
export const unfinishedAt = (reader: Reader, registerId: string, at: number): Unfinished => {
  const { open, overdue } = reader.setAsideAt(registerId, dayAt(at, timeZoneOf(theShop(reader))))
  const carts = openCarts(reader, registerId)
  return {
    carts: carts.length,
    partPaid: carts.filter(({ payments }) => payments.length > 0).length,
    setAside: open,
    overdue,
    prints: (['waiting', 'sending', 'uncertain'] as const)
      .flatMap((state) => reader.find('printJobs', { selector: { state } }))
      .filter((job) => job.registerId === registerId && job.kind !== 'test').length,
    payments: reader
      .find('orders', { selector: { effectsDueAt: { $gt: 0 } } })
      .filter((order) => order.registerId === registerId && order.effects.some(isUnknownPayment)).length,
  }
}

/** Asked for at least once, and not answered; of a card terminal from the start, for it is asked first of all. */
const isUnknownPayment = ({ kind, attempts }: Order['effects'][number]): boolean =>
  kind === 'card' || (kind !== 'notify' && attempts > 0)
