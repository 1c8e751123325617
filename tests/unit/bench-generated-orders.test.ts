import { beforeAll, describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { newShop } from '../../electron/order-manager/setup/new-shop.ts'
import { fold } from '../../shared/domain/orders/evolve.ts'
import { orderStates } from '../../shared/domain/orders/order.ts'
import { type GeneratedOrder, generateOrders } from '../bench/store/generated-orders.ts'
import { orderSource, wantedShop } from '../bench/store/load-shop.ts'
import { must } from '../support/client.ts'

const size = { products: 200, seed: 3 }

describe('given the generated orders of the bench', () => {
  let orders: GeneratedOrder[]
  let again: GeneratedOrder[]

  beforeAll(() => {
    const { shop, register } = must(newShop(wantedShop, nodeRuntime))
    const source = orderSource(shop, { deviceId: 'device', registerId: register.id }, size)
    orders = [...generateOrders(source, size.seed, 1500)]
    again = [...generateOrders(source, size.seed, 1500)]
  })

  test('when their entries are folded, then each is the order itself, with no exception', () => {
    for (const { order } of orders) {
      expect(fold(order.id, order.entries)).toEqual(order)
      expect(order.exceptions).toEqual([])
    }
  })

  test('when they are counted, then both channels are there, and web orders in every state they can have', () => {
    expect(orders).toHaveLength(1500)
    const web = orders.filter(({ order }) => order.channel === 'web')
    expect(web.length).toBeGreaterThan(150)
    const webStates = orderStates.filter((state) => !['draft', 'parked', 'setAside'].includes(state))
    expect(new Set(web.map(({ order }) => order.state))).toEqual(new Set(webStates))
    const paid = orders.filter(({ order }) => order.channel === 'counter' && order.state === 'completed')
    expect(paid.map(({ order }) => order.number)).toEqual(
      paid.map((_, index) => `R1-${String(index + 1).padStart(6, '0')}`),
    )
  })

  test('when goods left the house, then each of their lines has its movement, and otherwise none', () => {
    for (const { order, movements } of orders) {
      const left = order.fulfilment === 'handedOver' || order.fulfilment === 'shipped'
      const moved = movements.map(({ quantity }) => -quantity)
      expect(moved).toEqual(left ? order.lines.map(({ quantity }) => quantity) : [])
    }
  })

  test('when they are made again from the same seed, then they are alike', () => {
    expect(again).toEqual(orders)
  })
})
