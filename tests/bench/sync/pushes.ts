import type { Change, Outcome } from '../../../shared/contract/hub/protocol.ts'
import type { TestDevice } from '../../integration/hub/hub-with-devices.ts'
import { ask, changeOf } from '../../integration/hub/hub-with-devices.ts'
import type { PouchTimes } from '../peers/pouchdb.ts'
import { type Measured, measured } from '../statistics.ts'
import { generatedDocuments } from '../store/generated-documents.ts'
import type { MeasuredHub } from './measured-hub.ts'

/** Documents of one push. */
export const atOnce = 100

/** The generated shop's products, so that a till has something to download. */
export const catalogOf = (products: number): Change[] =>
  [...generatedDocuments({ products, orders: 0, seed: 1 })].flatMap(({ documents }) =>
    Object.entries(documents).flatMap(([collection, all]) =>
      all.flatMap((one): Change[] =>
        collection === 'settings' && one.id === 'device' ? [] : [changeOf(collection, { ...one })],
      ),
    ),
  )

/** The sales of so many tills. */
export const salesOf = (tills: number, sales: number): Change[][] =>
  Array.from({ length: tills }, (_, till) =>
    [...generatedDocuments({ products: 50, orders: sales, seed: 100 + till })].flatMap(({ documents }) =>
      (['orders', 'movements', 'journal'] as const).flatMap((collection) =>
        (documents[collection] ?? []).map((one) =>
          changeOf(collection, collection === 'journal' ? { ...one } : { ...one, id: `${till}:${one.id}` }),
        ),
      ),
    ),
  )

/** The bodies of the pushes. Each till has a processor of its own: what writing them takes is not the hub's. */
export const pushesOf = (changes: readonly Change[]): string[] =>
  Array.from({ length: Math.ceil(changes.length / atOnce) }, (_, push) =>
    JSON.stringify({ changes: changes.slice(push * atOnce, (push + 1) * atOnce) }),
  )

/** Answers with how many milliseconds each push took. */
export const pushAll = async (url: string, { key }: TestDevice, pushes: readonly string[]): Promise<number[]> => {
  const times: number[] = []
  for (const body of pushes) {
    const start = performance.now()
    const outcomes = (await ask(`${url}/v1/push`, { key, body })).body['outcomes'] as Outcome[]
    times.push(performance.now() - start)
    const refused = outcomes.find(({ is }) => is !== 'written')
    if (refused !== undefined) throw new Error(`The hub did not write: ${JSON.stringify(refused).slice(0, 500)}`)
  }
  return times
}

/** Tills that push their sales at once, beside PouchDB's; tells sales a second in its names. */
export const benchPushes = async (
  { url, database }: Pick<MeasuredHub, 'url' | 'database'>,
  tills: readonly TestDevice[],
  work: readonly (readonly Change[])[],
  { sales, pouch }: { readonly sales: number; readonly pouch: PouchTimes | null },
): Promise<Measured> => {
  const pushes = work.map(pushesOf)
  const start = performance.now()
  const times = await Promise.all(tills.map((till, place) => pushAll(url, till, pushes[place] ?? [])))
  const rates = (took: number): string => {
    const documents = work.reduce((sum, { length }) => sum + length, 0)
    const perSecond = (count: number): number => Math.round((1000 * count) / took)
    return `${perSecond(sales * tills.length)} sales/s, ${perSecond(documents)} documents/s`
  }
  return measured(
    `a push of ${atOnce} documents, ${tills.length} tills at once, over ${database}: ${rates(performance.now() - start)}`,
    times.flat(),
    pouch === null ? undefined : { name: `PouchDB, its own server: ${rates(pouch.together)}`, times: pouch.pushes },
  )
}
