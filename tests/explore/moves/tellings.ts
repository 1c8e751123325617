import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Move } from '../explore.ts'
import type { Product } from '../product.ts'
import type { Telling, World } from '../world/world.ts'
import { killed, less, unavailable, wrong } from './faults.ts'
import { calm, written } from './runner.ts'

/**
 * The web shop is told. Asking, arriving and writing down are one step, since nothing else looks at what the web shop
 * knows, or changes what it is told under an id; what may go wrong between them is a step of its own.
 */
export const tellings = (product: Product, world: World): Move<World>[] => [
  ...world.orders.flatMap((order) =>
    product
      .runnable(order.effects)
      .filter(({ kind }) => kind === 'notify')
      .flatMap((effect) => told(product, world, order, effect)),
  ),
  ...world.lateTellings.map((telling) => calm(`late, ${telling.effectId} arrives`, knowing(world, telling))),
]

const told = (product: Product, world: World, order: Order, effect: Effect): Move<World>[] => {
  const telling = { orderId: order.id, effectId: effect.id, event: effect.event ?? '' }
  const { faults, crashes } = world.left
  const afterFault = { ...world, left: less(world, 'faults') }
  const inVain = (from: World): World => written(product, from, order, effect, unavailable)
  const { id } = effect
  return [
    calm(`${id} is told`, written(product, knowing(world, telling), order, effect, product.told(order, effect))),
    ...(faults === 0
      ? []
      : [
          wrong(`${id} is lost, or the web shop is down`, inVain(afterFault)),
          wrong(`${id} is told, and the answer lost`, inVain(knowing(afterFault, telling))),
          wrong(`${id} takes so long that nobody waits for it`, inVain(onItsWay(afterFault, telling))),
        ]),
    ...(crashes === 0 ? [] : [wrong(`${id} is told as the order manager is killed`, knowing(killed(world), telling))]),
  ]
}

/** Each id counts once; what arrives again later says nothing new. */
const knowing = (world: World, telling: Telling): World => {
  const isTelling = ({ effectId }: Telling): boolean => effectId === telling.effectId
  const lateTellings = world.lateTellings.filter((one) => !isTelling(one))
  return { ...world, lateTellings, told: world.told.some(isTelling) ? world.told : [...world.told, telling] }
}

const onItsWay = (world: World, telling: Telling): World => {
  const known = [...world.lateTellings, ...world.told].some(({ effectId }) => effectId === telling.effectId)
  return known ? world : { ...world, lateTellings: [...world.lateTellings, telling] }
}
