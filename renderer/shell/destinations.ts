import type { Icon } from '@tabler/icons-react'
import {
  IconBasket,
  IconBookmark,
  IconCashRegister,
  IconClipboardList,
  IconPackage,
  IconReceipt,
  IconSettings,
  IconTags,
  IconUsers,
} from '@tabler/icons-react'
import type { Permission } from '../../shared/domain/staff/staff-member.ts'

interface Destination {
  readonly path:
    | '/register'
    | '/receipts'
    | '/set-aside'
    | '/shift'
    | '/orders'
    | '/fulfilment'
    | '/customers'
    | '/products'
    | '/settings'
  readonly label: string
  readonly icon: Icon
  /** All of them are needed. */
  readonly needs: readonly Permission[]
}

const destinations: readonly Destination[] = [
  { path: '/register', label: 'Register', icon: IconBasket, needs: ['register.sell'] },
  { path: '/receipts', label: 'Receipts', icon: IconReceipt, needs: ['register.sell', 'orders.read'] },
  { path: '/set-aside', label: 'Set aside', icon: IconBookmark, needs: ['register.sell'] },
  { path: '/shift', label: 'Shift', icon: IconCashRegister, needs: ['shifts.read'] },
  { path: '/orders', label: 'Orders', icon: IconClipboardList, needs: ['orders.read'] },
  { path: '/fulfilment', label: 'Fulfilment', icon: IconPackage, needs: ['fulfilment.work'] },
  { path: '/customers', label: 'Customers', icon: IconUsers, needs: ['customers.read'] },
  { path: '/products', label: 'Products', icon: IconTags, needs: ['catalog.read'] },
  { path: '/settings', label: 'Settings', icon: IconSettings, needs: ['settings.manage'] },
]

/** Where somebody with these permissions may go, in the order of the navigation. */
export const destinationsFor = (permissions: readonly Permission[]): readonly Destination[] =>
  destinations.filter((one) => one.needs.every((need) => permissions.includes(need)))

/** Pages that need more than the destination that they belong to. */
const inner: readonly { readonly path: string; readonly needs: Permission }[] = [
  { path: '/orders/reconciliation', needs: 'orders.manage' },
  { path: '/orders/messages', needs: 'orders.manage' },
  { path: '/customers/accounts', needs: 'ledgers.read' },
  { path: '/products/import', needs: 'catalog.manage' },
  { path: '/shift/close', needs: 'shifts.work' },
  { path: '/products/promotions', needs: 'catalog.manage' },
  { path: '/products/price-lists', needs: 'catalog.manage' },
  { path: '/products/favourites', needs: 'favourites.arrange' },
]

/** Whether somebody with these permissions may see the page at this path. What is nowhere is nobody's. */
export const mayOpen = (path: string, permissions: readonly Permission[]): boolean => {
  const within = (one: { readonly path: string }): boolean => path === one.path || path.startsWith(`${one.path}/`)
  const needs = [
    ...destinations.filter(within).flatMap((one) => one.needs),
    ...inner.filter(within).map((one) => one.needs),
  ]
  return needs.every((need) => permissions.includes(need))
}

/** The first screen after signing in: the register for who sells, the queue for who packs, else the orders. */
export const firstPath = (permissions: readonly Permission[]): Destination['path'] => {
  if (permissions.includes('register.sell')) return '/register'
  return permissions.includes('fulfilment.work') ? '/fulfilment' : '/orders'
}
