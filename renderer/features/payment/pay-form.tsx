import { useEffect, useRef } from 'react'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { cardProgress } from '../../../shared/domain/orders/decide-card.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { cashDue, dueOf } from '../../../shared/domain/orders/payments.ts'
import { useQuery } from '../../client/use-query.ts'
import { askedTender, isByNumber, presetOf, tipIn } from '../../stores/asked-tender.ts'
import { chargeCard } from '../../stores/card-payment.ts'
import { pay, useCheckout } from '../../stores/checkout.ts'
import { lookUpGiftCard } from '../../stores/gift-card.ts'
import { enterTip, setTender, usePaymentForm } from '../../stores/payment-form.ts'
import { useCardTerminal, useFormat, useShop, useTenders } from '../../stores/shop.ts'
import { Segments } from '../../ui/segments.tsx'
import { AccountForm } from './account-form.tsx'
import { AmountKeys } from './amount-keys.tsx'
import { CardForm } from './card-form.tsx'
import { CashForm } from './cash-form.tsx'
import { faultOf, obstacleOf } from './faults.ts'
import { GiftCardForm } from './gift-card-form.tsx'
import { mayTip } from './may-tip.ts'
import { PartField } from './part-field.tsx'
import { PaymentFrame } from './payment-frame.tsx'
import { TenderLabel } from './tender-label.tsx'
import { tendersTaken } from './tenders-taken.ts'
import { TerminalForm } from './terminal-form.tsx'
import { TerminalProgress } from './terminal-progress.tsx'
import { TipButton, TipForm } from './tip-form.tsx'
import { useWaiting } from './use-waiting.ts'

/** What may be spent of what pays, in minor units; null where it is not known, or there is no end to it. */
const useAvailable = ({ payments, customer }: Order): number | null => {
  const { tender, card } = usePaymentForm()
  const customerId = customer?.record?.id
  // Asked again after each payment: it may have been paid with.
  const { value } = useQuery(
    'register.customerAccounts',
    customerId === undefined ? null : { customerId },
    payments.length,
  )
  if (isByNumber(tender)) return card?.spendable ?? null
  return value?.find(({ ledger }) => ledger === tender)?.spendable ?? null
}

/** What of what is on screen says itself what is wrong with it. */
const fieldsOf = (tender: AskedTender['kind'], enteringTip: boolean): string[] => {
  if (enteringTip) return ['tip']
  if (tender === 'cash') return ['given']
  return isByNumber(tender) ? ['amount', 'number'] : ['amount', 'reference']
}

/** Takes what is due, in as many payments as it takes. */
export const PayForm = ({ order }: { readonly order: Order }) => {
  const format = useFormat()
  const { currency, digits } = useShop()
  const rules = useTenders()
  const form = usePaymentForm()
  const { tender, card, beside } = form
  const tip = tipIn(form, digits)
  const given = typeof tip === 'number' ? tip : 0
  const available = useAvailable(order)
  const refusal = useCheckout((state) => state.refusal)
  const waiting = useWaiting()
  const due = dueOf(order)
  const coins = tender === 'cash' ? cashDue(due, currency, digits) : { amount: due, rounding: 0 }
  const isLookedUp = !isByNumber(tender) || card !== null
  const asked = askedTender(form, { due, available, currency, digits, format })
  const progress = cardProgress(order)
  const tips = progress === null && mayTip(rules, tender, due)
  const enteringTip = tips && form.enteringTip
  const byTerminal = useCardTerminal() !== null && tender === 'card' && beside !== true && due > 0

  const complete = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Not into a field, which would take the keys of the tenders: digits reach the amount from everywhere.
    if ((tender !== 'cash' && isLookedUp) || enteringTip) complete.current?.focus()
  }, [tender, isLookedUp, beside, enteringTip])

  const fault = (field: string): string | null => faultOf(field, asked, refusal)
  const disabled = waiting || progress !== null
  const part = (
    <PartField label="Amount" preset={presetOf({ due, available })} fault={fault('amount')} disabled={disabled} />
  )
  const fields = fieldsOf(tender, enteringTip)
  const submitLabel = (): string => {
    if (enteringTip) return given === 0 ? 'Go on without a tip' : `Go on with a tip of ${format.money(given)}`
    if (due === 0 && order.lines.some(({ returned }) => returned !== undefined)) return 'Complete the exchange'
    if (!isLookedUp) return 'Look it up'
    if ('left' in asked && asked.left > 0)
      return `${byTerminal ? 'Charge' : 'Take'} ${format.money(due - asked.left + given)}, ${format.money(asked.left)} left`
    return byTerminal ? 'Charge the card' : 'Complete sale'
  }
  const obstacle = (): string | null => {
    if (enteringTip) return typeof tip === 'number' ? null : obstacleOf(tip, fields)
    return obstacleOf(asked, fields)
  }
  const body = () => {
    if (progress !== null) return <TerminalProgress {...progress} />
    if (enteringTip) return <TipForm due={due} fault={fault('tip')} disabled={disabled} />
    switch (tender) {
      case 'cash':
        return (
          <CashForm total={coins.amount + given} tip={tips ? given : null} fault={fault('given')} disabled={disabled} />
        )
      case 'card':
        return byTerminal ? (
          <TerminalForm order={order} paysBack={false} disabled={disabled}>
            {part}
          </TerminalForm>
        ) : (
          <CardForm
            words="Charge the amount on the card machine beside the till. When it says that the payment is approved, go on here."
            reference=""
            fault={fault('reference')}
            disabled={disabled}
          >
            {part}
          </CardForm>
        )
      case 'giftCard':
      case 'voucher':
        return (
          <GiftCardForm due={due} fault={fault('number')} disabled={disabled}>
            {part}
          </GiftCardForm>
        )
      case 'storeCredit':
      case 'account':
      case 'points':
        return (
          <AccountForm kind={tender} customerName={order.customer?.name ?? ''} available={available}>
            {part}
          </AccountForm>
        )
    }
  }
  return (
    <PaymentFrame
      label={due === 0 ? 'Nothing to pay' : order.payments.length > 0 ? 'Left to pay' : 'To pay'}
      amount={coins.amount + given}
      tip={tips ? <TipButton tip={given} disabled={disabled} /> : null}
      rounded={{ exact: due, by: coins.rounding }}
      tenders={
        <Segments
          label="Tender"
          value={tender}
          disabled={disabled}
          onChange={setTender}
          options={tendersTaken(rules, order.customer?.record !== undefined).map((kind) => ({
            value: kind,
            label: <TenderLabel kind={kind === 'giftCard' && !rules.giftCards ? 'voucher' : kind} />,
          }))}
        />
      }
      obstacle={progress !== null ? '' : obstacle()}
      fields={fields}
      submitLabel={submitLabel()}
      submitRef={complete}
      onSubmit={() => {
        if (enteringTip) enterTip(false)
        else if (!isLookedUp && due !== 0) void lookUpGiftCard()
        else if ('tender' in asked) void (byTerminal ? chargeCard(due - asked.left, given) : pay(asked.tender))
      }}
    >
      {body()}
      <AmountKeys paysBack={false} disabled={disabled} />
    </PaymentFrame>
  )
}
