import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { sellGiftCard } from '../../stores/cart-changes.ts'
import { closeAnswered, closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './gift-cards.module.css'

const longestNumber = 40
/** What is asked for most, in major units. */
const common = [10, 20, 25, 50]

/** A gift card as a line of the cart: a pre-printed one that is scanned, or a number that the till makes and prints. */
export const SellGiftCardDialog = ({ scanned }: { readonly scanned: string }) => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const [amount, setAmount] = useState<number | null>(null)
  const [number, setNumber] = useState(scanned)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Refusal | null>(null)
  useEffect(() => {
    if (scanned !== '') setNumber(scanned)
  }, [scanned])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (amount === null || amount === 0)
      return setFault({ refusal: 'amount_missing', message: 'Enter what comes onto the card.', field: 'amount' })
    setBusy(true)
    const refusal = await sellGiftCard(amount, number.trim())
    setBusy(false)
    if (refusal === null) closeAnswered('giftCard')
    else setFault(refusal)
  }
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.message : undefined)
  return (
    <Dialog opened onClose={closeDialog} title="Sell a gift card" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <MoneyInput
            label="What comes onto it"
            size="xl"
            data-autofocus
            currency={currency}
            digits={digits}
            locale={locale}
            value={amount}
            error={faultOf('amount')}
            onChange={(next) => {
              setAmount(next)
              setFault(null)
            }}
          />
          <div className={classes['common']} role="group" aria-label="Common amounts">
            {common.map((major) => (
              <Button key={major} variant="default" px={0} h={48} onClick={() => setAmount(major * 10 ** digits)}>
                {format.money(major * 10 ** digits)}
              </Button>
            ))}
          </div>
          <TextInput
            label="Number of a pre-printed card"
            description="Scan it here. Left empty, the till makes a number and prints it on the receipt."
            size="lg"
            autoComplete="off"
            maxLength={longestNumber}
            value={number}
            error={faultOf('number')}
            onChange={(event) => {
              setNumber(event.currentTarget.value)
              setFault(null)
            }}
          />
          <RefusalMessage refusal={fault?.field === 'amount' || fault?.field === 'number' ? null : fault} />
          <DialogFoot onCancel={closeDialog} busy={busy} label="Into the cart" />
        </Stack>
      </form>
    </Dialog>
  )
}
