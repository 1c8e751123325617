import { describe, expect, test } from 'vitest'
import { allBack, draftOf, faultsOf, oneMore, withQuantity } from '../../../renderer/features/returns/return-draft.ts'
import { reasonsIn, returnFaults } from '../../../renderer/features/returns/rules-draft.ts'
import { searchOf } from '../../../renderer/features/returns/sale-search.ts'

const line = (fields: object = {}) => ({
  ...{
    lineId: 'jam',
    variantId: 'jam-1',
    name: 'Jam',
    sku: 'JAM',
    unit: 'piece' as const,
    sold: 3000,
    back: 1000,
    worth: 1080,
  },
  barcode: '4001',
  ...{ never: null, inCart: 0, reason: null, restock: true, ...fields },
})
const bread = line({ lineId: 'bread', name: 'Bread', sold: 1000, back: 0 })
const file = line({ lineId: 'file', never: 'It was a link.', back: 0 })
const all = [line(), bread, file]

describe('what comes back, as it is entered', () => {
  test('begins with what is in the cart already', () =>
    expect(draftOf({ all: [line({ inCart: 2000, reason: 'Damaged', restock: false }), bread] })).toEqual({
      jam: { quantity: 2000, reason: 'Damaged', restock: false },
      bread: { quantity: null, reason: null, restock: true },
    }))

  test('a line that comes back too has the reason that was chosen, and keeps one of its own', () => {
    const first = {
      ...withQuantity(draftOf({ all }), 'jam', 1000),
      jam: { quantity: 1000, reason: 'Damaged', restock: true },
    }
    const both = withQuantity(first, 'bread', 1000)
    expect(both['bread']).toMatchObject({ quantity: 1000, reason: 'Damaged' })
    const other = { ...both, bread: { quantity: 1000, reason: 'Late', restock: true } }
    expect(withQuantity(other, 'jam', 2000)['jam']).toMatchObject({ reason: 'Damaged' })
    expect(withQuantity(first, 'bread', null)['bread']).toMatchObject({ reason: null })
  })

  test('a scan is one more, up to what is left; all of it is what is left of what can come back', () => {
    let draft = draftOf({ all: [...all, line({ lineId: 'more jam', sold: 1000, back: 0 })] })
    const again = line({ lineId: 'more jam', sold: 1000, back: 0 })
    const counts = [1, 2, 3, 4].map(() => {
      draft = oneMore(draft, [line(), again])
      return [draft['jam']?.quantity, draft['more jam']?.quantity]
    })
    expect(counts).toEqual([
      [1000, null],
      [2000, null],
      [2000, 1000],
      [2000, 1000],
    ])
    const whole = allBack(draftOf({ all }), all)
    expect(Object.values(whole).map(({ quantity }) => quantity)).toEqual([2000, 1000, null])
  })

  test.each([
    [null, 'Damaged', undefined, undefined],
    [0, null, undefined, undefined],
    [2000, 'Damaged', undefined, undefined],
    [3000, 'Damaged', 'No more can come back of Jam than was sold.', undefined],
    [500, null, 'This product is sold by the piece: the quantity is a whole number.', 'Choose why it comes back.'],
  ])('%s for %s: %s, %s', (quantity, reason, ofQuantity, ofReason) =>
    expect(faultsOf(line(), { quantity, reason, restock: true })).toEqual({ quantity: ofQuantity, reason: ofReason }),
  )
})

test('a day is looked for from its beginning to the next one’s, also where the clocks change', () => {
  const { from, until } = searchOf({ text: ' R1 ', day: '2026-03-29', total: 540 }, 'Europe/Berlin')
  expect(from).toBe(Date.UTC(2026, 2, 28, 23))
  expect(until).toBe(Date.UTC(2026, 2, 29, 22))
  expect(searchOf({ text: ' R1 ', day: '', total: null }, 'Europe/Berlin')).toMatchObject({
    text: 'R1',
    from: null,
    until: null,
  })
})

describe('the rules of the shop', () => {
  test('reasons are a line each, each once', () =>
    expect(reasonsIn(' Damaged \n\nLate\nDamaged')).toEqual(['Damaged', 'Late']))

  const fine = { days: 14, reasons: 'Damaged', mostCash: 0 }
  test.each([
    [{}, []],
    [{ days: '' }, ['days']],
    [{ days: 1.5 }, ['days']],
    [{ days: 3651 }, ['days']],
    [{ reasons: ' \n ' }, ['reasons']],
    [{ reasons: 'x'.repeat(61) }, ['reasons']],
    [{ reasons: Array.from({ length: 21 }, (_, at) => `Reason ${at}`).join('\n') }, ['reasons']],
    [{ mostCash: null }, ['mostCash']],
  ])('%j is wrong at %j', (off, fields) => {
    const faults = Object.entries(returnFaults({ ...fine, ...off }))
    expect(faults.flatMap(([field, fault]) => (fault === null ? [] : [field]))).toEqual(fields)
  })
})
