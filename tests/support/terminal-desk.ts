import type { TerminalAccess } from '../../electron/order-manager/ports/card-terminal.ts'

/** What a transaction looks like in the terminal's own books. */
export interface TerminalTransactionRow {
  readonly id: string
  readonly at: string
  readonly kind: 'charge' | 'refund' | 'reversal'
  readonly serviceId: string
  readonly reference: string
  readonly currency: string
  readonly amount: number
  readonly moved: number
  readonly original: string | null
  readonly state: 'waiting' | 'asking' | 'approved' | 'failed'
  readonly card: string | null
}

interface TerminalReady {
  readonly address: string
  readonly page: string
  readonly poiId: string
  readonly keyIdentifier: string
  readonly keyVersion: number
  readonly passphrase: string
}

/** A person at the sandbox's card terminal, and its books. */
export const terminalDesk = (ready: () => TerminalReady) => {
  const tell = async (path: string, body: unknown = {}): Promise<Response> => {
    const answer = await fetch(`${ready().page}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok && answer.status !== 409) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const ledger = async (): Promise<{ plugged: boolean; transactions: TerminalTransactionRow[] }> =>
    (await (await fetch(`${ready().page}/sandbox/ledger`)).json()) as {
      plugged: boolean
      transactions: TerminalTransactionRow[]
    }
  return {
    access: (changes: Partial<TerminalAccess> = {}): TerminalAccess => {
      const { address, poiId, keyIdentifier, keyVersion, passphrase } = ready()
      return { address, poiId, keyIdentifier, keyVersion, passphrase, certificate: '', ...changes }
    },
    ledger,
    transactions: async () => (await ledger()).transactions,
    /** Money that charges took and reversals and refunds gave back, in minor units. */
    taken: async (): Promise<number> =>
      (await ledger()).transactions
        .filter(({ state }) => state === 'approved')
        .reduce((sum, { kind, moved }) => sum + (kind === 'charge' ? moved : -moved), 0),
    fault: (kind: string, times = 1) => tell('/sandbox/faults', { kind, times }),
    noFaults: () => fetch(`${ready().page}/sandbox/faults`, { method: 'DELETE' }),
    plug: (plugged: boolean) => tell('/sandbox/plug', { plugged }),
    /** From now on each customer presents this card at once; null for a person who does. */
    customer: (presents: string | null) => tell('/sandbox/customer', { presents }),
    /** Holds the card to the terminal as soon as it asks for one. */
    present: async (card: string): Promise<void> => {
      while ((await tell('/sandbox/present', { card })).status === 409)
        await new Promise((resolve) => setTimeout(resolve, 10))
    },
    decline: () => tell('/sandbox/decline'),
    cancel: async (): Promise<void> => {
      while ((await tell('/sandbox/cancel')).status === 409) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    /** Waits until the terminal asks for a card. */
    waiting: async (): Promise<void> => {
      while (!(await ledger()).transactions.some(({ state }) => state === 'waiting'))
        await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}
