import { type Row, receiptView } from '../../../shared/domain/documents/receipt-view.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { useShop } from '../../stores/shop.ts'
import classes from './receipt-paper.module.css'

const Pair = ({ row }: { readonly row: Row }) => (
  <div className={classes['pair']}>
    <span>{row.label}</span>
    <span>{row.value}</span>
  </div>
)

interface ReceiptPaperProps {
  readonly order: Order
  readonly staffName: string | null
}

/** The receipt as it is printed, on screen. */
export const ReceiptPaper = ({ order, staffName }: ReceiptPaperProps) => {
  const shop = useShop()
  const view = receiptView({ order, shop, staffName, copy: false })
  return (
    <article className={classes['paper']} aria-label={`Receipt ${view.number}`}>
      <header className={classes['head']}>
        <strong>{view.shopName}</strong>
        {view.address.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </header>
      <div className={classes['block']}>
        {view.about.map((row) => (
          <Pair key={row.label} row={row} />
        ))}
      </div>
      <div className={classes['block']}>
        {view.lines.map((line) => (
          <div key={line.id} className={classes['line']}>
            <Pair row={{ label: line.name, value: line.amount }} />
            {line.detail === '' ? null : <div className={classes['detail']}>{line.detail}</div>}
            {line.discounts.map((row) => (
              <div key={row.label} className={classes['detail']}>
                <Pair row={row} />
              </div>
            ))}
            {line.note === null ? null : <div className={classes['detail']}>{line.note}</div>}
          </div>
        ))}
      </div>
      <div className={classes['block']}>
        {view.sums.map((row) => (
          <Pair key={row.label} row={row} />
        ))}
        <div className={classes['total']}>
          <Pair row={view.total} />
        </div>
        {view.payments.map((row) => (
          <Pair key={row.label} row={row} />
        ))}
      </div>
      {view.taxes.length === 0 ? null : (
        <table className={classes['taxes']}>
          <thead>
            <tr>
              <th scope="col">Tax</th>
              <th scope="col">Net</th>
              <th scope="col">Tax</th>
              <th scope="col">Gross</th>
            </tr>
          </thead>
          <tbody>
            {view.taxes.map((tax) => (
              <tr key={tax.label}>
                <th scope="row">{tax.label}</th>
                <td>{tax.net}</td>
                <td>{tax.tax}</td>
                <td>{tax.gross}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.note === null ? null : <p className={classes['block']}>{view.note}</p>}
      <footer className={classes['closing']}>{view.closing}</footer>
    </article>
  )
}
