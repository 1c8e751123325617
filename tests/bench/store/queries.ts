import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { catalogHandlers } from '../../../electron/order-manager/catalog/handlers.ts'
import type { Query } from '../../../electron/order-manager/ports/store.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { randomFrom } from '../../faults/random.ts'
import type { ShopSize } from './load-shop.ts'
import { codesOf, dayOf, type ListedState, listedStates, newestOrders, ordersByStateAndDay } from './questions.ts'
import { type Figures, overTurns } from './turns.ts'
import { keystrokes, mistypedQueries } from './typed-texts.ts'

export interface QueryFigures {
  readonly barcode: Figures
  readonly newestOrders: Figures
  /** Completed orders fill their page on every day; of the other states a day has a few, so their times say little. */
  readonly completedOfDay: Figures
  readonly otherStatesOfDay: Figures
  /** Keystrokes by what has been typed: `1 letter`, `4 letters and more, with a typo`, … */
  readonly keystrokes: readonly { readonly typed: string; readonly figures: Figures }[]
  /** Of the texts that find their product when typed right: how many find it with one letter wrong. */
  readonly typos: readonly {
    readonly text: string
    readonly asked: number
    readonly found: number
    readonly share: number
  }[]
}

const asked = 2000
const listed = 400
/** As many results as the register's list shows. */
const results = 30

/** What a cashier and a back office ask, on the shop in the folder. */
export const measureQueries = async (folder: string, size: ShopSize): Promise<QueryFigures> => {
  const store = await openStore({ folder })
  const search = catalogHandlers({ store, runtime: nodeRuntime })['catalog.search']
  const session = { staffId: null, key: null }
  const find = (query: Query): number => store.find('orders', query).length
  try {
    const barcode = await timed(codesOf(size, asked), (code) => {
      if (store.byCode(code) === undefined) throw new Error(`${code} was not found`)
    })
    const newest = await timed(Array.from({ length: listed }), () => find(newestOrders))
    const random = randomFrom(size.seed)
    const ofDay = (states: readonly ListedState[]): Promise<Figures> => {
      const questions = Array.from({ length: listed }, (_, at) =>
        ordersByStateAndDay(states[at % states.length] ?? 'completed', dayOf(random, size.orders)),
      )
      return timed(questions, find)
    }
    const completedOfDay = await ofDay(['completed'])
    const otherStatesOfDay = await ofDay(listedStates.filter((state) => state !== 'completed'))

    const answer = async (text: string): Promise<string[]> =>
      ((await search({ text, limit: results }, session)) as { product: { id: string } }[]).map(
        ({ product }) => product.id,
      )
    const times = new Map<string, number[]>()
    for (const { typed, text } of keystrokes(size)) {
      const start = performance.now()
      await search({ text, limit: results }, session)
      const time = performance.now() - start
      const kind = times.get(typed)
      if (kind === undefined) times.set(typed, [time])
      else kind.push(time)
    }
    const typos = []
    for (const [text, queries] of mistypedQueries(size)) {
      const tally = { asked: 0, found: 0 }
      for (const { right, wrong, productId } of queries) {
        if (!(await answer(right)).includes(productId)) continue
        tally.asked += 1
        if ((await answer(wrong)).includes(productId)) tally.found += 1
      }
      typos.push({ text, ...tally, share: tally.found / tally.asked })
    }
    return {
      barcode,
      newestOrders: newest,
      completedOfDay,
      otherStatesOfDay,
      keystrokes: [...times].map(([typed, all]) => ({ typed, figures: overTurns(all) })),
      typos,
    }
  } finally {
    await store.close()
  }
}

const warmUp = 20

const timed = async <T>(questions: readonly T[], ask: (question: T) => unknown): Promise<Figures> => {
  const times: number[] = []
  for (const question of [...questions.slice(0, warmUp), ...questions]) {
    const start = performance.now()
    await ask(question)
    times.push(performance.now() - start)
  }
  return overTurns(times.slice(Math.min(warmUp, questions.length)))
}
