/** Who sits at the other end of a connection. Made when it opens, filled by signing in. */
export interface Session {
  staffId: string | null
  key: string | null
  /** The cart that was rung up here last, and how many of its entries are known here by that. */
  rung?: { readonly orderId: string; readonly entries: number }
}
