import { ActionIcon, Button, Indicator, VisuallyHidden } from '@mantine/core'
import { IconClockPause, IconPlayerPause, IconUser, IconUserPlus } from '@tabler/icons-react'
import { useLive } from '../../client/use-live.ts'
import { useCart } from '../../stores/cart.ts'
import { openDialog, openForLines } from '../../stores/register-screen.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './cart-head.module.css'
import { keepFocus } from './focus.ts'

const icon = { size: 20, stroke: 1.6 } as const

/** Whose cart it is, and the carts that wait. */
export const CartHead = () => {
  const customer = useCart((state) => state.shown?.customer ?? null)
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  const waiting = useLive('register.parked', {}).value?.length ?? 0
  const quiet = { variant: 'subtle', color: 'gray', h: 44, onMouseDown: keepFocus } as const
  return (
    <div className={classes['head']}>
      <Button
        {...quiet}
        className={classes['customer'] ?? ''}
        justify="flex-start"
        leftSection={customer === null ? <IconUserPlus {...icon} /> : <IconUser {...icon} />}
        rightSection={customer === null ? <KeyHint keys="F6" /> : null}
        onClick={() => openDialog({ kind: 'customer' })}
      >
        {customer === null ? null : <VisuallyHidden>Customer </VisuallyHidden>}
        <span className={classes['name']}>{customer === null ? 'Add a customer' : customer.name}</span>
        {customer?.record === undefined || customer.record.group === '' ? null : (
          <span className={classes['tag']}>{customer.record.group}</span>
        )}
        {customer?.record?.taxExempt === true ? <span className={classes['tag']}>tax-exempt</span> : null}
      </Button>
      <ActionIcon
        aria-label="Park the cart"
        title="Park the cart (F7)"
        disabled={empty}
        onMouseDown={keepFocus}
        onClick={() => openForLines({ kind: 'park' })}
      >
        <IconPlayerPause size={22} stroke={1.6} />
      </ActionIcon>
      <Indicator disabled={waiting === 0} label={waiting} size={20} offset={8}>
        <Button
          {...quiet}
          leftSection={<IconClockPause {...icon} />}
          rightSection={<KeyHint keys="F8" />}
          onClick={() => openDialog({ kind: 'parked' })}
        >
          Parked<VisuallyHidden>{waiting === 0 ? ' carts' : ` carts: ${waiting}`}</VisuallyHidden>
        </Button>
      </Indicator>
    </div>
  )
}
