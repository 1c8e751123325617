import type { CollectionErrors } from '../../../../electron/store/rx-storage/documents/commit-documents.ts'
import { keyOf, written } from '../digest.ts'
import { say } from './say.ts'
import { productCount, type Trade } from './trade.ts'

/** Another name, price, category or status of a product. */
export const changeProduct = ({ adapters, random }: Trade): void => {
  const id = `product-${String(random.below(productCount)).padStart(6, '0')}`
  adapters.store.commit((transaction) => {
    const product = transaction.get('products', id)
    if (product === undefined) return
    transaction.put('products', {
      ...product,
      name: `${product.name.split(' ').slice(0, 2).join(' ')} ${random.pick(['blau', 'señor', 'crème', 'winter'])}`,
      category: random.pick(['bowl', 'lamp', 'scarf', '']),
      status: random.below(8) === 0 ? 'archived' : 'active',
      variants: product.variants.map((variant) => ({ ...variant, price: 100 + random.below(9000) })),
      updatedAt: adapters.runtime.now(),
    })
  })
}

/** Customers' print jobs come and go: put by a commit, deleted by RxDB's way of writing, with its revision. */
export const putPrintJob = ({ adapters, random }: Trade): void => {
  const { store, runtime } = adapters
  store.commit((transaction) =>
    transaction.put('printJobs', {
      id: `job-${random.below(30)}`,
      kind: 'receipt',
      registerId: 'register',
      orderId: runtime.newId(),
      copy: false,
      state: 'waiting',
      attempts: random.below(3),
      problem: null,
      dueAt: runtime.now(),
      createdAt: runtime.now(),
    }),
  )
}

export const deletePrintJobs = async ({ opened, random }: Trade): Promise<void> => {
  const collection = await opened.collection('printJobs')
  const ids = opened.find('printJobs', { limit: 1 + random.below(3) }).map(({ id }) => id)
  const stored = await collection.storageInstance.findDocumentsById(ids, false)
  const writes = stored.map((previous) => ({ previous, document: deletedOf(previous) }))
  say({ say: 'intends', writes: ids.map((id) => [keyOf('printJobs', id), null]) })
  settled(await opened.commitDocuments([{ collection: 'printJobs', writes }]))
}

/** Two collections written with revisions, as replication does it; one in four times a revision is old, and all is refused. */
export const commitWithRevisions = async ({ opened, random }: Trade): Promise<void> => {
  const products = await opened.collection('products')
  const jobs = await opened.collection('printJobs')
  const id = `product-${String(random.below(productCount)).padStart(6, '0')}`
  const [product] = await products.storageInstance.findDocumentsById([id], false)
  const [job] = await jobs.storageInstance.findDocumentsById(
    [opened.find('printJobs', { limit: 1 })[0]?.id ?? ''],
    false,
  )
  if (product === undefined || job === undefined) return
  const pulled = { ...product, description: `pulled ${random.below(1e6)}`, _rev: nextRevision(product._rev) }
  const printed = { ...job, attempts: random.below(9), _rev: nextRevision(job._rev) }
  const isOld = random.below(4) === 0
  say({
    say: 'intends',
    writes: [written('products', pulled as never), written('printJobs', printed as never)],
  })
  settled(
    await opened.commitDocuments([
      { collection: 'products', writes: [{ previous: product, document: pulled }] },
      {
        collection: 'printJobs',
        writes: [{ previous: isOld ? { ...job, _rev: '1-old' } : job, document: printed }],
      },
    ]),
  )
}

const settled = (errors: readonly CollectionErrors[]): void => say({ say: errors.length === 0 ? 'done' : 'withdrawn' })

const nextRevision = (revision: string): string => `${Number.parseInt(revision, 10) + 1}-pulled`

const deletedOf = <D extends { readonly _rev: string }>(document: D): D & { readonly _deleted: true } => ({
  ...document,
  _deleted: true,
  _rev: nextRevision(document._rev),
})
