import { Button, CloseButton, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCart } from '../../stores/cart.ts'
import { enterCoupon, removeCoupon } from '../../stores/cart-changes.ts'
import { closeAnswered, closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import classes from './coupon-dialog.module.css'

const none: readonly string[] = []
const longestCode = 40

/** A coupon's code, and those that were entered before. */
export const CouponDialog = () => {
  const coupons = useCart((state) => state.shown?.coupons ?? none)
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (code.trim() === '') return setFault('Enter the code that is on the coupon.')
    if (empty) return setFault('Scan or choose a product first.')
    setBusy(true)
    const refusal = await enterCoupon(code)
    setBusy(false)
    if (refusal === null) closeAnswered('coupon')
    else setFault(refusal.message)
  }
  return (
    <Dialog opened onClose={closeDialog} title="Coupon" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Code"
          size="xl"
          data-autofocus
          maxLength={longestCode}
          autoComplete="off"
          value={code}
          onChange={(event) => {
            setFault(null)
            setCode(event.currentTarget.value.toUpperCase())
          }}
          error={fault}
        />
        {coupons.length === 0 ? null : (
          <ul className={classes['coupons']} aria-label="Coupons of this order">
            {coupons.map((one) => (
              <li key={one}>
                {one}
                <CloseButton aria-label={`Take ${one} back`} size="lg" onClick={() => removeCoupon(one)} />
              </li>
            ))}
          </ul>
        )}
        <Group justify="flex-end" mt="xl">
          <Button type="submit" size="lg" loading={busy}>
            Enter coupon
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
