import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { firstPath, mayOpen } from './shell/destinations.ts'
import { BrokenPage, NoSuchPage } from './shell/odd-pages.tsx'
import { Shell } from './shell/shell.tsx'
import { useSession } from './stores/session.ts'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NoSuchPage,
  // The order manager would refuse all that such a page asks for: whoever comes by a link lands where they work.
  beforeLoad: ({ location }) => {
    const { permissions } = useSession.getState()
    if (!mayOpen(location.pathname, permissions)) throw redirect({ to: firstPath(permissions), replace: true })
  },
})

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: firstPath(useSession.getState().permissions), replace: true })
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/register',
    component: lazyRouteComponent(() => import('./features/register/register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipts',
    component: lazyRouteComponent(() => import('./features/receipts/receipts-page.tsx'), 'ReceiptsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipts/$orderId',
    component: lazyRouteComponent(() => import('./features/receipts/receipts-page.tsx'), 'ReceiptsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-aside',
    component: lazyRouteComponent(() => import('./features/layaways/layaways-page.tsx'), 'LayawaysPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shift',
    component: lazyRouteComponent(() => import('./features/shifts/shift-page.tsx'), 'ShiftPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shift/close',
    component: lazyRouteComponent(() => import('./features/shifts/closing-page.tsx'), 'ClosingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shift/$reportId',
    component: lazyRouteComponent(() => import('./features/shifts/shift-page.tsx'), 'ShiftPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    component: lazyRouteComponent(() => import('./features/orders/orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/reconciliation',
    component: lazyRouteComponent(
      () => import('./features/reconciliation/reconciliation-page.tsx'),
      'ReconciliationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/phone',
    component: lazyRouteComponent(() => import('./features/phone-orders/phone-order-page.tsx'), 'PhoneOrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/file',
    component: lazyRouteComponent(() => import('./features/orders/order-file-page.tsx'), 'OrderFilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/statement',
    component: lazyRouteComponent(() => import('./features/reconciliation/statement-page.tsx'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/messages',
    component: lazyRouteComponent(() => import('./features/tellings/tellings-page.tsx'), 'TellingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('./features/orders/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fulfilment',
    component: lazyRouteComponent(() => import('./features/fulfilment/fulfilment-page.tsx'), 'FulfilmentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fulfilment/$orderId',
    component: lazyRouteComponent(() => import('./features/fulfilment/packing-page.tsx'), 'PackingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products',
    component: lazyRouteComponent(() => import('./features/catalog/catalog-page.tsx'), 'CatalogPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    component: lazyRouteComponent(() => import('./features/customers/customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/accounts',
    component: lazyRouteComponent(() => import('./features/gift-cards/accounts-page.tsx'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/vouchers',
    component: lazyRouteComponent(() => import('./features/gift-cards/vouchers-page.tsx'), 'VouchersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products/favourites',
    component: lazyRouteComponent(() => import('./features/favourites/favourites-page.tsx'), 'FavouritesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products/import',
    component: lazyRouteComponent(() => import('./features/catalog/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products/promotions',
    component: lazyRouteComponent(() => import('./features/promotions/promotions-page.tsx'), 'PromotionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products/price-lists',
    component: lazyRouteComponent(() => import('./features/price-lists/price-lists-page.tsx'), 'PriceListsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('./features/settings/settings-page.tsx'), 'SettingsPage'),
  }),
] as const

/** The page's address lives behind the hash: the desktop app opens a file, which has no other paths. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
