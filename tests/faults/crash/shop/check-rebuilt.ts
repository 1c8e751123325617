import type { Reader } from '../../../../electron/order-manager/ports/store.ts'
import type { OpenedStore } from '../../../../electron/store/open-store.ts'

/** Makes the projections anew, and says whether one answers otherwise than before. */
export const checkRebuilt = (store: OpenedStore): string[] => {
  const kept = answersOf(store)
  store.rebuildProjections()
  const rebuilt = answersOf(store)
  return [...kept].flatMap(([question, answer]) =>
    rebuilt.get(question) === answer
      ? []
      : [`${question} was ${answer}, and made anew it is ${rebuilt.get(question)}.`],
  )
}

const answersOf = (reader: Reader): Map<string, string> => {
  const answers = new Map<string, string>()
  const products = reader.find('products', {})
  const variants = products.flatMap((product) => product.variants)
  answers.set('levels', JSON.stringify(reader.stockLevels(variants.map(({ id }) => id))))
  const accounts = new Set(reader.find('ledgers', {}).map(({ account }) => account))
  answers.set('balances', JSON.stringify([...accounts].sort().map((account) => [account, reader.balance(account)])))
  answers.set('set aside', JSON.stringify(reader.setAside('', 500).map(({ id }) => id)))
  answers.set('categories', JSON.stringify(reader.categories()))
  for (const { id, sku, barcode } of variants)
    answers.set(
      `codes ${id}`,
      JSON.stringify([reader.byCode(sku)?.variant.id, reader.byCode(barcode ?? '')?.variant.id]),
    )
  const words = new Set(products.flatMap(({ name }) => name.split(' ')))
  for (const word of words) {
    const hits = reader.search(word, 1000).map(({ variant }) => variant.id)
    answers.set(`search ${word}`, JSON.stringify(hits.sort()))
  }
  return answers
}
