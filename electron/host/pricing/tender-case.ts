import type { PriceCase } from '../../../shared/contract/price-case.ts'
import { cashIncrement, inCash } from '../../../shared/domain/money/cash.ts'
import { currencyDigits } from '../../../shared/domain/money/currency.ts'
import { nothingRefunded, type Paid, type Refund, refund } from '../../../shared/domain/pricing/refund.ts'
import type { PricedCart } from '../../../shared/domain/pricing/result.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'

/** What the tenders pay of a cart, and what its refunds give back, one after the other. */
export const tenderCase = (given: PriceCase, priced: PricedCart) => {
  const digits = currencyDigits(given.shop.currency)
  const increment = isRefusal(digits) ? 1 : cashIncrement(given.shop.currency, digits)
  const { total } = priced.totals
  const due = inCash(total, increment)
  const paid = paidBy(given.tenders, total, increment)
  return {
    cash: { increment, due, rounding: due - total },
    paid,
    refunds: refundsOf(given, priced, paid.rounding, increment),
  }
}

/** In their order: a card pays up to what is open, cash what coins can pay of it. */
const paidBy = (tenders: PriceCase['tenders'], total: number, increment: number) => {
  let open = total
  let rounding = 0
  let change = 0
  for (const tender of tenders) {
    if (tender.kind === 'card') open -= Math.min(tender.amount, open)
    else {
      const due = inCash(open, increment)
      if (tender.given < due) open -= tender.given
      else {
        rounding += due - open
        change += tender.given - due
        open = 0
      }
    }
  }
  return { open, rounding, change }
}

const refundsOf = (given: PriceCase, priced: PricedCart, rounding: number, increment: number) => {
  const paid: Paid = {
    pricesIncludeTax: given.shop.pricesIncludeTax,
    rounding,
    lines: priced.lines.map((line, place) => ({
      name: given.lines[place]?.sku ?? given.charges[place - given.lines.length]?.name ?? '',
      quantity: given.lines[place]?.quantity ?? given.charges[place - given.lines.length]?.quantity ?? 0,
      priced: line,
    })),
  }
  const answers: (Refund | Refusal)[] = []
  let before = nothingRefunded
  for (const { lines, to } of given.refunds) {
    const back = lines.map(({ line, quantity }) => ({ lineId: `lines[${line}]`, quantity }))
    const answer = refund(paid, before, back, to === 'cash' ? increment : 1)
    answers.push(answer)
    if (!isRefusal(answer)) before = answer.refunded
  }
  return answers
}
