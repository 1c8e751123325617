import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts'
import { canMount, onSmallDisk, withSmallFiles } from './full-disk/small-disk.ts'
import type { Line } from './protocol.ts'
import { type Fault, ShopLog } from './shop-log.ts'

const megabyte = 1024 * 1024

let place: TemporaryFolder
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** What the lines come to: what was refused and why, how often the shop was looked at, and what was wrong then. */
const read = (lines: readonly Line[]) => {
  const log = new ShopLog()
  const refused: Extract<Line, { say: 'refused' }>[] = []
  const faults: Fault[] = []
  /** Receipts acknowledged by the time of each look. */
  const looks: number[] = []
  for (const line of lines) {
    log.take(line)
    if (line.say === 'refused') refused.push(line)
    if (line.say !== 'found') continue
    looks.push(log.receipts.length)
    faults.push(...log.compare(line.found))
  }
  return { refused, faults, looks }
}

// Where no small disk can be had, the limit on a file's size below stands alone; a machine of our own must have one.
describe.skipIf(!canMount && process.env['CI'] !== 'true')('a shop on a disk that becomes full', () => {
  const fill = ['take room', 'open', 'found', 'sell', 'sell until full']

  test('given sales until nothing fits, then a sale is refused in words, all before it is there, and with room again it sells on', () => {
    const steps = [...fill, 'look', 'sell', 'look', 'make room', 'sell', 'look', 'close']
    const { refused, faults, looks } = read(onSmallDisk(place.path, 8 * megabyte, steps))
    expect(faults).toEqual([])
    expect(refused.map(({ step, error }) => `${step}: ${error}`)).toEqual([
      'sell until full: StoreFullError',
      'sell: StoreFullError',
    ])
    for (const { sentence } of refused) expect(sentence).toContain('free some space')
    expect(looks[0]).toBeGreaterThan(10)
    expect(looks.at(-1)).toBeGreaterThan(looks[0] ?? 0)
  }, 120_000)

  test.each([
    ['closed', 'close'],
    ['killed', 'kill'],
  ])(
    'given a full disk, when the till is %s and starts again, then it shows all, and with room again it sells on',
    (_, end) => {
      const restart = [
        '|',
        'open',
        'look',
        'sell',
        'look',
        'close',
        '|',
        'make room',
        'open',
        'look',
        'sell',
        'look',
        'close',
      ]
      const { refused, faults, looks } = read(onSmallDisk(place.path, 8 * megabyte, [...fill, end, ...restart]))
      expect(faults).toEqual([])
      // What closing brought into one file left room for a few sales.
      expect(refused.map(({ error }) => error)).not.toContain('Error')
      expect(looks).toHaveLength(4)
      expect(looks[3]).toBeGreaterThan(looks[2] ?? 0)
    },
    120_000,
  )

  test.each([
    ['closed', 'close'],
    ['killed', 'kill'],
  ])(
    'given a disk without one free byte, when the till was %s and starts, then it shows all or says that the disk is full, and loses nothing',
    (_, end) => {
      const restart = [
        '|',
        'fill up',
        'open',
        'look',
        'close',
        '|',
        'make room',
        'open',
        'look',
        'sell',
        'look',
        'close',
      ]
      const { refused, faults, looks } = read(onSmallDisk(place.path, 8 * megabyte, [...fill, end, ...restart]))
      expect(faults).toEqual([])
      const start = refused.filter(({ step }) => step === 'open')
      for (const { error, sentence } of start) {
        expect(error).toBe('StoreFullError')
        expect(sentence).toContain('free some space')
      }
      expect(looks).toHaveLength(start.length === 0 ? 3 : 2)
      expect(looks.at(-1)).toBeGreaterThan(looks.at(-2) ?? 0)
    },
    120_000,
  )
})

test('given files that can’t grow any more, when the shop sells, then it stops, and loses nothing', () => {
  const first = withSmallFiles(place.path, 3 * megabyte, ['open', 'found', 'sell until full', 'look', 'close'])
  const then = withSmallFiles(place.path, 300 * megabyte, ['open', 'look', 'sell', 'look', 'close'])
  const { refused, faults, looks } = read([...first, ...then])
  expect(faults).toEqual([])
  expect(refused.map(({ step }) => step)).toEqual(['sell until full'])
  expect(looks).toHaveLength(3)
  expect(looks[0]).toBeGreaterThan(0)
  expect(looks[2]).toBeGreaterThan(looks[1] ?? 0)
}, 120_000)
