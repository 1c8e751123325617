import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../support/open-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const example = 'shared/domain/pricing/example.json'
const folder = temporaryFolder()
afterAll(() => folder.remove())

interface Answer {
  readonly lines: readonly {
    readonly name: string
    readonly unitPrice: number
    readonly priceFrom: string
    readonly gross: number
  }[]
  readonly totals: { readonly total: number; readonly tax: number; readonly taxes: readonly { readonly tax: number }[] }
  readonly cash: { readonly due: number; readonly rounding: number }
  readonly paid: { readonly open: number; readonly rounding: number; readonly change: number }
  readonly refunds: readonly { readonly total: number; readonly rounding: number }[]
}

/** `npm run price`, as a person runs it. */
const command = (...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/host/price.ts', ...given], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, problems: stderr.trim().split('\n') }
}
const price = (value: unknown) => {
  const file = join(folder.path, 'case.json')
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return command(file)
}
const given = JSON.parse(readFileSync(join(root, example), 'utf8')) as Record<string, unknown> & {
  readonly lines: readonly object[]
  readonly shop: object
}

describe('npm run price', () => {
  test('prices the example that the README names, with every reason', () => {
    const { status, stdout } = command(example)
    expect(status).toBe(0)
    const answer = JSON.parse(stdout) as Answer
    expect(answer.lines.map(({ name, unitPrice, priceFrom }) => [name, unitPrice, priceFrom])).toEqual([
      ['Stoneware mug', 1450, 'catalog'],
      ['Green tea', 790, 'Regulars'],
      ['Apples', 399, 'catalog'],
      ['Green tea', 600, 'agreed: Box is dented'],
      ['Delivery', 900, 'shipping'],
    ])
    // 43.50 + 15.80 + 4.99 + 6.00 − 14.50 − 1.58 are 54.21; 5 % (2.71) and 2.02 off; 9.00 for the delivery.
    expect(answer.totals.total).toBe(5421 - 271 - 202 + 900)
    expect(answer.lines.reduce((sum, line) => sum + line.gross, 0)).toBe(answer.totals.total)
    expect(answer.totals.taxes.reduce((sum, row) => sum + row.tax, 0)).toBe(answer.totals.tax)
    expect(answer.cash).toEqual({ increment: 5, due: 5850, rounding: 2 })
    expect(answer.paid).toEqual({ open: 0, rounding: 2, change: 150 })
    const mugs = answer.lines[0]?.gross ?? 0
    const back = answer.refunds.reduce((sum, one) => sum + one.total, 0)
    expect(Math.abs(back - mugs)).toBeLessThan(5)
    expect(back % 5).toBe(0)
  })

  test('describes such a file in a JSON Schema, which the example fits', () => {
    const { status, stdout } = command('--schema')
    expect(status).toBe(0)
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(stdout) as object)
    expect(fits(given)).toBe(true)
    expect(fits({ ...given, lines: 'none' })).toBe(false)
  })

  test('names each problem with its path, and ends with 1', () => {
    const shape = price({
      ...given,
      shop: { ...given.shop, rounding: 'never' },
      lines: [{ sku: 'MUG', quantity: 0.5 }],
    })
    expect(shape).toMatchObject({ status: 1, stdout: '' })
    expect(shape.problems.map((problem) => problem.split(':')[0])).toEqual(['shop.rounding', 'lines[0].quantity'])
    const names = price({
      ...given,
      shop: { ...given.shop, currency: 'MGA' },
      lines: [...given.lines, { sku: 'CUP' }, { sku: 'MUG', quantity: 1500 }],
      coupons: ['WINTER', 'SUMMER'],
    })
    expect(names.status).toBe(1)
    expect(names.problems.map((problem) => problem.split(':')[0])).toEqual([
      'shop.currency',
      'lines[4].sku',
      'lines[5].quantity',
      'coupons[1]',
    ])
  })

  test.each([
    ['{', /case\.json is not JSON/],
    [
      JSON.stringify({
        ...given,
        lines: [],
        refunds: [],
        charges: [{ kind: 'tip', name: 'Tip', price: 2 ** 53 - 1, quantity: 2000, taxes: 'none' }],
      }),
      /too large/,
    ],
  ])('%#: what is no case is refused in words', (text, words) => {
    const { status, problems } = price(text)
    expect(status).toBe(1)
    expect(problems.join()).toMatch(words)
  })

  test('says what it wants where it is given nothing, or a file that is not there', () => {
    expect(command()).toMatchObject({ status: 1, problems: [expect.stringContaining('npm run price -- FILE.json')] })
    expect(command('nowhere.json')).toMatchObject({ status: 1, problems: [expect.stringContaining('can’t be read')] })
  })
})
