import { z } from 'zod'
import { decimalText } from '../../../shared/domain/format/format.ts'
import type { Money } from '../../order-manager/ports/gateway.ts'

/** PayPal's money: a decimal string with as many digits as the currency has (`components.schemas.money`). */
export const payPalMoney = z.object({ currency_code: z.string(), value: z.string() })
export type PayPalMoney = z.output<typeof payPalMoney>

export const toPayPal = (money: Money): PayPalMoney => ({
  currency_code: money.currency,
  value: decimalText(money.amount, money.digits),
})

/** Whether PayPal speaks of exactly this money. `12.5`, `12.50` and `12.500` are the same amount. */
export const isSameMoney = (theirs: PayPalMoney, ours: Money): boolean =>
  theirs.currency_code === ours.currency &&
  canonical(theirs.value) !== null &&
  canonical(theirs.value) === canonical(decimalText(ours.amount, ours.digits))

/** Without the zeros that mean nothing; null for what is no decimal. */
const canonical = (decimal: string): string | null => {
  const parts = /^(-?)(\d*)(?:\.(\d+))?$/.exec(decimal)
  if (parts === null) return null
  const whole = (parts[2] ?? '').replace(/^0+/, '')
  const fraction = (parts[3] ?? '').replace(/0+$/, '')
  return whole === '' && fraction === '' ? '0' : `${parts[1] ?? ''}${whole || '0'}.${fraction}`
}
