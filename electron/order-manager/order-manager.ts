import { type Contract, contract } from '../../shared/contract/contract.ts'
import type { Method } from '../../shared/contract/method.ts'
import { type Refusal, refuse } from '../../shared/domain/refusal.ts'
import { allows } from '../../shared/domain/staff/role.ts'
import type { Handlers } from '../../shared/rpc/contract-types.ts'
import type { Adapters } from './adapters.ts'
import { backupHandlers } from './backups/handlers.ts'
import { bankStatementHandlers } from './bank-statements/handlers.ts'
import { createCardDesk } from './card-payments/card-desk.ts'
import { cardPaymentHandlers } from './card-payments/register-handlers.ts'
import { cardTerminalHandlers } from './card-payments/settings-handlers.ts'
import { catalogHandlers } from './catalog/handlers.ts'
import { importHandlers } from './catalog/import/handlers.ts'
import { customerHandlers } from './customers/handlers.ts'
import { createGatewayHearing } from './effects/hear-gateway.ts'
import { createLeases } from './effects/leases.ts'
import { createEffectRunner } from './effects/runner.ts'
import { favouriteHandlers } from './favourites/handlers.ts'
import { fulfilmentHandlers } from './fulfilment/handlers.ts'
import { hubHandlers } from './hub/handlers.ts'
import { createServedWebShops } from './hub/served-web-shops.ts'
import { layawayHandlers } from './layaways/handlers.ts'
import { ledgerHandlers } from './ledgers/handlers.ts'
import { voucherHandlers } from './ledgers/voucher-handlers.ts'
import { deskHandlers } from './online/desk-handlers.ts'
import { splitOrderHandlers } from './online/split-handlers.ts'
import { createTakingUp } from './online/taking-up.ts'
import { createWaiting } from './online/waiting.ts'
import { orderFileHandlers } from './order-files/handlers.ts'
import { orderHandlers } from './orders/handlers.ts'
import { createOlderSales } from './orders/older-sales.ts'
import { phoneOrderHandlers } from './phone-orders/handlers.ts'
import type { Backups } from './ports/backups.ts'
import type { Boxes } from './ports/boxes.ts'
import type { HostedHub, HubLink } from './ports/hub.ts'
import { priceHandlers } from './prices/handlers.ts'
import { printingHandlers } from './printing/handlers.ts'
import { createPrintRunner } from './printing/runner.ts'
import { promotionHandlers } from './promotions/handlers.ts'
import { reconciliationHandlers } from './reconciliation/handlers.ts'
import { cartHandlers } from './register/cart-handlers.ts'
import { registerHandlers } from './register/handlers.ts'
import { returnHandlers } from './returns/handlers.ts'
import type { Session } from './session.ts'
import type { Founding } from './setup/found-shop.ts'
import { type SandboxPages, setupHandlers } from './setup/handlers.ts'
import { type HostFacts, settingsHandlers } from './setup/settings-handlers.ts'
import { webShopHandlers } from './setup/web-shop-handlers.ts'
import { createShareKeeper } from './shares/keeper.ts'
import { createLeftOpen } from './shifts/close-left-open.ts'
import { shiftHandlers } from './shifts/handlers.ts'
import { createApprovals } from './staff/approvals.ts'
import { staffHandlers } from './staff/handlers.ts'
import { createPinCheck } from './staff/pin-check.ts'
import { theRole } from './staff/roles.ts'
import { createSignIn } from './staff/sign-in.ts'
import { createStorefront } from './storefront/storefront.ts'
import { taxHandlers } from './taxes/handlers.ts'
import { tellingHandlers } from './tellings/handlers.ts'
import { createStockTelling } from './tellings/stock-telling.ts'

export interface Surroundings {
  readonly backups: Backups
  readonly hub: HubLink
  /** What tills seal for one another. */
  readonly boxes: Boxes
  readonly hostedHub: HostedHub
  readonly host: HostFacts
  readonly sandbox: SandboxPages
  /** Makes the sample shop anew, with ids of its own. */
  sampleShop(): Founding
  /** PINs of the sample shop's staff, by name: its sign-in screen shows them. */
  samplePins(): ReadonlyMap<string, string>
}

/** The order manager: the contract's handlers, who may call them, the storefront's use cases, and the runners of effects. */
export const createOrderManager = (adapters: Adapters, surroundings: Surroundings) => {
  const checkPin = createPinCheck(adapters)
  const signIn = createSignIn(adapters, checkPin)
  const approvals = createApprovals(adapters, checkPin)
  const cards = createCardDesk(adapters)
  const leases = createLeases(adapters, surroundings.hub)
  const effects = createEffectRunner(adapters, cards, leases)
  const printing = createPrintRunner(adapters)
  const waiting = createWaiting(adapters, leases)
  const takingUp = createTakingUp(adapters, leases)
  const stockTelling = createStockTelling(adapters)
  const leftOpen = createLeftOpen(adapters, surroundings.hub)
  const shares = createShareKeeper(adapters, surroundings.hub)
  const older = createOlderSales(adapters.store, surroundings.hub)
  const served = createServedWebShops(adapters, surroundings.boxes)
  const handlers: Handlers<Contract, Session> = {
    ...setupHandlers(adapters, surroundings.sampleShop, surroundings.sandbox),
    ...staffHandlers(adapters, signIn, approvals, surroundings.samplePins),
    ...settingsHandlers(adapters, surroundings.host),
    ...webShopHandlers(adapters),
    ...cardTerminalHandlers(adapters),
    ...catalogHandlers(adapters),
    ...importHandlers(adapters),
    ...favouriteHandlers(adapters),
    ...promotionHandlers(adapters),
    ...priceHandlers(adapters),
    ...taxHandlers(adapters),
    ...registerHandlers(adapters, approvals),
    ...cardPaymentHandlers(adapters, cards, effects),
    ...cartHandlers(adapters, approvals),
    ...layawayHandlers(adapters, approvals),
    ...returnHandlers(adapters, approvals, older),
    ...customerHandlers(adapters),
    ...ledgerHandlers(adapters),
    ...voucherHandlers(adapters),
    ...shiftHandlers(adapters),
    ...printingHandlers(adapters),
    ...orderHandlers(adapters, effects, older),
    ...orderFileHandlers(adapters),
    ...phoneOrderHandlers(adapters),
    ...deskHandlers(adapters),
    ...splitOrderHandlers(adapters),
    ...tellingHandlers(adapters, effects),
    ...fulfilmentHandlers(adapters),
    ...reconciliationHandlers(adapters),
    ...bankStatementHandlers(adapters),
    ...backupHandlers(surroundings.backups),
    ...hubHandlers(surroundings.hub, surroundings.hostedHub, adapters),
  }
  return {
    contract,
    handlers,
    openSession: (): Session => ({ staffId: null, key: null }),
    /** Whether who sits at the connection may do what needs the permission. Refuses `not_signed_in`, `not_allowed`. */
    authorise: (session: Session, needs: Method['permission']): Refusal | null => {
      if (needs === 'anyone') return null
      const member = signIn.member(session)
      if (member === null) return refuse('not_signed_in', 'Sign in first.')
      if (needs === 'signedIn' || allows(theRole(adapters.store, member.role), needs)) return null
      return refuse('not_allowed', `${member.name} may not do this. Ask someone with the right to.`)
    },
    hearGateway: createGatewayHearing(adapters, effects),
    storefront: createStorefront(adapters),
    start: () => {
      leases.start()
      effects.start()
      takingUp.start()
      printing.start()
      waiting.start()
      stockTelling.start()
      leftOpen.start()
      shares.start()
      served.start()
    },
    stop: async () => {
      leases.stop()
      takingUp.stop()
      waiting.stop()
      stockTelling.stop()
      leftOpen.stop()
      served.stop()
      await Promise.all([effects.stop(), printing.stop(), shares.stop()])
    },
  }
}
export type OrderManager = ReturnType<typeof createOrderManager>
