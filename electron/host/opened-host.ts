import type { Connection } from '../../shared/rpc/connection.ts'

/** What serves pages and web shops: a shop, or what there is in the place of a damaged one. */
export interface OpenedHost {
  /** `http://127.0.0.1:N`: the storefront API, and the page where one is served. */
  readonly url: string
  /** Lets a browser's page connect. */
  readonly token: string
  /** Serves the contract to a page over any transport. */
  serveConnection(connection: Connection): void
  close(): Promise<void>
}

/** Ways for what is open to have itself closed and something else opened at the same address. */
export interface Reopen {
  /** The shop's data can't be relied on, for the reason in the sentence. */
  readonly asDamaged: (problem: string) => void
  /** Restored data are prepared, and take the place of the shop's. */
  readonly restored: () => void
}
