import { describe, expect, test } from 'vitest'
import { handOut } from '../../../shared/domain/orders/hand-out.ts'
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
  test.each(['card', 'giftCard', 'storeCredit', 'account'] as const)('is by %s as it is', (tender) =>
    expect(handOut(back(513), { tender, amount: 203 }, 2)).toBe(203),
  )

  test.each([
    ['the last of it is rounded to coins', 513, 513, 515],
    ['a part of it is as much as coins can pay', 513, 213, 210],
    ['of a part that coins can pay nothing of, nothing', 513, 4, 0],
  ])('in cash, %s', (_what, due, amount, given) =>
    expect(handOut(back(due), { tender: 'cash', amount }, 2)).toBe(given),
  )
})
