import type { Answer } from '../idempotent-answers.ts'
import { problem } from './paypal-problems.ts'

/** Money as PayPal's documents write it: a decimal string. */
type PaypalMoney = { currency_code: string; value: string }

/** Money in whole minor units. */
export type Amount = { currency: string; minor: number }

/** Currencies that PayPal takes, with the decimal places it allows (its reference, "Currency codes"). */
const DECIMALS: Record<string, number> = {
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 0,
  ILS: 2,
  JPY: 0,
  MXN: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  PHP: 2,
  PLN: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TWD: 0,
  USD: 2,
}

/** Writes an amount as PayPal does, such as `12.34` or, for JPY, `1234`. */
export function paypalMoney({ currency, minor }: Amount): PaypalMoney {
  const decimals = DECIMALS[currency] ?? 2
  const digits = String(minor).padStart(decimals + 1, '0')
  const value = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return { currency_code: currency, value }
}

/** Reads PayPal money that has to be positive; otherwise the 400 or 422 that PayPal answers, naming the field. */
export function readPaypalMoney(money: unknown, field: string): Amount | Answer {
  if (money === undefined || money === null) return problem(400, 'MISSING_REQUIRED_PARAMETER', { field })
  const { currency_code: currency, value } = money as Partial<Record<keyof PaypalMoney, unknown>>
  if (currency === undefined) return problem(400, 'MISSING_REQUIRED_PARAMETER', { field: `${field}/currency_code` })
  if (value === undefined) return problem(400, 'MISSING_REQUIRED_PARAMETER', { field: `${field}/value` })
  if (typeof currency !== 'string' || typeof value !== 'string') {
    return problem(400, 'INVALID_PARAMETER_SYNTAX', { field })
  }
  if (currency.length !== 3) {
    return problem(400, 'INVALID_STRING_LENGTH', { field: `${field}/currency_code`, value: currency })
  }
  const decimals = DECIMALS[currency]
  if (decimals === undefined) {
    return problem(422, 'INVALID_CURRENCY_CODE', { field: `${field}/currency_code`, value: currency })
  }
  return readValue(currency, decimals, value, `${field}/value`)
}

function readValue(currency: string, decimals: number, value: string, field: string): Amount | Answer {
  const match = /^(-?)([0-9]*)(?:[.]([0-9]+))?$/u.exec(value)
  if (match === null || value.length > 32 || (match[2] === '' && match[3] === undefined)) {
    return problem(400, 'INVALID_PARAMETER_SYNTAX', { field, value: value.slice(0, 64) })
  }
  const fraction = match[3] ?? ''
  if (fraction.length > decimals) return problem(422, 'DECIMAL_PRECISION', { field, value })
  const minor = Number(`${match[1]}${match[2]}${fraction.padEnd(decimals, '0')}`)
  if (minor <= 0) return problem(422, 'CANNOT_BE_ZERO_OR_NEGATIVE', { field, value })
  if (!Number.isSafeInteger(minor)) return problem(422, 'MAX_VALUE_EXCEEDED', { field, value })
  return { currency, minor }
}

/** Whether reading gave an answer to send instead of a value. */
export function isAnswer(read: object): read is Answer {
  return 'status' in read && 'body' in read
}
