import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { formatTaxName } from '../../../shared/domain/format/format.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { StoredLine } from '../../../shared/domain/pricing/stored.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './order.module.css'

/** The lines with what each comes to, and the totals by tax rate. All amounts are those that the order holds. */
export const OrderLines = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const { locale } = useShop()
  const priced = new Map(order.priced.map((line) => [line.id, line]))
  const discounted = order.totals.discount !== 0
  const columns = discounted ? 6 : 5
  return (
    <Panel title="Lines" flush>
      <table className={classes['lines']}>
        <thead>
          <tr>
            <th>Product</th>
            <th data-number>Quantity</th>
            <th data-number>Price</th>
            {discounted ? <th data-number>Discount</th> : null}
            <th data-number>Tax</th>
            <th data-number>Amount</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => {
            const amounts = priced.get(line.id)
            return (
              <tr key={line.id}>
                <td>
                  <div>{line.name}</div>
                  <LineNote line={line} />
                  <PriceNote line={line} amounts={amounts} />
                </td>
                <td data-number>{format.quantity(line.quantity, line.unit)}</td>
                <td data-number>{format.figures(line.unitPrice)}</td>
                {discounted ? (
                  <td data-number>
                    {amounts === undefined || amounts.discount === 0 ? '' : `−${format.figures(amounts.discount)}`}
                  </td>
                ) : null}
                <td data-number className={classes['soft']}>
                  {format.rate(line.taxRate.ppm)}
                </td>
                <td data-number>
                  {amounts === undefined ? '' : format.figures(order.pricesIncludeTax ? amounts.gross : amounts.net)}
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          {discounted || !order.pricesIncludeTax ? (
            <tr>
              <th colSpan={columns - 1}>{order.pricesIncludeTax ? 'Before discount' : 'Without tax'}</th>
              <td data-number>{format.figures(order.pricesIncludeTax ? order.totals.subtotal : order.totals.net)}</td>
            </tr>
          ) : null}
          {order.totals.taxes.map((tax) => (
            <tr key={`${tax.rateId} ${tax.ppm}`} className={classes['soft']}>
              <th colSpan={columns - 1}>
                {order.pricesIncludeTax ? 'Includes ' : ''}
                {formatTaxName(tax, locale)} on {format.figures(tax.net)}
              </th>
              <td data-number>{format.figures(tax.tax)}</td>
            </tr>
          ))}
          <tr data-total>
            <th colSpan={columns - 1}>Total</th>
            <td data-number>{format.money(order.totals.total)}</td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  )
}

/** Why it costs something else than its price: what was agreed, its price list, its promotions. */
const PriceNote = ({ line, amounts }: { readonly line: Line; readonly amounts: StoredLine | undefined }) => {
  const promotions = (amounts?.discounts ?? []).map(({ name }) => name).filter((name) => name !== '')
  const reasons = [line.override?.reason ?? line.listed?.name ?? '', ...promotions].filter((reason) => reason !== '')
  return reasons.length === 0 ? null : <small className={classes['soft']}> · {reasons.join(', ')}</small>
}

const LineNote = ({ line }: { readonly line: Line }) => {
  if (line.kind === 'shipping') return <small className={classes['soft']}>Shipping</small>
  return (
    <small className={classes['soft']}>
      {line.sku}
      {line.kind === 'digital' ? ' · digital' : ''}
      {line.note ? ` · “${line.note.text}”` : ''}
    </small>
  )
}
