import { Link } from '@tanstack/react-router'
import { useCart } from '../../stores/cart.ts'
import { useFormat } from '../../stores/shop.ts'
import classes from './last-sale.module.css'

/** The sale before, for the customer who comes back for the receipt, and after a restart for the cashier. */
export const LastSale = () => {
  const last = useCart((state) => state.last)
  const format = useFormat()
  if (last === null) return null
  return (
    <Link to="/receipts/$orderId" params={{ orderId: last.id }} className={classes['last']}>
      Last sale: <strong>{last.number}</strong> · {format.money(last.totals.total)}
    </Link>
  )
}
