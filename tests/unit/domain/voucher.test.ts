import { describe, expect, test } from 'vitest'
import { isMistyped, newCardNumber, newVoucherNumber } from '../../../shared/domain/ledgers/card-number.ts'
import { usualTerms } from '../../../shared/domain/ledgers/terms.ts'
import { voucherState } from '../../../shared/domain/ledgers/voucher.ts'
import { leftAfter, partRefusal } from '../../../shared/domain/orders/voucher-use.ts'

const use = (available: number, amount: number) => ({ ledger: 'voucher', available, amount }) as const

describe('a voucher', () => {
  test('pays all that it is worth or all that is due, and nothing is left on it', () => {
    expect(partRefusal(use(500, 300), 300)).toBeNull()
    expect(leftAfter(use(500, 300))).toEqual({ left: 0, forfeited: 200 })
    expect(partRefusal(use(300, 300), 500)).toBeNull()
    expect(leftAfter(use(300, 300))).toEqual({ left: 0 })
    for (const amount of [1, 299])
      expect(partRefusal(use(300, amount), 500)).toMatchObject({ refusal: 'voucher_in_part' })
  })

  test('takes back any part of what it paid; and other accounts are spent in parts', () => {
    expect(partRefusal(use(0, -100), -300)).toBeNull()
    expect(leftAfter(use(0, -100))).toEqual({ left: 100 })
    const card = { ledger: 'giftCard', available: 500, amount: 300 } as const
    expect(partRefusal(card, 400)).toBeNull()
    expect(leftAfter(card)).toEqual({ left: 200 })
  })

  test('is good until its last moment; what was used is used, whatever else holds for it', () => {
    const terms = { ...usualTerms, expiresAt: 1000 }
    expect(voucherState({ balance: 5, terms }, 1000)).toBe('good')
    expect(voucherState({ balance: 5, terms }, 1001)).toBe('over')
    expect(voucherState({ balance: 5, terms: { ...terms, blocked: true } }, 0)).toBe('blocked')
    expect(voucherState({ balance: 0, terms: { ...terms, blocked: true } }, 1001)).toBe('used')
    expect(voucherState({ balance: -5, terms }, 0)).toBe('usedTwice')
  })

  test('has a number that is no gift card’s, of which one wrong digit is noticed', () => {
    const hex = '0123456789abcdef'.repeat(4)
    const number = newVoucherNumber(hex)
    expect(number).toMatch(/^V\d{13}$/)
    expect(newCardNumber(hex)).toMatch(/^99\d{14}$/)
    for (const own of [number, newCardNumber(hex)]) {
      expect(isMistyped(own)).toBe(false)
      for (let place = own.startsWith('V') ? 1 : 2; place < own.length; place++) {
        const wrong = `${own.slice(0, place)}${(Number(own[place]) + 1) % 10}${own.slice(place + 1)}`
        expect(isMistyped(wrong)).toBe(true)
      }
    }
  })
})
