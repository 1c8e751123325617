import { Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useQuery } from '../../client/use-query.ts'
import { useCart } from '../../stores/cart.ts'
import { payOnAccount } from '../../stores/cart-changes.ts'
import { closeAnswered, closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { Message } from '../../ui/message.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './gift-cards.module.css'

/** What the cart's customer owes, or a part of it, as a line of the cart. */
export const PayAccountDialog = () => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const customer = useCart((state) => state.shown?.customer ?? null)
  const customerId = customer?.record?.id
  const accounts = useQuery('register.customerAccounts', customerId === undefined ? null : { customerId })
  const owed = 0 - (accounts.value?.find(({ ledger }) => ledger === 'account')?.balance ?? 0)
  const [typed, setTyped] = useState<number | null | undefined>(undefined)
  const amount = typed === undefined ? (owed > 0 ? owed : null) : typed
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Refusal | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (customerId === undefined) return
    if (amount === null || amount === 0)
      return setFault({ refusal: 'amount_missing', message: 'Enter what is paid.', field: 'amount' })
    setBusy(true)
    const refusal = await payOnAccount(customerId, amount)
    setBusy(false)
    if (refusal === null) closeAnswered('payAccount')
    else setFault(refusal)
  }
  return (
    <Dialog opened onClose={closeDialog} title="Payment on account" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {accounts.value !== undefined && owed <= 0 ? (
            <Message kind="done">{customer?.name} owes nothing.</Message>
          ) : (
            <p className={classes['holds']}>
              {customer?.name} owes <strong>{format.money(Math.max(0, owed))}</strong>
            </p>
          )}
          <MoneyInput
            label="What is paid of it"
            size="xl"
            data-autofocus
            currency={currency}
            digits={digits}
            locale={locale}
            value={amount}
            error={fault?.field === 'amount' ? fault.message : undefined}
            onChange={(next) => {
              setTyped(next)
              setFault(null)
            }}
          />
          <RefusalMessage refusal={accounts.refusal ?? (fault?.field === 'amount' ? null : fault)} />
          <DialogFoot onCancel={closeDialog} busy={busy} label="Into the cart" />
        </Stack>
      </form>
    </Dialog>
  )
}
