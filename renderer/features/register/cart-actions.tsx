import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconNote } from '@tabler/icons-react'
import { useCart } from '../../stores/cart.ts'
import { openDialog, undoLast, voidLine } from '../../stores/register-screen.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { CartMenu } from './cart-menu.tsx'
import classes from './cart-panel.module.css'
import { keepFocus } from './focus.ts'
import { PriceMenu } from './price-menu.tsx'

/** What can be done to the selected line, and to the cart; always in the same place. */
export const CartActions = () => {
  const selected = useCart((state) => state.selected)
  const action = {
    variant: 'subtle',
    color: 'gray',
    size: 'compact-md',
    h: 44,
    px: 10,
    onMouseDown: keepFocus,
  } as const
  const onLine = (does: (lineId: string) => void) => () => (selected === null ? undefined : does(selected))
  return (
    <div className={classes['actions']} role="group" aria-label="Selected line">
      <Button
        {...action}
        disabled={selected === null}
        rightSection={<KeyHint keys="D" />}
        onClick={onLine((lineId) => openDialog({ kind: 'discount', lineId }))}
      >
        Discount
      </Button>
      <PriceMenu />
      <ActionIcon
        aria-label="Note"
        title="Note (N)"
        disabled={selected === null}
        onMouseDown={keepFocus}
        onClick={onLine((lineId) => openDialog({ kind: 'note', lineId }))}
      >
        <IconNote size={22} stroke={1.6} />
      </ActionIcon>
      <Button {...action} disabled={selected === null} rightSection={<KeyHint keys="Del" />} onClick={onLine(voidLine)}>
        Remove
      </Button>
      <span className={classes['whole']}>
        <ActionIcon aria-label="Undo" title="Undo (Ctrl+Z)" onMouseDown={keepFocus} onClick={undoLast}>
          <IconArrowBackUp size={22} stroke={1.6} />
        </ActionIcon>
        <CartMenu />
      </span>
    </div>
  )
}
