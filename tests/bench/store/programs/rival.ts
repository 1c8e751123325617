import { fold } from '../../../../shared/domain/orders/evolve.ts'
import { randomFrom } from '../../../faults/random.ts'
import { documentsOf, generatedDocuments, journalOf } from '../generated-documents.ts'
import { generateOrders } from '../generated-orders.ts'
import { orderSource } from '../load-shop.ts'
import { codesOf, dayOf, listedStates } from '../questions.ts'
import { openMemoryStorage } from '../rivals/memory-storage.ts'
import { openPouch } from '../rivals/pouchdb.ts'
import type { Documents, Rival } from '../rivals/rival.ts'
import { overTurns } from '../turns.ts'
import { keystrokes } from '../typed-texts.ts'

/**
 * `rival.ts NAME FOLDER PRODUCTS ORDERS SEED MILLISECONDS`: loads the generated shop as far as it comes in the time, asks
 * what our store is asked, and prints a line of JSON for each thing that it knows.
 */
const [name = '', folder = '', ...numbers] = process.argv.slice(2)
const [products = 0, orders = 0, seed = 0, limit = 0] = numbers.map(Number)
const size = { products, orders, seed }
const tell = (line: object): void => console.log(JSON.stringify(line))

const scans = 8
const sales = 500
const pages = 200
/** Milliseconds for each kind of question, where the answers take long. */
const patience = 30_000

const rival: Rival = name === 'pouchdb' ? openPouch(folder) : await openMemoryStorage()

const load = async (): Promise<number> => {
  let [documents, milliseconds, loaded] = [0, 0, 0]
  for (const piece of generatedDocuments(size)) {
    const start = performance.now()
    await rival.load(piece.documents)
    milliseconds += performance.now() - start
    documents += Object.values(piece.documents).reduce((sum, all) => sum + all.length, 0)
    loaded += piece.orders
    tell({ documents, orders: loaded, milliseconds })
    if (milliseconds > limit) break
  }
  return loaded
}

const timed = async <T>(what: string, questions: readonly T[], ask: (question: T) => Promise<unknown>) => {
  const times: number[] = []
  const end = performance.now() + patience
  for (const question of questions) {
    if (performance.now() > end) break
    const start = performance.now()
    await ask(question)
    times.push(performance.now() - start)
  }
  tell({ what, figures: overTurns(times) })
}

/** A cart that is there, and what its payment writes. */
const nextSales = (documents: Documents): { cart: Documents; sale: Documents }[] => {
  const settings = documents.settings ?? []
  const shop = settings.find((one) => one.kind === 'shop')
  const device = settings.find((one) => one.kind === 'device')
  const register = settings.find((one) => one.kind === 'register')
  if (shop === undefined || device === undefined || register === undefined) throw new Error('There is no shop.')
  const link = journalOf(`${device.deviceId}-later`)
  const later = generateOrders(orderSource(shop, device, size), seed + 1, 2 * sales)
  return [...later]
    .filter(({ order }) => order.number.startsWith('R'))
    .slice(0, sales)
    .map((sold) => ({
      cart: { orders: [fold(sold.order.id, sold.order.entries.slice(0, -1))] },
      sale: { ...documentsOf([sold], link), settings: [device, register] },
    }))
}

const loaded = await load()
tell({ resident: process.memoryUsage().rss })
const [first] = generatedDocuments({ ...size, products: 0, orders: 0 })
const before = first?.documents ?? {}
await rival.commitSale({ settings: before.settings ?? [] })
const found = nextSales(before)
for (const { cart } of found) await rival.load(cart)
await timed('sale', found, ({ sale }) => rival.commitSale(sale))
const random = randomFrom(seed)
await timed('newestOrders', Array.from({ length: pages }), () => rival.newestOrders())
for (const [what, states] of [
  ['completedOfDay', ['completed']],
  ['otherStatesOfDay', listedStates.filter((state) => state !== 'completed')],
] as const)
  await timed(
    what,
    Array.from({ length: pages }, (_, at) => states[at % states.length] ?? 'completed'),
    (state) => rival.ordersByStateAndDay(state, dayOf(random, loaded)),
  )
await timed('barcode', codesOf(size, scans), (code) => rival.byBarcode(code))
const texts = keystrokes(size).filter(({ typed, text }) => !typed.endsWith('wrong') && text.trim() === text)
await timed('search', texts.slice(0, scans), ({ text }) => rival.search(text))
tell({ size: rival.size() })
await rival.close()
