import { describe, expect, test } from 'vitest'
import { readCamtStatement } from '../../../electron/order-manager/bank-statements/camt-statement.ts'
import { readCsvStatement } from '../../../electron/order-manager/bank-statements/csv-statement.ts'
import { withIds } from '../../../electron/order-manager/bank-statements/read-line.ts'
import { camtOf, csvOf } from '../../support/bank-statement.ts'

const booking = { amount: '14.00', text: 'Order W000001', id: 'B-1' }
const read = { bankReference: 'B-1', amount: 1400, currency: 'EUR', text: 'Order W000001', party: 'Ada Alder' }

describe('a camt.053 file', () => {
  test('given an entry, then its line, amount, text and party are read', () => {
    expect(readCamtStatement(camtOf([booking]), 2)).toEqual([{ ...read, line: 8, day: '2026-11-28' }])
    expect(readCamtStatement(camtOf([{ ...booking, amount: '-14.00' }]), 2)).toMatchObject([{ amount: -1400 }])
  })

  test('given version 2, a prefix and empty elements, then it is read alike', () => {
    const older = camtOf([booking])
      .replaceAll(/<Sts><Cd>(\w+)<\/Cd><\/Sts>/g, '<Sts>$1</Sts><RmtInf/>')
      .replaceAll(/<Pty>|<\/Pty>/g, '')
      .replaceAll(/<(\/?)(\w+)/g, '<$1b:$2')
      .replace('xmlns=', 'xmlns:b=')
      .replace('<b:NtryDtls>', '<b:NtryDtls/><b:NtryDtls>')
    expect(readCamtStatement(older, 2)).toEqual([{ ...read, line: 8, day: '2026-11-28' }])
  })

  test('given a batch, then each of its transfers is a line; given one of unknown parts, then it is one line', () => {
    const two = (amount: string) =>
      camtOf([{ ...booking, amount: '20.00' }]).replace(
        /<TxDtls>[\s\S]*<\/TxDtls>/,
        ['W000001', 'W000002']
          .map((text) => `<TxDtls>${amount}<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`)
          .join(''),
      )
    expect(readCamtStatement(two('<Amt Ccy="EUR">10.00</Amt>'), 2)).toMatchObject([
      { amount: 1000, text: 'W000001' },
      { amount: 1000, text: 'W000002' },
    ])
    expect(readCamtStatement(two(''), 2)).toMatchObject([{ amount: 2000, text: 'W000001 W000002' }])
  })
})

describe('a CSV file', () => {
  test('given a bank’s own headings, a sentence before them and decimal commas, then it is read', () => {
    expect(readCsvStatement(csvOf([booking]), 'EUR', 2)).toEqual([{ ...read, line: 3, day: '28.11.2026' }])
  })

  test('given no currency, then it is the shop’s', () => {
    expect(readCsvStatement('Amount,Reference\n+14.00,W000001\n', 'SEK', 2)).toMatchObject([
      { amount: 1400, currency: 'SEK', line: 2 },
    ])
  })
})

test('given lines that say the same, then each has an id of its own, and the same in another copy', () => {
  const line = { ...read, bankReference: '', line: 1, day: '2026-11-28' }
  const ids = (lines: readonly (typeof line)[]): string[] => withIds(lines, (text) => text).map(({ id }) => id)
  const [first, second] = ids([line, line])
  expect(first).not.toBe(second)
  expect(ids([{ ...line, line: 9 }, line])).toEqual([first, second])
  expect(ids([{ ...line, bankReference: 'B-1' }])).toEqual(['B-1'])
})
