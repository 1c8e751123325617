import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openJournalFile } from '../../../electron/sandbox/journal-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tillhouse-journal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entriesOf = (file: string): unknown[] => {
  const entries: unknown[] = []
  openJournalFile(file, (entry) => entries.push(entry)).close()
  return entries
}

test('given a torn last line, when the journal is opened, then the whole lines stay and writing goes on', () => {
  const file = path.join(folder, 'torn.jsonl')
  const journal = openJournalFile<object>(file, () => undefined)
  journal.append({ n: 1 })
  journal.append({ n: 2 })
  journal.close()
  appendFileSync(file, '{"n":3')
  expect(entriesOf(file)).toEqual([{ n: 1 }, { n: 2 }])

  const again = openJournalFile<object>(file, () => undefined)
  again.append({ n: 4, text: 'ğ€' })
  again.close()
  expect(entriesOf(file)).toEqual([{ n: 1 }, { n: 2 }, { n: 4, text: 'ğ€' }])
  expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true)
})

test('given damage before the last line, then opening refuses and names the line', () => {
  const file = path.join(folder, 'damaged.jsonl')
  writeFileSync(file, '{"n":1}\nnot json\n{"n":3}\n')
  expect(() => entriesOf(file)).toThrow('line 2')
})
