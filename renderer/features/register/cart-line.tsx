import { IconMinus, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { AppliedDiscount } from '../../../shared/domain/pricing/result.ts'
import { amountOfLine, discountsOfLine } from '../../../shared/domain/pricing/shown.ts'
import { completed, type StoredLine } from '../../../shared/domain/pricing/stored.ts'
import { select } from '../../stores/cart.ts'
import { stepQuantity } from '../../stores/cart-selection.ts'
import { useRegisterScreen } from '../../stores/register-screen.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import classes from './cart-lines.module.css'
import { keepFocus } from './focus.ts'

interface CartLineProps {
  readonly line: Line
  readonly priced: StoredLine
  readonly selected: boolean
  /** Another number lights the line once more; 0 not at all. */
  readonly changes: number
}

/** A promotion is called by its name; a discount by hand says its rate. */
const discountText = ({ name, ppm, amount }: AppliedDiscount, format: Format): string => {
  const what = name !== '' ? `${name}, ` : ppm === null ? '' : `${format.rate(ppm)} off, `
  return `${what}${format.money(0 - amount)}`
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

/** Why it comes back, and of which sale. */
const ComesBack = ({ reason, restock, from }: NonNullable<Line['returned']>) => (
  <span className={classes['back']}>
    {from === null ? 'Back without a receipt' : `Back from ${from.number}`}: {reason}
    {restock ? '' : ', not to be sold again'}
  </span>
)

/** One line. It is drawn again only when it has changed itself. */
export const CartLine = memo(({ line, priced, selected, changes }: CartLineProps) => {
  const format = useFormat()
  const amounts = completed(line, priced)
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
        {line.returned === undefined ? step(-1, 'One fewer', <IconMinus size={18} />) : null}
        <Quantity line={line} selected={selected} />
        {line.returned === undefined ? step(1, 'One more', <IconPlus size={18} />) : null}
      </div>
      <div className={classes['words']} role="gridcell">
        <span className={classes['name']}>{line.name}</span>
        <span className={classes['detail']}>
          <span>
            {format.money(amounts.unitPrice)}
            {line.unit === 'kg' ? ' / kg' : ''}
          </span>
          {line.override === undefined ? null : (
            <span className={classes['discount']}>
              {line.override.reason}, was {format.money(line.override.before)}
            </span>
          )}
          {line.override !== undefined || line.listed === undefined ? null : (
            <span className={classes['discount']}>{line.listed.name}</span>
          )}
          {discountsOfLine(amounts).map((discount) => (
            <span key={discount.id} className={classes['discount']}>
              {discountText(discount, format)}
            </span>
          ))}
        </span>
        {line.returned === undefined ? null : <ComesBack {...line.returned} />}
        {line.note ? <span className={classes['note']}>{line.note.text}</span> : null}
      </div>
      <div className={classes['amount']} role="gridcell">
        {format.money(amountOfLine(amounts))}
      </div>
    </div>
  )
})
CartLine.displayName = 'CartLine'
