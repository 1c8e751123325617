import type { Order } from '../../shared/domain/orders/order.ts'
import type { Client } from '../support/client.ts'
import { skuOf } from './catalog.ts'
import { correctStock } from './correct-stock.ts'
import { inLines, variantOf } from './counter.ts'
import { isStockCorrection } from './oddities.ts'
import type { ReplayShop } from './open-shop.ts'
import { type Invoice, pennies } from './read-invoices.ts'
import type { Part, SoldLines } from './sold-lines.ts'

const newId = () => crypto.randomUUID()
const reason = 'Cancelled'

/** How the shop takes things back: what has no receipt at the price that is said, and all of it in cash. */
export const allowReturns = async (client: Client): Promise<void> => {
  const rules = { windowDays: 0, reasons: [reason], withoutReceipt: 'entered' as const, mostCash: 100_000_000_00 }
  await client.do('returns.setRules', rules)
}

/** How many rows of an invoice found the sale that they are of, wholly or in part. */
export interface TakenBack {
  readonly order: Order | null
  readonly matched: number
  readonly unmatched: number
  readonly corrected: number
}

/**
 * Takes back what an invoice says, and pays it out: by the card that its sale was paid with, and in cash what has no
 * receipt. Stock that is only corrected is counted anew.
 */
export const takeBack = async (
  { client, known, locationId }: Omit<ReplayShop, 'close'>,
  invoice: Invoice,
  sold: SoldLines,
): Promise<TakenBack> => {
  const corrections = invoice.rows.filter(isStockCorrection)
  for (const row of corrections) await correctStock(client, row, variantOf(known, row), locationId)
  const rows = invoice.rows.filter((row) => !isStockCorrection(row))
  if (rows.length === 0) return { order: null, matched: 0, unmatched: 0, corrected: corrections.length }

  const found = rows.map((row) => ({
    row,
    ...sold.take(invoice.customer, skuOf(row), pennies(row.price), 0 - row.quantity),
  }))
  const orderId = newId()
  let order: Order | null = null
  for (const [saleId, parts] of bySale(found.flatMap((one) => one.parts))) {
    const lines = parts.map(({ lineId, units }) => ({
      ...{ id: newId(), saleLineId: lineId, quantity: units * 1000, reason, restock: true },
    }))
    order = (await client.do('returns.take', { orderId, saleId, lines })).order
  }
  for (const { row, rest } of found)
    for (const quantity of inLines(rest * 1000)) {
      const goods = { variantId: variantOf(known, row), quantity, unitPrice: pennies(row.price), reason, restock: true }
      order = (await client.do('returns.takeUnproven', { orderId, lineId: newId(), ...goods })).order
    }
  const unmatched = found.filter(({ parts }) => parts.length === 0).length
  if (order === null) throw new Error(`${invoice.number} brings nothing back.`)
  const cards = new Map(found.flatMap(({ parts }) => parts.map(({ saleId, reference }) => [saleId, reference])))
  return {
    order: await payOut(client, order, cards),
    matched: rows.length - unmatched,
    unmatched,
    corrected: corrections.length,
  }
}

/** A sale's lines by the sale, each once. */
const bySale = (parts: readonly Part[]): Map<string, Part[]> => {
  const sales = new Map<string, Map<string, Part>>()
  for (const part of parts) {
    const lines = sales.get(part.saleId) ?? new Map<string, Part>()
    sales.set(part.saleId, lines)
    lines.set(part.lineId, { ...part, units: part.units + (lines.get(part.lineId)?.units ?? 0) })
  }
  return new Map([...sales].map(([id, lines]) => [id, [...lines.values()]]))
}

/** Pays each sale's share back to its card; in cash what is still due. */
const payOut = async (client: Client, cart: Order, cards: ReadonlyMap<string, string>): Promise<Order> => {
  const { total } = cart.totals
  const shares = new Map<string, number>()
  for (const { id, returned } of cart.lines) {
    const reference = cards.get(returned?.from?.orderId ?? '')
    const gross = cart.priced.find((priced) => priced.id === id)?.gross ?? 0
    if (reference !== undefined && gross !== 0) shares.set(reference, (shares.get(reference) ?? 0) + gross)
  }
  let order = cart
  let due = total
  const pay = async (tender: { kind: 'card'; reference: string; amount: number } | { kind: 'cash'; given: number }) => {
    order = (await client.do('register.pay', { orderId: cart.id, paymentId: newId(), total, tender })).order
  }
  for (const [reference, amount] of shares) {
    due -= amount
    await pay({ kind: 'card', reference, amount })
  }
  if (order.state === 'draft') await pay({ kind: 'cash', given: due })
  if (order.state !== 'completed') throw new Error(`What comes back with ${cart.id} is not paid out.`)
  return order
}
