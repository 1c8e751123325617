import type { bankStatementMethods } from '../../../shared/contract/bank-statements.ts'
import { matchStatement, type NamingLine } from '../../../shared/domain/orders/bank-statement.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { createMoneyArrival } from '../online/money-arrival.ts'
import type { Session } from '../session.ts'
import { theShop } from '../settings.ts'
import { readCamtStatement } from './camt-statement.ts'
import { readCsvStatement } from './csv-statement.ts'
import { ordersNamed } from './orders-named.ts'
import { withIds } from './read-line.ts'

export const bankStatementHandlers = (adapters: Adapters): Handlers<typeof bankStatementMethods, Session> => {
  const { store, runtime } = adapters
  const arrived = createMoneyArrival(adapters)
  /** In short turns: the thread that reads orders is the one that sells. */
  const others = () => new Promise<void>((resolve) => runtime.afterOthers(resolve))

  const match = async (text: string): Promise<ReturnType<typeof matchStatement> | Refusal> => {
    const { currency, digits } = theShop(store)
    const isXml = text
      .trimStart()
      .replace(/^\uFEFF/, '')
      .startsWith('<')
    const read = isXml ? readCamtStatement(text, digits) : readCsvStatement(text, currency, digits)
    if (isRefusal(read)) return read
    const naming: NamingLine[] = []
    for (const line of withIds(read, runtime.sha256)) {
      naming.push({ line, orders: ordersNamed(store, line.text) })
      await others()
    }
    return matchStatement(naming)
  }
  return {
    'bankStatements.read': async ({ text }) => {
      const matched = await match(text)
      return isRefusal(matched) ? matched : { rows: [...matched.rows] }
    },
    'bankStatements.book': async ({ text }, { staffId }) => {
      const matched = await match(text)
      if (isRefusal(matched)) return matched
      let booked = 0
      for (const { orderId, ...arrival } of matched.bookings) {
        // What somebody booked by hand meanwhile is shown as it is then.
        if (!isRefusal(arrived(staffId, orderId, arrival))) booked += 1
        await others()
      }
      const now = await match(text)
      return isRefusal(now) ? now : { booked, rows: [...now.rows] }
    },
  }
}
