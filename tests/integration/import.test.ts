import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportProgress, largestImport } from '../../shared/contract/catalog.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { type ImportingShop, openImportingShop, session, taken } from './importing-shop.ts'

let open: ImportingShop
beforeEach(async () => {
  open = await openImportingShop()
})
afterEach(() => open.close())

const counts = ({ added, changed, unchanged, badRows }: ImportProgress) => ({
  added,
  changed,
  unchanged,
  bad: badRows.length,
})
const refusalOf = async (content: string | Uint8Array): Promise<string> => {
  const answer = await open.preview(await open.upload(content))
  return isRefusal(answer) ? `${answer.refusal}: ${answer.message}` : 'taken'
}

describe.each(['apparel', 'home-and-garden'])('a Shopify export (%s)', (name) => {
  const path = fileURLToPath(new URL(`../../../shared/data/catalogs/shopify-${name}.csv`, import.meta.url))
  const there = existsSync(path)
  test.skipIf(!there)('comes in whole, and changes nothing the second time', async () => {
    const file = readFileSync(path)
    const found = taken(await open.preview(await open.upload(file)))
    expect(found.format).toBe('shopify')
    expect(await open.bringIn(file)).toMatchObject({
      state: 'done',
      added: 20,
      changed: 0,
      unchanged: 0,
      badRows: [],
      done: found.rowCount,
      total: found.rowCount,
    })
    const before = open.everything()
    expect(before.products.flatMap((product) => product.variants)).toHaveLength(name === 'apparel' ? 22 : 21)
    expect(await open.bringIn(file)).toMatchObject({ added: 0, changed: 0, unchanged: 20, badRows: [] })
    expect(open.everything()).toEqual(before)
    const journal = open.store.find('journal', { sort: [{ sequence: 'asc' }] })
    expect(journal.map((entry) => [entry.what, entry.staffId, entry.facts.added])).toEqual([
      ['catalogImported', 'jonas', 20],
      ['catalogImported', 'jonas', 0],
    ])
  })
})

const heading =
  'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Variant Barcode,Body (HTML)'

describe('a file with bad rows', () => {
  const file = [
    heading, // 1
    'mug,Mug,Colour,Blue,M-B,9.90,4,,"Two lines,', // 2
    '<b>one</b> ""cell"""', // 3
    'mug,,,Red,M-R,nine,4,,', // 4
    'mug,,,Green,M-G,9.90,2', // 5
    'pot,Pot,Title,Default Title,"P"x,5,1,,', // 6
    'jar,Jar,Title,Default Title,J,-5,1,,', // 7
    'tin,,Title,Default Title,T,5,1,,', // 8
    'cup,Cup,Title,Default Title,m-b,5,1,,', // 9
    'lid,Lid,Title,Default Title,L,5.005,1,,', // 10
    'pan,Pan,Title,Default Title,"never closed,5,1,,', // 11
    'bun,Bun,Title,Default Title,B,5,1.5,,', // 12
    'ale,Ale,Title,Default Title,A,5,1,4006381333932,', // 13
    '', // 14
    'pie,Pie,Title,Default Title,PIE,5,7,4006381333931,', // 15
  ]
  test.each([
    ['Unix', '\n'],
    ['Windows', '\r\n'],
    ['old Mac', '\r'],
  ])('brings the good rows and names each bad one (%s line ends)', async (_name, lineEnd) => {
    const progress = await open.bringIn(file.join(lineEnd))
    expect(progress).toMatchObject({ state: 'done', added: 2, total: 12, done: 12 })
    expect(progress.badRows.map(({ line, column }) => [line, column])).toEqual([
      [4, 'Variant Price'],
      [5, ''],
      [6, ''],
      [7, 'Variant Price'],
      [8, 'Title'],
      [9, 'Variant SKU'],
      [10, 'Variant Price'],
      [11, ''],
      [12, 'Variant Inventory Qty'],
      [13, 'Variant Barcode'],
    ])
    for (const { reason } of progress.badRows) expect(reason).toMatch(/^[A-Z“].{10,}\.$/)
    expect(open.products().map(({ handle }) => handle)).toEqual(['mug', 'pie'])
    expect(open.products()[0]?.description).toBe('Two lines, one "cell"')
    expect([open.onHand('M-B'), open.onHand('PIE')]).toEqual([4000, 7000])
    const before = open.everything()
    expect(counts(await open.bringIn(file.join(lineEnd)))).toEqual({ added: 0, changed: 0, unchanged: 2, bad: 10 })
    expect(open.everything()).toEqual(before)
  })

  test('says where the rest is when more is wrong than can be listed', async () => {
    const rows = Array.from({ length: 5_005 }, (_, index) => `h${index},H,,,,x,,,`)
    const { badRows } = await open.bringIn([heading, ...rows].join('\n'))
    expect(badRows).toHaveLength(5_001)
    expect(badRows.at(-1)?.reason).toBe('5 more bad rows are not listed.')
  })
})

describe('stock', () => {
  const file = `${heading}\npie,Pie,,,PIE,5,7,,\nbun,Bun,,,BUN,1,0,,`
  const sell = (sku: string) =>
    open.store.commit((transaction) => {
      const variantId = transaction.byCode(sku)?.variant.id ?? ''
      transaction.put('movements', {
        id: `sold:${sku}`,
        variantId,
        locationId: 'floor',
        quantity: -1000,
        reason: 'sale',
        orderId: null,
        at: 1,
      })
    })
  test('that was sold since is not brought back by the same file, and is set by another', async () => {
    await open.bringIn(file)
    sell('PIE')
    sell('BUN')
    expect(counts(await open.bringIn(file))).toEqual({ added: 0, changed: 0, unchanged: 2, bad: 0 })
    expect([open.onHand('PIE'), open.onHand('BUN')]).toEqual([6000, -1000])
    expect(counts(await open.bringIn(file.replace('5,7', '5,9')))).toEqual({
      added: 0,
      changed: 2,
      unchanged: 0,
      bad: 0,
    })
    expect([open.onHand('PIE'), open.onHand('BUN')]).toEqual([9000, 0])
  })
})

describe('files of other programs', () => {
  const bring = async (content: string | Uint8Array) => {
    const progress = await open.bringIn(content)
    expect(progress.badRows).toEqual([])
    return open.products().map(({ name, variants }) => [name, variants.map(({ sku, price }) => `${sku} ${price}`)])
  }
  const crepes = [['Crêpes “à la maison”', ['C-1 1250']]]
  const german = 'Bezeichnung;Artikelnummer;Preis;Bestand\r\nCrêpes “à la maison”;C-1;12,50;3\r\n'

  test('by semicolons, with a decimal comma', async () => expect(await bring(german)).toEqual(crepes))
  test('by tabs', async () => expect(await bring(german.replaceAll(';', '\t'))).toEqual(crepes))
  test('with a byte order mark and a line that names the separator', async () =>
    expect(await bring(`\ufeffsep=;\r\n${german}`)).toEqual(crepes))
  test('in UTF-16, in either order', async () => {
    const little = Buffer.from(`\ufeff${german}`, 'utf16le')
    expect(await bring(little)).toEqual(crepes)
    expect(await bring(Buffer.from(little).swap16())).toEqual(crepes)
  })
  test('in Windows-1252', async () => {
    const bytes = Buffer.from(german.replace('“', '\u0093').replace('”', '\u0094'), 'latin1')
    expect(await bring(bytes)).toEqual(crepes)
  })
  test('with a mapping chosen by a person', async () => {
    const progress = await open.bringIn('What,How much\nBrush,6.90\n', { name: 'What', price: 'How much' })
    expect(progress).toMatchObject({ added: 1, badRows: [] })
    expect(open.products()[0]).toMatchObject({
      handle: 'brush',
      name: 'Brush',
      taxRateId: 'standard',
      variants: [{ sku: 'brush', price: 690 }],
    })
  })
  test('rows of one product that stand apart come together', async () => {
    const rows = ['mug,Mug,Colour,Blue,M-B,9.90,4,,', 'pot,Pot,,,P,5,1,,', 'mug,,,Red,M-R,9.90,4,,']
    const file = [heading, ...rows].join('\n')
    expect(counts(await open.bringIn(file))).toEqual({ added: 2, changed: 0, unchanged: 0, bad: 0 })
    expect(open.products()[0]?.variants.map(({ sku }) => sku)).toEqual(['M-B', 'M-R'])
    const before = open.everything()
    expect(counts(await open.bringIn(file))).toEqual({ added: 0, changed: 0, unchanged: 2, bad: 0 })
    expect(open.everything()).toEqual(before)
  })
})

test('our template comes in as it is offered, variants and weighed goods among it', async () => {
  const { text } = taken(await open.handlers['imports.template']({}, session))
  expect(taken(await open.preview(await open.upload(text))).format).toBe('template')
  expect(counts(await open.bringIn(text))).toEqual({ added: 2, changed: 0, unchanged: 0, bad: 0 })
  expect(open.products().map(({ unit, variants }) => [unit, variants.length])).toEqual([
    ['piece', 2],
    ['kg', 1],
  ])
  expect(open.onHand('MC')).toBe(6250)
})

describe('what is no catalog', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing at all', '', 'empty_file'],
    ['blank lines', '\n\r\n  \n', 'empty_file'],
    ['a heading alone', `${heading}\n`, 'empty_file'],
    ['a letter', 'Dear Sir\nthe goods have not arrived.\n', 'not_a_csv'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'not_a_csv: This is a workbook'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'not_a_csv: This file is not text',
    ],
    ['a heading with a broken quotation mark', `"${heading}\na,b\n`, 'not_a_csv: The heading'],
  ])('%s is refused with a sentence', async (_what, content, expected) => {
    const refusal = await refusalOf(content)
    expect(refusal.slice(0, expected.length)).toBe(expected)
  })
  test('what is too large is refused before it is sent, and what grows while it is sent', async () => {
    const importId = randomUUID()
    const begin = (bytes: number) => open.handlers['imports.begin']({ importId, fileName: 'a.csv', bytes }, session)
    expect(await begin(200 * 1024 * 1024)).toMatchObject({ refusal: 'file_too_large' })
    expect(await begin(largestImport + 1)).toMatchObject({ refusal: 'file_too_large' })
    expect(await begin(3)).toEqual({})
    expect(
      await open.handlers['imports.append']({ importId, base64: Buffer.from('four').toString('base64') }, session),
    ).toMatchObject({ refusal: 'file_too_large' })
    expect(await open.preview(importId)).toMatchObject({ refusal: 'unknown_import' })
  })
  test('a run without name or price, with a column that is not there, or to nowhere is refused', async () => {
    const importId = await open.upload('What,Price\nBrush,6.90\n')
    const { mapping } = taken(await open.preview(importId))
    const run = (change: Partial<typeof mapping>, locationId = 'floor') =>
      open.handlers['imports.run']({ importId, mapping: { ...mapping, ...change }, locationId }, session)
    expect(await run({})).toMatchObject({ refusal: 'column_missing', field: 'name' })
    expect(await run({ name: 'Nothing' })).toMatchObject({ refusal: 'column_missing' })
    expect(await run({ name: 'What' }, 'moon')).toMatchObject({ refusal: 'unknown_location' })
    expect(await run({ name: 'What' })).toEqual({})
    expect(await open.ended(importId)).toMatchObject({ state: 'done', added: 1 })
    expect(await run({ name: 'What' })).toMatchObject({ refusal: 'unknown_import' })
  })
})

describe('10,000 products', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `p${index},Product ${index},,,SKU-${index},${index}.50,${index % 50},,<p>About ${index}</p>`,
  )
  const file = [heading, ...rows].join('\n')
  const run = async (importId: string) => {
    const { mapping } = taken(await open.preview(importId))
    return open.handlers['imports.run']({ importId, mapping, locationId: 'floor' }, session)
  }

  test('come in with progress, while one import at a time is under way', async () => {
    const importId = await open.upload(file)
    expect(await run(importId)).toEqual({})
    expect(await open.preview(importId)).toMatchObject({ refusal: 'import_running' })
    expect(
      await open.handlers['imports.begin']({ importId: randomUUID(), fileName: 'b.csv', bytes: 1 }, session),
    ).toMatchObject({ refusal: 'import_running' })
    const seen: number[] = []
    expect(await open.ended(importId, ({ done }) => seen.push(done))).toMatchObject({
      state: 'done',
      added: 10_000,
      done: 10_000,
      total: 10_000,
      badRows: [],
    })
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect(open.store.count('products', {})).toBe(10_000)
    expect(open.onHand('SKU-9999')).toBe(49_000)
    expect(counts(await open.bringIn(file))).toEqual({ added: 0, changed: 0, unchanged: 10_000, bad: 0 })
    expect(open.store.count('movements', {})).toBe(10_000)
  })

  test('cancelled midway stay as far as they came, and a second run goes on from there', async () => {
    const importId = await open.upload(file)
    await run(importId)
    const cancelled = await open.ended(importId, ({ added }) => {
      if (added > 0) void open.handlers['imports.cancel']({ importId }, session)
    })
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.added).toBeGreaterThan(0)
    expect(cancelled.added).toBeLessThan(10_000)
    expect(open.store.count('products', {})).toBe(cancelled.added)
    const rest = await open.bringIn(file)
    expect(rest).toMatchObject({
      state: 'done',
      added: 10_000 - cancelled.added,
      unchanged: cancelled.added,
      changed: 0,
    })
  })
})

test('a file that begins with a million blank lines is read, and its lines are counted', async () => {
  const rows = 'What,Price\r\nBrush,6.90\r\nComb,x\r\n'
  const progress = await open.bringIn(`${',,\r\n'.repeat(1_000_000)}\r\n${rows}`, { name: 'What', price: 'Price' })
  expect(progress).toMatchObject({ state: 'done', added: 1 })
  expect(progress.badRows.map(({ line }) => line)).toEqual([1_000_004])
})
