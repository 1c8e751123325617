/** Tells a web shop what became of an order, by a signed webhook (https://www.standardwebhooks.com). */
export interface WebShopMessenger {
  /** One attempt. Any 2xx within ten seconds is `delivered`; everything else is `failed` and may be tried again with the same id. */
  deliver(message: WebShopMessage): Promise<Delivery>
}

export interface WebShopMessage {
  /** Where the web shop listens: http or https. */
  readonly url: string
  /** `whsec_<base64>`, opened; each signs, so that a receiver which knows one of them accepts it. */
  readonly secrets: readonly string[]
  /** The effect's id; the web shop knows a repetition by it. */
  readonly id: string
  /** When it happened, milliseconds since 1970: `timestamp` of the body. The signature bears the time of the attempt. */
  readonly at: number
  /** `order.confirmed`, … */
  readonly type: string
  /** JSON-safe. */
  readonly data: unknown
}

export type Delivery =
  | { readonly outcome: 'delivered' }
  /** `problem` is a sentence for people, without the secret. */
  | { readonly outcome: 'failed'; readonly problem: string }
