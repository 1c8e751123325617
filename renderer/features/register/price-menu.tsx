import { ActionIcon, Menu } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useCart } from '../../stores/cart.ts'
import { openDialog } from '../../stores/register-screen.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { keepFocus } from './focus.ts'

/** What is done to prices less often than a line's discount. */
export const PriceMenu = () => {
  const selected = useCart((state) => state.selected)
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  return (
    <Menu position="top-start" width={320} disabled={empty}>
      <Menu.Target>
        <ActionIcon aria-label="Prices" title="Prices" disabled={empty} onMouseDown={keepFocus}>
          <IconTag size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          h={48}
          disabled={selected === null}
          rightSection={<KeyHint keys="P" />}
          onClick={() => (selected === null ? undefined : openDialog({ kind: 'price', lineId: selected }))}
        >
          Another price for this line
        </Menu.Item>
        <Menu.Item h={48} rightSection={<KeyHint keys="O" />} onClick={() => openDialog({ kind: 'orderDiscount' })}>
          Discount on the whole order
        </Menu.Item>
        <Menu.Item h={48} rightSection={<KeyHint keys="V" />} onClick={() => openDialog({ kind: 'coupon' })}>
          Coupon
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
