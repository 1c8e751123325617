import type { PaymentGateway } from '../../order-manager/ports/gateway.ts'
import type { GatewayKind } from '../../order-manager/ports/gateway-kind.ts'
import { refused } from '../answers.ts'
import { connectToAcquirer } from './acquirer-connection.ts'
import { acquirerAuthorise } from './authorise.ts'
import { acquirerCapture } from './capture.ts'
import { acquirerRefund, acquirerVoid } from './give-back.ts'
import type { AcquirerAccount } from './line.ts'
import { acquirerLookUp } from './look-up.ts'

/** Acquirers keep a day’s references; what was asked longer ago is looked up. */
const remembers = 23 * 60 * 60_000

/** A card’s bank promises once; a new promise would need the customer. */
const notRenewed = refused('not_renewable', 'The acquirer does not reserve money a second time.')

/**
 * A card acquirer over ISO 8583:1987 on TCP. Card numbers never pass through here: the web shop has a token from the
 * acquirer. There is no list in this protocol, and nothing is heard that was not asked.
 */
export const createCardAcquirer = (account: AcquirerAccount): PaymentGateway => {
  const ask = connectToAcquirer(account)
  return {
    remembers,
    authorise: (request) => acquirerAuthorise(ask, request),
    renew: async () => notRenewed,
    capture: (request) => acquirerCapture(ask, request),
    void: (request) => acquirerVoid(ask, request),
    refund: (request) => acquirerRefund(ask, request),
    lookUp: (question) => acquirerLookUp(ask, question),
    list: null,
    hear: null,
  }
}

export const cardAcquirer: GatewayKind = {
  provider: 'iso8583',
  name: 'Card acquirer',
  about:
    'Cards by a bank that speaks ISO 8583: the money is reserved when the order comes in, and taken when the goods leave.',
  needsToken: true,
  sharing: null,
  fields: [
    { name: 'host', label: 'Host', kind: 'host', example: 'iso.acquirer.example' },
    { name: 'port', label: 'Port', kind: 'number', from: 1, to: 65_535, example: '5001' },
    { name: 'merchantId', label: 'Merchant id', kind: 'code', to: 15 },
    { name: 'terminalId', label: 'Terminal id', kind: 'code', to: 8 },
  ],
  open: ({ host = '', port = '', merchantId = '', terminalId = '' }) =>
    createCardAcquirer({ host, port: Number(port), merchantId, terminalId }),
}
