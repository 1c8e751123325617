import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { priceCase } from '../../shared/contract/price-case.ts'
import { AmountOutOfRangeError } from '../../shared/domain/money/money.ts'
import { priceOf } from './pricing/price-case.ts'
import { readCase } from './pricing/problems.ts'

/** Prices a cart given as JSON: `price.ts FILE.json`, or `--schema` for what such a file is. Exit code 1 where it can't. */
const usage = 'Say which file: npm run price -- FILE.json. What it is: npm run price -- --schema.'

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

/** @throws Error whose message says, a line each, what is wrong. */
const run = (): void => {
  const [file, ...more] = process.argv.slice(2)
  if (file === undefined || more.length > 0) throw new Error(usage)
  if (file === '--schema') return print(z.toJSONSchema(priceCase, { io: 'input' }))
  const read = readCase(parsed(file))
  if ('shop' in read) return print(priceOf(read))
  throw new Error(read.map(({ path, message }) => `${path === '' ? file : path}: ${message}`).join('\n'))
}

const parsed = (file: string): unknown => {
  const text = textOf(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as SyntaxError).message}`, { cause: error })
  }
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${file} can’t be read: ${(error as Error).message}`, { cause: error })
  }
}

try {
  run()
} catch (error) {
  const tooMuch = 'The amounts are too large to be exact.'
  process.stderr.write(`${error instanceof AmountOutOfRangeError ? tooMuch : (error as Error).message}\n`)
  process.exitCode = 1
}
