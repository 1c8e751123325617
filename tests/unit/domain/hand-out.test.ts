import { describe, expect, test } from 'vitest'
import { handOut, isPaidBack } from '../../../shared/domain/orders/hand-out.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append } from './history.ts'
import { aLine } from './lines.ts'

const back = (unitPrice: number, currency = 'CHF', from: null = null): Order => ({
  ...append(aCart(), [
    {
      type: 'lineAdded',
      line: aLine({ id: 'back', unitPrice, quantity: -1000, returned: { reason: 'Damaged', restock: true, from } }),
    },
  ]),
  currency,
})

describe('what is handed out of what the plan says', () => {
  test('is by card as it is, with the slip that it was paid by', () =>
    expect(handOut(back(513), { tender: 'card', reference: 'A1', amount: 200 }, 2)).toEqual({
      kind: 'card',
      reference: 'A1',
      amount: -200,
    }))

  test.each([
    ['the last of it is rounded to coins', 513, 513, -515],
    ['a part of it is as much as coins can pay', 513, 213, -210],
  ])('%s', (_what, due, amount, given) =>
    expect(handOut(back(due), { tender: 'cash', reference: '', amount }, 2)).toEqual({ kind: 'cash', given }),
  )

  test('is nothing where coins can pay nothing of a part, and where it is store credit', () => {
    expect(handOut(back(513), { tender: 'cash', reference: '', amount: 4 }, 2)).toBeNull()
    expect(handOut(back(513), { tender: null, reference: '', amount: 513 }, 2)).toBeNull()
  })

  test('an order is paid back where something comes back and no more is to be paid', () => {
    const bought = (unitPrice: number): Order =>
      append(back(500), [{ type: 'lineAdded', line: aLine({ id: 'out', unitPrice }) }])
    expect([400, 500, 501].map((price) => isPaidBack(bought(price)))).toEqual([true, true, false])
    expect(isPaidBack(append(aCart(), []))).toBe(false)
  })
})
