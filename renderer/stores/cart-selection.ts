import type { Line } from '../../shared/domain/orders/order.ts'
import { parseDecimal } from '../ui/decimal.ts'
import { notify, useCart } from './cart.ts'
import { changeQuantity, openDialog, voidLine } from './register-screen.ts'

export const selectedLine = (): Line | undefined => {
  const { shown, selected } = useCart.getState()
  return shown?.lines.find((line) => line.id === selected)
}

/** What comes back is changed where it was chosen. */
const chooseAgain = ({ from }: NonNullable<Line['returned']>): void => {
  if (from === null) notify('info', 'This comes back without a receipt: remove it, and take it back anew.')
  else openDialog({ kind: 'return', saleId: from.orderId })
}

/** One more or one fewer; one fewer than one takes the line out. */
export const stepQuantity = (line: Line, step: 1 | -1): void => {
  if (line.returned !== undefined) return chooseAgain(line.returned)
  const quantity = line.quantity + step * 1000
  if (quantity > 0) changeQuantity(line, quantity)
  else if (line.unit === 'piece') voidLine(line.id)
}

/** A quantity that was typed for a line: pieces or kilograms. */
export const applyTypedQuantity = (line: Line, text: string): void => {
  if (line.returned !== undefined) return chooseAgain(line.returned)
  const quantity = line.unit === 'kg' ? parseDecimal(text, 3) : parseDecimal(text, 0)
  if (quantity === null) return notify('problem', `“${text}” is not a quantity.`)
  const thousandths = line.unit === 'kg' ? quantity : quantity * 1000
  if (thousandths === 0) voidLine(line.id)
  else changeQuantity(line, thousandths)
}
