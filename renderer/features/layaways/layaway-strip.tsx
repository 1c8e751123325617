import { formatDate } from '../../../shared/domain/format/format.ts'
import { useCart } from '../../stores/cart.ts'
import { useShop } from '../../stores/shop.ts'
import classes from './layaways.module.css'

/** On a cart that was set aside, and has been taken up to be paid. */
export const LayawayStrip = () => {
  const layaway = useCart((state) => state.shown?.layaway)
  const { locale } = useShop()
  return layaway === undefined ? null : (
    <p className={classes['strip']}>
      <strong>Set aside as {layaway.number}</strong>
      <span>until {formatDate(layaway.heldUntil, locale)}</span>
    </p>
  )
}
