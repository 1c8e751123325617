import { ActionIcon, Menu } from '@mantine/core'
import {
  IconBookmark,
  IconCashRegister,
  IconDots,
  IconGift,
  IconKeyboard,
  IconNote,
  IconNotebook,
  IconReceiptRefund,
  IconTag,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import { useCart } from '../../stores/cart.ts'
import { openDialog, openPayAccount, openSetAside } from '../../stores/register-screen.ts'
import { useTenders } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { keepFocus } from './focus.ts'

const icon = { size: 20, stroke: 1.6 } as const

/** What is done less often than to a line, each with its key. */
export const CartMenu = () => {
  const empty = useCart((state) => (state.shown?.lines.length ?? 0) === 0)
  const { giftCards, onAccount } = useTenders()
  const item = (label: string, keys: string, glyph: React.ReactNode, open: () => void, disabled = false) => (
    <Menu.Item
      h={48}
      leftSection={glyph}
      rightSection={<KeyHint keys={keys} />}
      disabled={disabled}
      onClick={open}
      onMouseDown={keepFocus}
    >
      {label}
    </Menu.Item>
  )
  return (
    <Menu position="top-end" width={340} returnFocus={false}>
      <Menu.Target>
        <ActionIcon aria-label="More" onMouseDown={keepFocus}>
          <IconDots size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item(
          'Note on the order',
          'F3',
          <IconNote {...icon} />,
          () => openDialog({ kind: 'note', lineId: null }),
          empty,
        )}
        {item('Set aside, pay in instalments', 'Ctrl L', <IconBookmark {...icon} />, openSetAside, empty)}
        {item('Check a price', 'F4', <IconTag {...icon} />, () => openDialog({ kind: 'priceCheck' }))}
        {item('Take goods back', 'F5', <IconReceiptRefund {...icon} />, () =>
          openDialog({ kind: 'return', saleId: null }),
        )}
        {giftCards
          ? item('Sell a gift card', 'Ctrl G', <IconGift {...icon} />, () =>
              openDialog({ kind: 'giftCard', number: '' }),
            )
          : null}
        {onAccount ? item('Payment on account', 'Ctrl B', <IconNotebook {...icon} />, openPayAccount) : null}
        {item('Open the drawer', 'F10', <IconCashRegister {...icon} />, () => openDialog({ kind: 'drawer' }))}
        {item('Switch staff', 'F9', <IconUsers {...icon} />, () => openDialog({ kind: 'switch' }))}
        {item('All keys', '?', <IconKeyboard {...icon} />, () => openDialog({ kind: 'keys' }))}
        <Menu.Divider />
        {item('Clear cart', 'Shift Del', <IconTrash {...icon} />, () => openDialog({ kind: 'clear' }), empty)}
      </Menu.Dropdown>
    </Menu>
  )
}
