import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteBlocks } from '../../../electron/order-manager/catalog/import/byte-blocks.ts'
import { type FileRecord, readRecords } from '../../../electron/order-manager/catalog/import/read-records.ts'

const read = async (text: string): Promise<FileRecord[]> => {
  const bytes = new ByteBlocks()
  bytes.append(Buffer.from(text))
  const records: FileRecord[] = []
  const start = { offset: 0, line: 1, delimiter: ',' }
  for await (const bundle of readRecords(bytes, start, () => Promise.resolve())) records.push(...bundle)
  return records
}
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const linesIn = (text: string) => text.split('\n').length

describe('records of a file', () => {
  const cells = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'é', '大', '"', ',', '\n', '\r\n', ' '), maxLength: 8 }),
    {
      minLength: 3,
      maxLength: 3,
    },
  )

  test('are read back as they were written, each with the line that it begins in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), async (rows, lineEnd) => {
        const written = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
        let line = 1
        const expected = written.map((row) => {
          const begins = line
          line += linesIn(row.map(quoted).join(','))
          return { line: begins, cells: row }
        })
        const text = [...written.map((row) => row.map(quoted).join(',')), ''].join(lineEnd)
        expect(await read(text)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  test('are all there, however many broken quotation marks stand between them', async () => {
    const good = fc
      .tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.constantFrom('w', '""', '"q"', '", "', '"say ""hi"""'))
      .map(([word, other]) => ({ good: true, text: `${word},${other},1` }))
    const broken = fc
      .constantFrom('w,"never closed,1', '"closed"too early,1,1', 'in"side,1,1', '"w,"",1', '"')
      .map((text) => ({ good: false, text }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, broken), { maxLength: 15 }), async (rows) => {
        const records = await read(['a,b,c', ...rows.map(({ text }) => text), ''].join('\n'))
        const readLines = new Set(records.map(({ line }) => line))
        const lost = rows.filter(({ good: isGood }, index) => isGood && !readLines.has(index + 2))
        expect(lost).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('of a file larger than a piece lose nothing at its borders', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `row ${index},"é ""${index}"""`)
    const records = await read(`${rows.join('\n')}\n`)
    expect(records).toHaveLength(30_000)
    expect(records.at(-1)).toEqual({ line: 30_000, cells: ['row 29999', 'é "29999"'] })
  })
})
