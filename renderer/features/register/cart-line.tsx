import { IconMinus, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { PricedLine } from '../../../shared/domain/pricing/pricing.ts'
import { select } from '../../stores/cart.ts'
import { stepQuantity } from '../../stores/cart-selection.ts'
import { useRegisterScreen } from '../../stores/register-screen.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import classes from './cart-lines.module.css'
import { keepFocus } from './focus.ts'

interface CartLineProps {
  readonly line: Line
  readonly priced: PricedLine
  readonly selected: boolean
  /** Another number lights the line once more; 0 not at all. */
  readonly changes: number
}

const discountText = ({ discount }: Line, priced: PricedLine, format: Format): string | null => {
  if (discount === null) return null
  const rate = discount.kind === 'percent' ? `${format.rate(discount.ppm)} off, ` : ''
  return `${rate}−${format.money(priced.discount)}`
}

const Quantity = ({ line, selected }: { readonly line: Line; readonly selected: boolean }) => {
  const format = useFormat()
  const typed = useRegisterScreen((state) => (selected ? state.typedQuantity : ''))
  const text =
    line.unit === 'kg'
      ? format.quantity(line.quantity, 'kg').replace(/\s*kg$/, '')
      : format.quantity(line.quantity, 'piece')
  return (
    <span className={classes['quantity']} data-typed={typed !== '' || undefined}>
      {typed === '' ? text : typed}
      {line.unit === 'kg' ? <span className={classes['unit']}>kg</span> : null}
    </span>
  )
}

/** One line. It is drawn again only when it has changed itself. */
export const CartLine = memo(({ line, priced, selected, changes }: CartLineProps) => {
  const format = useFormat()
  const discount = discountText(line, priced, format)
  const step = (by: 1 | -1, name: string, icon: React.ReactNode) => (
    <button
      type="button"
      className={classes['step']}
      aria-label={`${name} ${line.name}`}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={() => {
        select(line.id)
        stepQuantity(line, by)
      }}
    >
      {icon}
    </button>
  )
  return (
    <div
      className={classes['line']}
      role="row"
      tabIndex={-1}
      aria-selected={selected}
      data-line={line.id}
      onMouseDown={keepFocus}
      onClick={() => select(line.id)}
      onKeyDown={undefined}
    >
      {changes === 0 ? null : <span key={changes} className={classes['flash']} />}
      <div className={classes['stepper']} role="gridcell">
        {step(-1, 'One fewer', <IconMinus size={18} />)}
        <Quantity line={line} selected={selected} />
        {step(1, 'One more', <IconPlus size={18} />)}
      </div>
      <div className={classes['words']} role="gridcell">
        <span className={classes['name']}>{line.name}</span>
        <span className={classes['detail']}>
          {format.money(line.unitPrice)}
          {line.unit === 'kg' ? ' / kg' : ''}
          {discount === null ? null : <span className={classes['discount']}>{discount}</span>}
        </span>
        {line.note ? <span className={classes['note']}>{line.note.text}</span> : null}
      </div>
      <div className={classes['amount']} role="gridcell">
        {format.money(priced.subtotal - priced.discount)}
      </div>
    </div>
  )
})
CartLine.displayName = 'CartLine'
