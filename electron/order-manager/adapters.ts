import type { CardTerminal, TerminalAccess } from './ports/card-terminal.ts'
import type { Documents } from './ports/documents.ts'
import type { Gateways } from './ports/gateway-kind.ts'
import type { ReceiptPrinter } from './ports/receipt-printer.ts'
import type { Log, Runtime } from './ports/runtime.ts'
import type { Secrets } from './ports/secrets.ts'
import type { Store } from './ports/store.ts'
import type { WebShopMessenger } from './ports/web-shop-messenger.ts'

/** Everything that the order manager asks of the outside, put together by the host. */
export interface Adapters {
  readonly store: Store
  readonly runtime: Runtime
  readonly secrets: Secrets
  readonly gateways: Gateways
  readonly cardTerminal: (access: TerminalAccess) => CardTerminal
  readonly messenger: WebShopMessenger
  readonly printer: ReceiptPrinter
  readonly documents: Documents
  readonly log: Log
}
