import type { GatewayKind } from '../order-manager/ports/gateway-kind.ts'
import { bankTransfer } from './by-hand/bank-transfer.ts'
import { cashOnDelivery, invoice } from './by-hand/pay-later.ts'
import { cardAcquirer } from './iso8583/card-acquirer.ts'
import { payPal } from './paypal/paypal.ts'
import { stripe } from './stripe/stripe.ts'

/** All kinds of gateways, as the settings offer them. Another one is a file that exports its kind, and a word here. */
export const gatewayKinds: readonly GatewayKind[] = [
  payPal,
  stripe,
  cardAcquirer,
  bankTransfer,
  cashOnDelivery,
  invoice,
]
