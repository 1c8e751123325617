import type { Order } from '../../shared/domain/orders/order.ts'
import type { Invoice } from './read-invoices.ts'

/** A line of a sale, and how much of it may still come back: whole units. */
export interface SoldLine {
  readonly saleId: string
  readonly lineId: string
  /** What stands on the slip of the card that paid for it. */
  readonly reference: string
  left: number
}

/** What comes back of one line of a sale. */
export interface Part {
  readonly saleId: string
  readonly lineId: string
  readonly reference: string
  readonly units: number
}

/** What each customer bought of what, at which price, the latest last. */
export class SoldLines {
  readonly #byGoods = new Map<string, SoldLine[]>()

  /** Remembers a sale. Who is not known can't be matched. */
  add({ customer, number: reference }: Invoice, { id: saleId, lines }: Order): void {
    if (customer === '') return
    for (const { id: lineId, sku, unitPrice, quantity } of lines) {
      const key = keyOf(customer, sku, unitPrice)
      const known = this.#byGoods.get(key) ?? []
      this.#byGoods.set(key, known)
      known.push({ saleId, lineId, reference, left: quantity / 1000 })
    }
  }

  /** Takes as many units as come back off what was sold, the latest sale first; `rest` was never sold to this customer so. */
  take(
    customer: string,
    sku: string,
    unitPrice: number,
    units: number,
  ): { readonly parts: Part[]; readonly rest: number } {
    const parts: Part[] = []
    let rest = units
    for (const line of (this.#byGoods.get(keyOf(customer, sku, unitPrice)) ?? []).toReversed()) {
      const taken = Math.min(rest, line.left)
      if (taken === 0) continue
      line.left -= taken
      rest -= taken
      parts.push({ saleId: line.saleId, lineId: line.lineId, reference: line.reference, units: taken })
    }
    return { parts, rest }
  }
}

const keyOf = (customer: string, sku: string, unitPrice: number): string => `${customer} ${sku} ${unitPrice}`
