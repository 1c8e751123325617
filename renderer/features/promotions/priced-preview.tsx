import type { PricePreview } from '../../../shared/contract/prices.ts'
import { formatTaxName } from '../../../shared/domain/format/format.ts'
import { amountOfLine, discountsOfLine, discountsOfOrder } from '../../../shared/domain/pricing/shown.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import classes from './preview.module.css'

/** The lines with what is off them, what is off the order, the taxes by rate, and the total. */
export const PricedPreview = ({ priced }: { readonly priced: PricePreview }) => {
  const format = useFormat()
  const { pricesIncludeTax, locale } = useShop()
  const { lines, names, totals } = priced
  return (
    <section aria-label="What it costs" className={classes['paper']}>
      {lines.map((line, place) => (
        <div key={line.id} className={classes['row']}>
          <span>
            {names[place]} <small>{format.money(line.unitPrice)} each</small>
            {discountsOfLine(line).map(({ id, name, amount }) => (
              <small key={id} className={classes['off']}>
                {name}, {format.money(0 - amount)}
              </small>
            ))}
          </span>
          <span>{format.figures(amountOfLine(line))}</span>
        </div>
      ))}
      {discountsOfOrder(lines).map(({ id, name, amount }) => (
        <div key={id} className={classes['row']}>
          <span>{name}</span>
          <span>{format.figures(0 - amount)}</span>
        </div>
      ))}
      {totals.taxes.map((row) => (
        <div key={`${row.rateId}/${row.ppm}`} className={classes['tax']}>
          <span>
            {pricesIncludeTax ? 'including ' : ''}
            {formatTaxName(row, locale)} of {format.figures(row.net)}
          </span>
          <span>{format.figures(row.tax)}</span>
        </div>
      ))}
      <div className={classes['total']}>
        <span>Total</span>
        <strong>{format.money(totals.total)}</strong>
      </div>
    </section>
  )
}
