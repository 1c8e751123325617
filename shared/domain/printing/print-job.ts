/** Something to print on a receipt printer. The sale never waits for it. */
export interface PrintJob {
  readonly id: string
  /** `drawer`: nothing on paper, the drawer that hangs on the printer is opened. */
  readonly kind: 'receipt' | 'report' | 'test' | 'drawer' | 'proof'
  readonly registerId: string
  readonly orderId: string | null
  /** Which of the order's proofs of instalments; left out otherwise. */
  readonly proof?: string
  /** Of an X or Z report; left out otherwise. */
  readonly reportId?: string
  /** Whoever asked for the report may not know what is expected in the drawer. */
  readonly blind?: boolean
  /** A repeated receipt says that it is a copy and does not open the drawer. */
  readonly copy: boolean
  /** `uncertain`: the program ended while the bytes were on their way; a person looks at the paper and decides. */
  readonly state: 'waiting' | 'sending' | 'printed' | 'uncertain' | 'cancelled'
  readonly attempts: number
  /** What the last attempt failed of, in a sentence; null when none did. */
  readonly problem: string | null
  /** Milliseconds since 1970; when to try next. */
  readonly dueAt: number
  readonly createdAt: number
}
