import { IconCash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { byTender } from '../../../shared/domain/format/tender-words.ts'
import { cardProgress } from '../../../shared/domain/orders/decide-card.ts'
import { handOut } from '../../../shared/domain/orders/hand-out.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { cashFor, dueOf } from '../../../shared/domain/orders/payments.ts'
import { useQuery } from '../../client/use-query.ts'
import { askedPayout, type PayoutWay, payoutWays } from '../../stores/asked-payout.ts'
import { chargeCard } from '../../stores/card-payment.ts'
import { pay, useCheckout } from '../../stores/checkout.ts'
import { setBeside, setTender, usePaymentForm } from '../../stores/payment-form.ts'
import { useCardTerminal, useFormat, useShop, useTenders } from '../../stores/shop.ts'
import { Segments } from '../../ui/segments.tsx'
import { AccountForm } from './account-form.tsx'
import { AmountKeys } from './amount-keys.tsx'
import { CardForm } from './card-form.tsx'
import { faultOf, obstacleOf } from './faults.ts'
import { PartField } from './part-field.tsx'
import classes from './payment-dialog.module.css'
import { PaymentFrame } from './payment-frame.tsx'
import { TenderLabel } from './tender-label.tsx'
import { TerminalForm } from './terminal-form.tsx'
import { TerminalProgress } from './terminal-progress.tsx'
import { useWaiting } from './use-waiting.ts'

const none: readonly PayoutWay[] = []
const fields = ['amount', 'given', 'reference']

/** Pays back what an order owes its customer, each part as the goods that come back were paid. */
export const PayoutForm = ({ order }: { readonly order: Order }) => {
  const format = useFormat()
  const { digits } = useShop()
  const { storeCredit } = useTenders()
  const form = usePaymentForm()
  const refusal = useCheckout((state) => state.refusal)
  const progress = cardProgress(order)
  const waiting = useWaiting()
  const disabled = waiting || progress !== null
  const plan = useQuery('returns.payout', { orderId: order.id }, order.payments.length)
  const due = 0 - dueOf(order)
  const inCoins = 0 - cashFor(order, 0 - due, digits).amount
  const hasRecord = order.customer?.record !== undefined
  const ways = plan.value === undefined ? none : payoutWays(plan.value, due, storeCredit && hasRecord)
  const way = ways.find(({ tender }) => tender === form.tender) ?? ways[0]
  const preset = way === undefined ? 0 : handOut(order, way, digits)
  const asked = way === undefined ? { obstacle: '' } : askedPayout(form, way, { due, inCoins, preset, digits, format })
  const first = ways[0]?.tender
  useEffect(() => {
    // What the plan begins with, until somebody chooses another.
    if (first !== undefined) setTender(first)
  }, [first])
  const complete = useRef<HTMLButtonElement>(null)
  const chosen = way?.tender
  // As it was paid, until somebody says otherwise.
  const wasBeside = way?.beside === true
  const beside = form.beside ?? wasBeside
  const undecided = way?.tender === 'card' && form.beside === null
  useEffect(() => {
    if (undecided) setBeside(wasBeside)
  }, [undecided, wasBeside])
  useEffect(() => {
    if (chosen !== undefined) complete.current?.focus()
  }, [chosen, beside])

  const byTerminal = useCardTerminal() !== null && way?.tender === 'card' && !beside
  const fault = (field: string): string | null => faultOf(field, asked, refusal)
  const whose = way?.tender === 'storeCredit' || way?.tender === 'account' || way?.tender === 'points'
  const obstacle =
    progress !== null
      ? ''
      : whose && !hasRecord
        ? 'Go back and choose the customer (F6): it is put down to them.'
        : obstacleOf(asked, fields)
  const submitLabel = (): string => {
    if (way === undefined || !('tender' in asked)) return 'Pay out'
    const { tender, left } = asked
    const amount = 0 - (tender.kind === 'cash' ? tender.given : (tender.amount ?? 0))
    return `Pay out ${format.money(amount)} ${byTender[way.tender]}${left > 0 ? `, ${format.money(left)} left` : ''}`
  }
  return (
    <PaymentFrame
      label={order.payments.length > 0 ? 'Left to pay out' : 'To pay out'}
      amount={way?.tender === 'cash' ? inCoins : due}
      rounded={way?.tender === 'cash' ? { exact: due, by: inCoins - due } : null}
      tenders={
        <Segments
          label="Tender"
          value={way?.tender ?? form.tender}
          disabled={disabled}
          onChange={setTender}
          options={[...new Set(ways.map(({ tender }) => tender))].map((kind) => ({
            value: kind,
            label: <TenderLabel kind={kind} />,
          }))}
        />
      }
      obstacle={obstacle}
      fields={fields}
      submitLabel={submitLabel()}
      submitRef={complete}
      onSubmit={() => {
        if ('tender' in asked) void (byTerminal ? chargeCard(asked.left - due) : pay(asked.tender))
      }}
    >
      {progress !== null ? (
        <TerminalProgress {...progress} />
      ) : way === undefined ? (
        <div className={classes['side']} />
      ) : (
        <PayoutBody {...{ way, order, byTerminal, disabled }} fault={fault('reference')}>
          <PartField label="Amount" preset={preset} fault={fault('amount') ?? fault('given')} disabled={disabled} />
        </PayoutBody>
      )}
      <AmountKeys paysBack disabled={disabled} />
    </PaymentFrame>
  )
}

interface PayoutBodyProps {
  readonly way: PayoutWay
  readonly order: Order
  readonly byTerminal: boolean
  /** Why the reference is none. */
  readonly fault: string | null
  readonly children: React.ReactNode
  readonly disabled: boolean
}

const PayoutBody = ({ way, order, byTerminal, fault, children, disabled }: PayoutBodyProps) => {
  switch (way.tender) {
    case 'card':
      return byTerminal ? (
        <TerminalForm order={order} paysBack disabled={disabled}>
          {children}
        </TerminalForm>
      ) : (
        <CardForm
          words="Refund the amount on the card machine beside the till, to the card that paid. When it says that it is done, go on here."
          reference={way.reference}
          fault={fault}
          disabled={disabled}
        >
          {children}
        </CardForm>
      )
    case 'storeCredit':
    case 'account':
    case 'points':
      return (
        <AccountForm kind={way.tender} customerName={order.customer?.name ?? 'nobody yet'} available={null}>
          {children}
        </AccountForm>
      )
    case 'giftCard':
    case 'voucher':
      return (
        <div className={classes['side']}>
          <p className={classes['whose']}>
            Back onto the {way.tender === 'voucher' ? 'voucher' : 'gift card'} <strong>{way.reference}</strong>
          </p>
          {children}
        </div>
      )
    case 'cash':
      return (
        <div className={classes['side']}>
          <div className={classes['hint']}>
            <IconCash size={28} stroke={1.5} aria-hidden />
            <p>Hand the money to the customer. The drawer opens when it is paid back.</p>
          </div>
          {children}
        </div>
      )
  }
}
