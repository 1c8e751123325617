import { describe, expect, test } from 'vitest'
import { badRowsCsv } from '../../../renderer/features/catalog/bad-rows.ts'
import { missingFields } from '../../../renderer/features/catalog/import-fields.ts'
import { fileProblem, piecesOf } from '../../../renderer/features/catalog/import-file.ts'
import { type ImportMapping, importFields, largestImport } from '../../../shared/contract/catalog.ts'

const text = (value: string) => new TextEncoder().encode(value)

describe('a file that is chosen for import', () => {
  test('given a CSV, then nothing is wrong with it', () => {
    expect(fileProblem('a.csv', 20, text('handle,name\nmug,Mug'))).toBeNull()
    expect(fileProblem('utf16.csv', 20, new Uint8Array([0xff, 0xfe, 0x68, 0x00, 0x61, 0x00]))).toBeNull()
    expect(fileProblem('a.csv', largestImport, text('a,b'))).toBeNull()
  })

  test('given 200 MB, an empty file, a workbook, a PDF or a picture, then it says which and what to do', () => {
    expect(fileProblem('big.csv', 200 * 1024 * 1024, text('a,b'))).toMatch(/200 MB.*64 MB.*Split/)
    expect(fileProblem('none.csv', 0, text(''))).toMatch(/empty/)
    expect(fileProblem('a.xlsx', 9, new Uint8Array([0x50, 0x4b, 3, 4]))).toMatch(/Excel/)
    expect(fileProblem('a.pdf', 9, text('%PDF-1.7'))).toMatch(/PDF/)
    expect(fileProblem('a.png', 9, new Uint8Array([0x89, 0x50, 0, 0, 1]))).toMatch(/not a text file/)
  })

  test('given more than one piece, when they are put together again, then they are the file', async () => {
    const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251)
    const pieces: { readonly base64: string; readonly upTo: number }[] = []
    for await (const piece of piecesOf(new Blob([bytes]))) pieces.push(piece)
    expect(pieces.every((piece) => piece.base64.length <= 360_000)).toBe(true)
    expect(pieces.at(-1)?.upTo).toBe(600_000)
    const joined = Buffer.concat(pieces.map((piece) => Buffer.from(piece.base64, 'base64')))
    expect(joined.equals(Buffer.from(bytes))).toBe(true)
  })
})

describe('the columns of an import', () => {
  const empty = Object.fromEntries(importFields.map((field) => [field, null])) as ImportMapping
  test('given none chosen, then the required ones are missing; given them, none is', () => {
    expect(missingFields(empty)).toEqual(['name', 'price'])
    expect(missingFields({ ...empty, name: 'B', price: 'C' })).toEqual([])
  })
})

describe('the bad rows as CSV', () => {
  test('given quotes, commas and what a spreadsheet takes for a formula, then the file is safe and whole', () => {
    const csv = badRowsCsv([{ line: 7, column: '=SUM(A1)', reason: 'Not “a”, "b"' }])
    expect(csv).toBe('\uFEFFLine,Column,Reason\r\n7,\'=SUM(A1),"Not “a”, ""b"""\r\n')
  })
})
