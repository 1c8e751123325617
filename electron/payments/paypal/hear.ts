import { z } from 'zod'
import type { GatewayMessage, Heard } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'

const headers = z.object({
  'paypal-transmission-id': z.string().min(1),
  'paypal-transmission-time': z.string().min(1),
  'paypal-cert-url': z.string().min(1),
  'paypal-auth-algo': z.string().min(1),
  'paypal-transmission-sig': z.string().min(1),
})
const verified = z.object({ verification_status: z.string() })
const event = z.object({
  resource: z.object({
    custom_id: z.string().optional(),
    purchase_units: z.array(z.object({ custom_id: z.string().optional() })).optional(),
  }),
})

const untrue = refused('signature_invalid', 'The message is not from the merchant system.')

/**
 * A webhook, whose signature PayPal is asked about ("Verify webhook signature", Webhooks v1): the body goes there to the
 * byte, as it is what was signed.
 */
export const payPalHear = async (
  ask: PayPalConnection,
  webhookId: string,
  { headers: given, body }: GatewayMessage,
): Promise<Heard> => {
  const signed = headers.safeParse(given)
  const read = readEvent(body)
  if (webhookId === '' || !signed.success || read === null) return untrue
  const about = {
    transmission_id: signed.data['paypal-transmission-id'],
    transmission_time: signed.data['paypal-transmission-time'],
    cert_url: signed.data['paypal-cert-url'],
    auth_algo: signed.data['paypal-auth-algo'],
    transmission_sig: signed.data['paypal-transmission-sig'],
    webhook_id: webhookId,
  }
  const answer = await ask({
    method: 'POST',
    path: '/v1/notifications/verify-webhook-signature',
    text: `${JSON.stringify(about).slice(0, -1)},"webhook_event":${body}}`,
  })
  if (answer.outcome === 'unavailable') return answer
  const judged = verified.safeParse(answer.body)
  if (answer.status >= 400) return untrue
  if (!judged.success) return unavailable('The merchant system did not say whether its message is its own.')
  return judged.data.verification_status === 'SUCCESS' ? { outcome: 'heard', orderIds: read } : untrue
}

/** The orders that an event is about, as we named them to PayPal; null for what is no event. */
const readEvent = (body: string): string[] | null => {
  try {
    const read = event.safeParse(JSON.parse(body))
    if (!read.success) return null
    const { custom_id: own, purchase_units: units = [] } = read.data.resource
    return [own, ...units.map((unit) => unit.custom_id)].flatMap((id) => (id === undefined ? [] : [id]))
  } catch {
    return null
  }
}
