import type { Fault } from '../../../electron/sandbox/faults.ts'
import { tell } from '../../contract/gateways/gateway-world.ts'
import { pick, type Random } from '../../support/seeded-random.ts'
import type { Outside } from './outside.ts'

type Kind = Fault['kind']

/** What goes wrong at each place, the likelier the oftener it stands there. What takes a time-out's patience is rare. */
const quick: readonly Kind[] = ['error500', 'rubbish', 'down', 'down', 'late', 'late', 'decline']
/** An answer on a line may come twice, too. */
const ofLines: readonly Kind[] = [...quick, 'twice', 'twice']
const slow: readonly Kind[] = ['timeoutBefore', 'timeoutAfter']
const ofMessages: readonly Kind[] = ['late', 'twice', 'twice', 'outOfOrder', 'lost']
const ofShops: readonly Kind[] = ['error500', 'down', 'down', 'late', 'timeoutAfter', 'timeoutAfter']

const operations = {
  paypal: ['create', 'authorize', 'capture', 'void', 'refund'],
  stripe: ['authorise', 'capture', 'void', 'refund'],
  iso8583: ['signOn', 'authorise', 'capture', 'void', 'refund', 'lookUp'],
} as const

/** Of so many calls in a row, where a side is down for a while. */
const outage = 25

/** Makes one thing go wrong, at a gateway, in its webhooks or at a web shop. */
export const addFault = async (outside: Outside, random: Random): Promise<void> => {
  const milliseconds = 50 + Math.floor(random() * 1500)
  const dice = random()
  if (dice < 0.25) {
    const shop = pick(random, outside.shops)
    const kind = pick(random, random() < 0.1 ? (['timeoutBefore'] as const) : ofShops)
    return shop.addFault({ on: 'webhook', kind, times: timesOf(kind, random), milliseconds })
  }
  if (dice < 0.35) return pick(random, outside.shops).addFault({ on: 'order', kind: 'twice', times: 1, milliseconds })
  const gateway = pick(random, ['paypal', 'stripe', 'iso8583'] as const)
  const address = `${outside[gateway].url}/sandbox/faults`
  if (dice < 0.5 && gateway !== 'iso8583')
    return tell(address, { on: 'webhook', kind: pick(random, ofMessages), times: 2, milliseconds })
  const usual = gateway === 'iso8583' ? ofLines : quick
  const kind = pick(random, random() < 0.15 ? slow : usual)
  const on = pick(random, operations[gateway])
  return tell(address, { on, kind, times: timesOf(kind, random), milliseconds })
}

const timesOf = (kind: Kind, random: Random): number => {
  if (kind === 'down' && random() < 0.2) return outage
  return kind === 'timeoutBefore' || kind === 'timeoutAfter' ? 1 : 1 + Math.floor(random() * 3)
}
