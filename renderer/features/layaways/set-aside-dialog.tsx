import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dayRefusal } from '../../../shared/domain/orders/decide-layaway.ts'
import { leastInstalment } from '../../../shared/domain/orders/layaway.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { layawayRules } from '../../../shared/domain/settings/register-rules.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { useCart } from '../../stores/cart.ts'
import { allSent } from '../../stores/cart-queue.ts'
import { beginInstalment, showDone } from '../../stores/checkout.ts'
import { closeAnswered, closeDialog, openDialog } from '../../stores/register-screen.ts'
import { useFormat, useRules } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import classes from './layaways.module.css'

const dayLength = 86_400_000

/** The cart is set aside for its customer, until a day, once the first instalment is paid. */
export const SetAsideDialog = ({ heldUntil }: { readonly heldUntil: string | null }) => {
  const cart = useCart((state) => state.shown)
  return (
    <Dialog opened onClose={closeDialog} title="Set aside" size={480}>
      {cart === null ? null : <SetAsideForm cart={cart} chosen={heldUntil} />}
    </Dialog>
  )
}

const SetAsideForm = ({ cart, chosen }: { readonly cart: Order; readonly chosen: string | null }) => {
  const format = useFormat()
  const timeZone = useTimeZone()
  const { leastPpm, days } = layawayRules(useRules())
  const [heldUntil, setHeldUntil] = useState(() => chosen ?? dayAt(Date.now() + days * dayLength, timeZone))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const due = dueOf(cart)
  const least = leastInstalment(cart.totals.total, leastPpm)
  const isPaid = cart.totals.total - due >= least
  const payFirst = (): void => {
    // Told before money is taken, though the order manager tells it as well.
    const refused = dayRefusal({ heldUntil, today: dayAt(Date.now(), timeZone) })
    if (refused !== null) return setRefusal(refused)
    closeDialog()
    beginInstalment(heldUntil)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isPaid) return payFirst()
    setBusy(true)
    await allSent()
    const answer = await callUntilAnswered('layaways.setAside', { orderId: cart.id, heldUntil })
    setBusy(false)
    if (isRefusal(answer) && answer.refusal === 'no_shift') return openDialog({ kind: 'float', thenPay: false })
    if (isRefusal(answer)) return setRefusal(answer)
    closeAnswered('setAside')
    showDone(answer.order)
  }
  const dayFault = refusal?.field === 'heldUntil' ? refusal.message : null
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        <dl className={classes['sums']}>
          <dt>For</dt>
          <dd>{cart.customer?.name}</dd>
          <dt>Total</dt>
          <dd>{format.money(cart.totals.total)}</dd>
          <dt>First instalment, at least</dt>
          <dd>{format.money(least)}</dd>
          <dt>Paid so far</dt>
          <dd>{format.money(cart.totals.total - due)}</dd>
        </dl>
        <TextInput
          type="date"
          size="lg"
          label="Held until"
          description="The goods are reserved, and cost what they cost today."
          value={heldUntil}
          onChange={(event) => {
            setHeldUntil(event.currentTarget.value)
            setRefusal(null)
          }}
          error={heldUntil === '' ? 'Choose a day.' : dayFault}
        />
        {dayFault === null ? <RefusalMessage refusal={refusal} /> : null}
        <Group justify="flex-end">
          <Button variant="default" size="lg" onClick={closeDialog}>
            Back
          </Button>
          {isPaid && due > 0 ? (
            <Button variant="default" size="lg" onClick={payFirst}>
              Take more
            </Button>
          ) : null}
          <Button type="submit" size="lg" data-autofocus loading={busy} disabled={heldUntil === ''}>
            {isPaid ? 'Set aside' : 'Take the first instalment'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
