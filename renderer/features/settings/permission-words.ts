import type { Permission } from '../../../shared/domain/staff/staff-member.ts'

/** What a right allows, as an owner would say it, in the order of a shop: counter, customers, office, settings. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  'register.sell': 'Sell at the register',
  'register.voidParked': 'Delete carts that were parked',
  'register.openDrawer': 'Open the drawer without a sale',
  'register.cancelLayaway': 'Cancel what is set aside, and give back what was paid',
  'register.return': 'Take goods back with their receipt',
  'register.returnLate': 'Take goods back after the time for it',
  'register.returnUnproven': 'Take goods back without a receipt',
  'shifts.read': 'See the shift and its reports',
  'shifts.work': 'Count the float, cash in and out, close the shift',
  'shifts.review': 'Know what is expected in the drawer',
  'favourites.arrange': 'Arrange the favourites',
  'customers.read': 'Find customers',
  'customers.manage': 'Add and change customers',
  'orders.read': 'See orders and receipts',
  'orders.manage': 'Cancel orders and try payments again',
  'ledgers.read': 'See gift cards and customers’ accounts',
  'ledgers.manage': 'Block gift cards, grant credit, set limits',
  'fulfilment.work': 'Pick, pack and ship',
  'catalog.read': 'See products and stock',
  'catalog.manage': 'Change products, count stock, import',
  'settings.manage': 'Change settings, staff and roles',
}
