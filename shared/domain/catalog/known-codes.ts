/** Who bears a SKU or a barcode, in the shop or in the rows read before. */
export interface CodeOwner {
  readonly productId: string
  /** The line of this file that gave it; null where only the shop has it. */
  readonly line: number | null
}
export interface KnownCodes {
  /** Letter case is ignored. */
  sku(sku: string): CodeOwner | undefined
  barcode(barcode: string): CodeOwner | undefined
}
