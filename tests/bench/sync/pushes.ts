import type { Change } from '../../../shared/contract/hub/protocol.ts'
import type { TestDevice } from '../../integration/hub/hub-with-devices.ts'
import { changeOf } from '../../integration/hub/hub-with-devices.ts'
import { type Measured, measured } from '../statistics.ts'
import { generatedDocuments } from '../store/generated-documents.ts'

/** Documents of one push. */
const atOnce = 100

/** The generated shop's products, so that a till has something to download. */
export const pushCatalog = async (office: TestDevice, products: number): Promise<void> => {
  for (const { documents } of generatedDocuments({ products, orders: 0, seed: 1 }))
    await pushAll(
      office,
      Object.entries(documents).flatMap(([collection, all]) =>
        all.flatMap((one): Change[] =>
          collection === 'settings' && one.id === 'device' ? [] : [changeOf(collection, { ...one })],
        ),
      ),
    )
}

const pushAll = async (device: TestDevice, changes: readonly Change[]): Promise<number[]> => {
  const times: number[] = []
  for (let from = 0; from < changes.length; from += atOnce) {
    const start = performance.now()
    const outcomes = await device.push(...changes.slice(from, from + atOnce))
    times.push(performance.now() - start)
    const refused = outcomes.find(({ is }) => is !== 'written')
    if (refused !== undefined) throw new Error(`The hub did not write: ${JSON.stringify(refused).slice(0, 500)}`)
  }
  return times
}

/** Tills that push their sales at once; answers with how long a push took, and tells sales a second in its name. */
export const benchPushes = async (tills: readonly TestDevice[], sales: number, database: string): Promise<Measured> => {
  const work = tills.map((_, till): Change[] =>
    [...generatedDocuments({ products: 50, orders: sales, seed: 100 + till })].flatMap(({ documents }) =>
      (['orders', 'movements', 'journal'] as const).flatMap((collection) =>
        (documents[collection] ?? []).map((one) =>
          changeOf(collection, collection === 'journal' ? { ...one } : { ...one, id: `${till}:${one.id}` }),
        ),
      ),
    ),
  )
  const start = performance.now()
  const times = await Promise.all(tills.map((till, place) => pushAll(till, work[place] ?? [])))
  const seconds = (performance.now() - start) / 1000
  const rate = Math.round((sales * tills.length) / seconds)
  const documents = work.reduce((sum, { length }) => sum + length, 0)
  return measured(
    `a push of ${atOnce} documents, ${tills.length} tills at once, over ${database}: ${rate} sales/s, ${Math.round(documents / seconds)} documents/s`,
    times.flat(),
  )
}
