import { nothing } from '../../../shared/domain/pricing/pricing.ts'
import { useCart } from '../../stores/cart.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './totals-box.module.css'

/** Rates that have a row kept for them, so that the box does not grow while a cart does. */
const mostReserved = 2

export const TotalsBox = () => {
  const format = useFormat()
  const { taxRates, pricesIncludeTax } = useShop()
  const totals = useCart((state) => state.shown?.totals ?? nothing)
  const reserved = Math.min(taxRates.filter((rate) => rate.ppm > 0).length, mostReserved)
  const including = pricesIncludeTax ? 'including ' : ''
  return (
    <dl className={classes['totals']} aria-label="Totals">
      <div className={classes['row']}>
        <dt>Subtotal</dt>
        <dd>{format.money(totals.subtotal)}</dd>
      </div>
      <div className={classes['row']} data-empty={totals.discount === 0 || undefined}>
        <dt>Discount</dt>
        <dd>{totals.discount === 0 ? '–' : format.money(-totals.discount)}</dd>
      </div>
      <div className={classes['taxes']} style={{ minHeight: `${reserved * 24}px` }}>
        {totals.taxes
          .filter((row) => row.ppm > 0)
          .map((row) => (
            <div key={`${row.rateId}/${row.ppm}`} className={classes['row']}>
              <dt>
                {including}
                {row.name} {format.rate(row.ppm)}
              </dt>
              <dd>{format.money(row.tax)}</dd>
            </div>
          ))}
      </div>
      <div className={classes['total']}>
        <dt>Total</dt>
        <dd data-testid="cart-total">{format.money(totals.total)}</dd>
      </div>
    </dl>
  )
}
