import { Button, Stack } from '@mantine/core'
import { IconBasket, IconReceiptRefund } from '@tabler/icons-react'
import { openCard } from '../../../shared/domain/orders/card-intent.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { useCart } from '../../stores/cart.ts'
import { beginPayment } from '../../stores/checkout.ts'
import { openDialog } from '../../stores/register-screen.ts'
import { useFormat, useRegisterOpen } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { LayawayStrip } from '../layaways/layaway-strip.tsx'
import { CartActions } from './cart-actions.tsx'
import { CartHead } from './cart-head.tsx'
import { CartLines } from './cart-lines.tsx'
import { CartNotice } from './cart-notice.tsx'
import classes from './cart-panel.module.css'
import { keepFocus } from './focus.ts'
import { LastSale } from './last-sale.tsx'
import { TotalsBox } from './totals-box.tsx'

const PayButton = () => {
  const format = useFormat()
  const due = useCart((state) => (state.shown === null ? 0 : dueOf(state.shown)))
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  const asked = useCart((state) => state.shown !== null && openCard(state.shown) !== undefined)
  const words = (): string => {
    if (empty) return 'Pay'
    if (asked) return 'Asking the card terminal …'
    return due < 0 ? `Pay out ${format.money(0 - due)}` : `Pay ${format.money(due)}`
  }
  return (
    <Button
      fullWidth
      h={72}
      fz="1.375rem"
      radius="lg"
      disabled={empty}
      onMouseDown={keepFocus}
      onClick={beginPayment}
      rightSection={<KeyHint keys="F12" />}
    >
      {words()}
    </Button>
  )
}

/** What somebody who was here before comes for. */
const Before = () => (
  <Stack align="center" gap="sm">
    <LastSale />
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconReceiptRefund size={20} stroke={1.6} />}
      rightSection={<KeyHint keys="F5" />}
      onMouseDown={keepFocus}
      onClick={() => openDialog({ kind: 'return', saleId: null })}
    >
      Take goods back
    </Button>
  </Stack>
)

const NoLines = () => {
  const open = useRegisterOpen()
  const icon = <IconBasket size={40} stroke={1.4} />
  if (open)
    return (
      <EmptyState icon={icon} title="Ready for the next customer" action={<Before />}>
        Scan a product, touch it, or type its name.
      </EmptyState>
    )
  const ask = (
    <Button variant="light" onMouseDown={keepFocus} onClick={() => openDialog({ kind: 'float', thenPay: false })}>
      Open the register
    </Button>
  )
  return (
    <EmptyState icon={icon} title="The register is not open yet" action={ask}>
      The opening float is counted before the first payment. A cart can be filled already.
    </EmptyState>
  )
}

export const CartPanel = () => {
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  return (
    <section className={classes['panel']} aria-label="Cart">
      <CartHead />
      <CartNotice />
      <LayawayStrip />
      <div className={classes['lines']}>{empty ? <NoLines /> : <CartLines />}</div>
      <CartActions />
      <TotalsBox />
      <div className={classes['foot']}>
        <PayButton />
      </div>
    </section>
  )
}
