import type { PaymentGateway } from '../../../electron/order-manager/ports/gateway.ts'
import { createCardAcquirer } from '../../../electron/payments/iso8583/card-acquirer.ts'
import type { AcquirerAccount } from '../../../electron/payments/iso8583/line.ts'
import { startAcquirer } from '../../../electron/sandbox/acquirer/acquirer-server.ts'
import { type GatewayWorld, openBank, tell } from './gateway-world.ts'

export const ids = { merchantId: '000000000004711', terminalId: 'TILL0001' }

export interface AcquirerWorld extends GatewayWorld {
  /** Its page and what tests ask of it; its port. */
  readonly url: string
  readonly port: number
  readonly counts: () => Promise<Readonly<Record<string, number>>>
  readonly restart: () => Promise<void>
  /** A gateway with a line of its own, as after a start of the till. */
  readonly openAnother: () => PaymentGateway
}

/** The card acquirer over its simulator; the line’s own times where they matter. */
export const openAcquirer = async (
  times: Pick<AcquirerAccount, 'timeout' | 'quiet'> = { timeout: 1000 },
): Promise<AcquirerWorld> => {
  const bank = await openBank()
  const start = (isoPort?: number, pagePort?: number) =>
    startAcquirer({ journalPath: `${bank.folder}/acquirer.jsonl`, isoPort, pagePort, ids, bankUrl: bank.url })
  let server = await start()
  const openAnother = () => createCardAcquirer({ host: '127.0.0.1', port: server.isoPort, ...ids, ...times })
  return {
    url: server.url,
    port: server.isoPort,
    gateway: openAnother(),
    openAnother,
    rich: 'CARD_ADA',
    poor: 'CARD_BEN',
    bank,
    fault: (step, kind) => tell(`${server.url}/sandbox/faults`, { on: step, kind }),
    age: (hours) => tell(`${server.url}/sandbox/age`, { hours }),
    counts: async () =>
      ((await (await fetch(`${server.url}/sandbox/ledger`)).json()) as { counts: Record<string, number> }).counts,
    restart: async () => {
      await server.close()
      server = await start(server.isoPort, server.port)
    },
    close: async () => {
      await server.close()
      await bank.close()
    },
  }
}
