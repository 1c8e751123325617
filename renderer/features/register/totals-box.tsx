import { nothing, type Totals } from '../../../shared/domain/pricing/pricing.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import { useCart } from '../../stores/cart.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './totals-box.module.css'

type TaxRow = Totals['taxes'][number]

/** A shop with more rates than this sees those of the cart only: the lines need the room. */
const mostKept = 3

/** What a row shows of a rate; `tax` is null where nothing in the cart has the rate. */
interface ShownRate extends Pick<TaxRow, 'rateId' | 'name' | 'ppm'> {
  readonly tax: number | null
}

/** A row for each of the shop's rates, always in the same place, so that none moves while the cart grows. */
const taxRows = (rates: Shop['taxRates'], taxes: readonly TaxRow[]): readonly ShownRate[] => {
  const charged = taxes.filter((tax) => tax.ppm > 0)
  const kept = rates.filter((rate) => rate.ppm > 0)
  if (kept.length > mostKept) return charged
  const isOf = (tax: TaxRow, rate: Shop['taxRates'][number]): boolean => tax.rateId === rate.id && tax.ppm === rate.ppm
  return [
    ...kept.map((rate) => ({
      rateId: rate.id,
      name: rate.name,
      ppm: rate.ppm,
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

export const TotalsBox = () => {
  const format = useFormat()
  const { taxRates, pricesIncludeTax } = useShop()
  const totals = useCart((state) => state.shown?.totals ?? nothing)
  const taxes = taxRows(taxRates, totals.taxes)
  const including = pricesIncludeTax ? 'including ' : ''
  return (
    <section className={classes['totals']} aria-label="Totals">
      <dl className={classes['rows']}>
        <Row label="Subtotal" value={format.money(totals.subtotal)} />
        <Row
          label="Discount"
          value={totals.discount === 0 ? '–' : format.money(-totals.discount)}
          empty={totals.discount === 0}
        />
      </dl>
      <dl className={classes['rows']}>
        {taxes.map((row) => (
          <Row
            key={`${row.rateId}/${row.ppm}`}
            label={`${including}${row.name} ${format.rate(row.ppm)}`}
            value={row.tax === null ? '–' : format.money(row.tax)}
            empty={row.tax === null}
          />
        ))}
      </dl>
      <p className={classes['total']}>
        Total <strong data-testid="cart-total">{format.money(totals.total)}</strong>
      </p>
    </section>
  )
}
