export interface DecimalRules {
  /** Digits after the decimal sign that the number may have: 2 for euros, 3 for thousandths of a kilogram. */
  readonly digits: number
  /** The decimal sign that the writer is known to use; null where nobody knows. */
  readonly sign: '.' | ',' | null
}

/** Beyond it no price and no stock is meant; far inside the safe integers even after a multiplication by a quantity. */
const mostSmallestUnits = 10_000_000_000n

const shape = /^(?<minus>-?)(?<body>\d[\d.,'’\u0020\u00a0\u202f]*|[.,]\d+)$/

/**
 * A number as people write it (`1,234.50`, `1.234,50`, `12,5`, `1'000`), in the smallest unit: with 2 digits, `12,5` is 1250.
 * No floating point takes part. Where the same text can mean two numbers (`1,234`) it is not guessed: the answer is a
 * sentence for people, as it is for everything that is no number or has too many decimals.
 */
export const parseDecimal = (text: string, rules: DecimalRules): number | string => {
  const found = shape.exec(text.trim())
  if (found?.groups === undefined) return `“${shown(text)}” is not a number.`
  const body = (found.groups.body ?? '').replace(/['’\u00a0\u202f]/g, ' ')
  const split = splitAtDecimalSign(body, rules)
  if (typeof split === 'string') return split === 'ambiguous' ? ambiguous(text) : `“${shown(text)}” is not a number.`
  const fraction = split.fraction.replace(/0+$/, '')
  if (fraction.length > rules.digits)
    return rules.digits === 0
      ? `“${shown(text)}” is not a whole number.`
      : `“${shown(text)}” has more than ${rules.digits} decimals.`
  const size = BigInt(split.whole + fraction.padEnd(rules.digits, '0'))
  if (size > mostSmallestUnits) return `“${shown(text)}” is too large.`
  return Number(found.groups.minus === '-' ? -size : size)
}

interface Split {
  /** Digits alone; at least one. */
  readonly whole: string
  readonly fraction: string
}

const splitAtDecimalSign = (body: string, { digits, sign }: DecimalRules): Split | 'ambiguous' | 'wrong' => {
  const commas = body.split(',').length - 1
  const points = body.split('.').length - 1
  if (commas > 0 && points > 0) return splitAt(body, body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.')
  const only = commas > 0 ? ',' : '.'
  const times = commas + points
  if (times === 0) return splitAt(body, null)
  if (times > 1) return splitAt(body, null)
  const [before = '', after = ''] = body.split(only)
  if (only === sign || after.length !== 3 || body.includes(' ')) return splitAt(body, only)
  // Three digits after the only sign: thousands or decimals? `0,125` and `1234,567` can be decimals alone.
  const canBeThousands = /^[1-9]\d{0,2}$/.test(before)
  if (!canBeThousands) return splitAt(body, only)
  if (sign !== null || digits === 0) return splitAt(body, null)
  return 'ambiguous'
}

/** Everything that is no digit before the decimal sign must part groups of three, and always be the same character. */
const splitAt = (body: string, sign: '.' | ',' | null): Split | 'wrong' => {
  const at = sign === null ? body.length : body.indexOf(sign)
  const whole = body.slice(0, at)
  const fraction = body.slice(at + 1)
  if (sign !== null && !/^\d+$/.test(fraction)) return 'wrong'
  const plain = /^\d*$/.test(whole)
  if (!plain && !/^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/.test(whole)) return 'wrong'
  return { whole: whole.replace(/\D/g, '') || '0', fraction }
}

const ambiguous = (text: string): string => {
  const [before = '', after = ''] = text.trim().split(/[.,]/)
  return `“${shown(text)}” can mean ${before}${after} or ${before}.${after}. Write ${before}${after}.00 for the first.`
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
