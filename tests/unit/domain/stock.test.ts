import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideStock, grantAccess } from '../../../shared/domain/orders/decide-online.ts'
import { aLine } from './lines.ts'

const stock =
  (onHand: number, reserved = 0) =>
  (variantId: string) => ({ variantId, locationId: 'warehouse', onHand, reserved })
const pieces = (id: string, quantity: number, variantId = 'variant') =>
  aLine({ id, quantity: quantity * 1000, variantId })

describe('stock for a web order', () => {
  test('is reserved where it is there, to the last piece', () => {
    expect(decideStock([pieces('a', 3)], 'warehouse', stock(5000, 2000))).toEqual({
      type: 'stockReserved',
      reservations: [{ variantId: 'variant', locationId: 'warehouse', quantity: 3000 }],
    })
  })

  test('that is promised to others counts as gone', () => {
    const short = decideStock([pieces('a', 4)], 'warehouse', stock(5000, 2000))
    expect(short).toEqual({ type: 'stockShort', missing: [{ lineId: 'a', available: 3000 }] })
  })

  test('of several lines of one variant is counted together', () => {
    const lines = [pieces('a', 2), pieces('b', 2)]
    expect(decideStock(lines, 'warehouse', stock(3000))).toEqual({
      type: 'stockShort',
      missing: [{ lineId: 'b', available: 3000 }],
    })
    expect(decideStock(lines, 'warehouse', stock(4000))).toMatchObject({
      reservations: [{ variantId: 'variant', quantity: 4000 }],
    })
  })

  test('names every line that is short, and reserves nothing', () => {
    const short = decideStock(
      [pieces('a', 1, 'one'), pieces('b', 9, 'two'), pieces('c', 9, 'three')],
      'warehouse',
      stock(1000),
    )
    expect(short).toMatchObject({ type: 'stockShort', missing: [{ lineId: 'b' }, { lineId: 'c' }] })
  })

  test('below zero, after a count that was wrong, shows as none available', () => {
    expect(decideStock([pieces('a', 1)], 'warehouse', stock(-2000))).toMatchObject({ missing: [{ available: 0 }] })
  })

  test('is not needed for what is not counted, nor for shipping', () => {
    const uncounted = aLine({ tracked: false })
    const shipping = aLine({ kind: 'shipping', variantId: null })
    expect(decideStock([uncounted, shipping], 'warehouse', stock(0))).toEqual({
      type: 'stockReserved',
      reservations: [],
    })
  })

  test('is never promised beyond what is available, and each variant is reserved once', () => {
    const order = fc.array(
      fc.record({ variant: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 1, max: 5 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        order,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 3 }),
        (wanted, onHand, reserved) => {
          const lines = wanted.map(({ variant, quantity }, index) =>
            pieces(`line-${index}`, quantity, `variant-${variant}`),
          )
          const needed = (variantId: string) =>
            lines.reduce((total, line) => total + (line.variantId === variantId ? line.quantity : 0), 0)
          const decision = decideStock(lines, 'warehouse', stock(onHand * 1000, reserved * 1000))
          const fits = lines.every((line) => needed(line.variantId ?? '') <= (onHand - reserved) * 1000)
          expect(decision.type).toBe(fits ? 'stockReserved' : 'stockShort')
          if (decision.type === 'stockShort') return
          expect(new Set(decision.reservations.map((one) => one.variantId)).size).toBe(decision.reservations.length)
          for (const { variantId, quantity } of decision.reservations) expect(quantity).toBe(needed(variantId))
        },
      ),
      { numRuns: 5000 },
    )
  })
})

describe('access to digital lines', () => {
  const secrets = () => {
    let count = 0
    return () => `abcdefghijklmnopqrstuvwxyz0123${String(count++).padStart(2, '0')}`
  }

  test('is a link with a token of its own for each unit', () => {
    const album = aLine({
      id: 'album',
      kind: 'digital',
      quantity: 2000,
      digital: { kind: 'link', template: '{webShop}/a/{token}' },
    })
    const access = grantAccess([album, aLine()], 'https://shop.example', secrets())
    expect(access).toEqual([
      { lineId: 'album', kind: 'link', value: 'https://shop.example/a/abcdefghijklmnopqrstuvwxyz012300' },
      { lineId: 'album', kind: 'link', value: 'https://shop.example/a/abcdefghijklmnopqrstuvwxyz012301' },
    ])
  })

  test('is a licence key in five groups of five', () => {
    const program = aLine({ id: 'program', kind: 'digital', digital: { kind: 'licenceKey' } })
    expect(grantAccess([program], '', secrets())).toEqual([
      { lineId: 'program', kind: 'licenceKey', value: 'ABCDE-FGHIJ-KLMNO-PQRST-UVWXY' },
    ])
  })

  test('is nothing for goods and shipping', () => {
    expect(grantAccess([aLine(), aLine({ kind: 'shipping', variantId: null })], '', secrets())).toEqual([])
  })
})
