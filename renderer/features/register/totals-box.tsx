import type { CSSProperties } from 'react'
import { nothing } from '../../../shared/domain/pricing/pricing.ts'
import { useCart } from '../../stores/cart.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './totals-box.module.css'

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
  const rates = taxRates.filter((rate) => rate.ppm > 0).length
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
      {/* A row is kept for each rate, as far as there is room, so that the box does not grow while a cart does. */}
      <dl className={classes['taxes']} style={{ '--rates': rates } as CSSProperties}>
        {totals.taxes
          .filter((tax) => tax.ppm > 0)
          .map((tax) => (
            <Row
              key={`${tax.rateId}/${tax.ppm}`}
              label={`${including}${tax.name} ${format.rate(tax.ppm)}`}
              value={format.money(tax.tax)}
            />
          ))}
      </dl>
      <p className={classes['total']}>
        Total <strong data-testid="cart-total">{format.money(totals.total)}</strong>
      </p>
    </section>
  )
}
