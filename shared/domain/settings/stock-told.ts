/** How far an endpoint of a web shop has been told of stock that changed. It stays on the device that tells it. */
export interface StockTold {
  /** `stockTold <web shop>`, or `stockTold <web shop>/<endpoint>` of a further one. */
  readonly id: string
  readonly kind: 'stockTold'
  /** A place in the order of all writes to this device's store: what was written before it has been told. */
  readonly place: number
}

export const stockToldId = (listenerId: string): string => `stockTold ${listenerId}`
