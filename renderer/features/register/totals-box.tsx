import { useMemo } from 'react'
import { formatTaxName } from '../../../shared/domain/format/format.ts'
import { sum } from '../../../shared/domain/money/money.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { paidOf } from '../../../shared/domain/orders/payments.ts'
import { type AppliedDiscount, nothing, type Totals } from '../../../shared/domain/pricing/result.ts'
import { discountsOfLine, discountsOfOrder } from '../../../shared/domain/pricing/shown.ts'
import { pricedLines } from '../../../shared/domain/pricing/stored.ts'
import type { Tax } from '../../../shared/domain/pricing/tax.ts'
import { useCart } from '../../stores/cart.ts'
import { taxesNow } from '../../stores/offers.ts'
import { type Format, useFormat, useShop } from '../../stores/shop.ts'
import classes from './totals-box.module.css'

type TaxRow = Totals['taxes'][number]

/** A shop with more rates than this sees those of the cart only: the lines need the room. */
const mostKept = 3

/** What a row shows of a rate; `tax` is null where nothing in the cart has the rate. */
interface ShownRate extends Pick<TaxRow, 'rateId' | 'name' | 'ppm' | 'perUnit'> {
  readonly tax: number | null
}

/** A row for each of the shop's rates, always in the same place, so that none moves while the cart grows. */
const taxRows = (rates: readonly Tax[], taxes: readonly TaxRow[]): readonly ShownRate[] => {
  const charged = taxes.filter((tax) => tax.ppm > 0 || tax.perUnit !== undefined)
  const kept = rates.filter((rate) => rate.ppm > 0 || rate.perUnit !== undefined)
  if (kept.length > mostKept) return charged
  const isOf = (tax: TaxRow, rate: Tax): boolean => tax.rateId === rate.id && tax.ppm === rate.ppm
  return [
    ...kept.map((rate) => ({
      rateId: rate.id,
      name: rate.name,
      ppm: rate.ppm,
      ...(rate.perUnit === undefined ? {} : { perUnit: rate.perUnit }),
      tax: charged.find((tax) => isOf(tax, rate))?.tax ?? null,
    })),
    // A rate that was changed since it came into the cart.
    ...charged.filter((tax) => !kept.some((rate) => isOf(tax, rate))),
  ]
}

interface RowProps {
  readonly label: string
  readonly value: string
  readonly empty?: boolean
}

const Row = ({ label, value, empty = false }: RowProps) => (
  <div className={classes['row']} data-empty={empty || undefined}>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

/** What is off the lines together, and each discount of the order. */
const discountsOf = (cart: Order | null) => {
  const lines = cart === null ? [] : pricedLines(cart)
  return {
    ofLines: sum(lines.flatMap((line) => discountsOfLine(line).map(({ amount }) => amount))),
    ofOrder: discountsOfOrder(lines),
  }
}

const nameOf = ({ name, ppm }: AppliedDiscount, format: Format): string =>
  name === '' ? `Discount on the order${ppm === null ? '' : ` ${format.rate(ppm)}`}` : name

export const TotalsBox = () => {
  const format = useFormat()
  const { taxRates, pricesIncludeTax, locale } = useShop()
  const cart = useCart((state) => state.shown)
  const totals = cart?.totals ?? nothing
  const paid = cart === null ? 0 : paidOf(cart)
  const { ofLines, ofOrder } = useMemo(() => discountsOf(cart), [cart])
  const taxes = taxRows(taxesNow(taxRates), totals.taxes)
  const including = pricesIncludeTax ? 'including ' : ''
  return (
    <section className={classes['totals']} aria-label="Totals">
      <dl className={classes['rows']}>
        <Row label="Subtotal" value={format.money(totals.subtotal)} />
        <Row label="Discount" value={ofLines === 0 ? '–' : format.money(0 - ofLines)} empty={ofLines === 0} />
        {ofOrder.map((one) => (
          <Row key={one.id} label={nameOf(one, format)} value={format.money(0 - one.amount)} />
        ))}
      </dl>
      <dl className={classes['rows']}>
        {taxes.map((row) => (
          <Row
            key={`${row.rateId}/${row.ppm}`}
            label={`${including}${formatTaxName(row, locale)}`}
            value={row.tax === null ? '–' : format.money(row.tax)}
            empty={row.tax === null}
          />
        ))}
      </dl>
      <p className={classes['total']}>
        Total <strong data-testid="cart-total">{format.money(totals.total)}</strong>
      </p>
      {paid === 0 ? null : (
        <p className={classes['paid']}>
          {paid > 0 ? 'Paid so far' : 'Paid back so far'} <span>{format.money(Math.abs(paid))}</span>
        </p>
      )}
    </section>
  )
}
