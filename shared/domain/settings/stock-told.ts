/** How far a web shop has been told of stock that changed. It stays on the device that tells it. */
export interface StockTold {
  /** `stockTold <web shop>` */
  readonly id: string
  readonly kind: 'stockTold'
  /** A place in the order of all writes to this device's store: what was written before it has been told. */
  readonly place: number
}

export const stockToldId = (webShopId: string): string => `stockTold ${webShopId}`
