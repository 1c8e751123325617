import { openStore } from '../../../electron/store/open-store.ts'
import type { ShopSize } from './load-shop.ts'
import { cashierAt, rest } from './sale.ts'
import { type Figures, overTurns } from './turns.ts'

const warmUp = 60

/** One sale's commit in each of the shops, one after the other, so that the machine is the same to all of them. */
export const salesInTurns = async (
  folders: readonly string[],
  catalog: Pick<ShopSize, 'products' | 'seed'>,
  sales: number,
  pause: number,
): Promise<Figures[]> => {
  const shops = await Promise.all(
    folders.map(async (folder) => {
      const store = await openStore({ folder })
      return { store, cashier: cashierAt(store, catalog, 23), times: [] as number[] }
    }),
  )
  for (let sale = 0; sale < warmUp + sales; sale++)
    for (const { cashier, times } of shops) {
      const cart = cashier.fillCart()
      const start = performance.now()
      cashier.pay(cart)
      if (sale >= warmUp) times.push(performance.now() - start)
      await rest(pause)
    }
  for (const { store } of shops) await store.close()
  return shops.map(({ times }) => overTurns(times))
}
