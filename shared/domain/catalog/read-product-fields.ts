import { type TaxGroup, taxGroupsOf } from '../pricing/tax-group.ts'
import {
  type CatalogRow,
  cell,
  isRowProblem,
  type RowField,
  type RowProblem,
  type RowRules,
  rowProblem,
} from './catalog-row.ts'
import { parseDecimal } from './decimal-text.ts'
import { htmlToText } from './html-text.ts'
import type { Product } from './product.ts'

/** What a row says of its product, options and variants aside. */
export type ProductFields = Pick<
  Product,
  'name' | 'description' | 'vendor' | 'category' | 'status' | 'unit' | 'taxRateId'
>

const mostDescription = 60_000
/** Handle and name are indexed: the store holds 250 characters of an indexed field. */
const most = { handle: 250, name: 250, vendor: 100, category: 100 } as const

/**
 * The product's own fields. A field without a column, and a status, unit or tax rate without a value, stays as the shop
 * has it, or is the usual one: active, by the piece, the shop's first tax group.
 */
export const readProductFields = (
  row: CatalogRow,
  existing: Product | undefined,
  rules: RowRules,
): ProductFields | RowProblem => {
  const name = cell(row, 'name')
  if (name === '') return rowProblem(row, 'name', 'The name is missing.')
  for (const [field, length] of Object.entries(most) as [keyof typeof most, number][])
    if (cell(row, field).length > length)
      return rowProblem(row, field, `The ${field} has more than ${length} characters.`)
  const description = readDescription(row, rules)
  if (description !== undefined && typeof description !== 'string') return description
  const status = readStatus(cell(row, 'status'))
  if (status === undefined)
    return rowProblem(row, 'status', `“${cell(row, 'status')}” is no status: active or archived.`)
  const unit = readUnit(cell(row, 'unit'))
  if (unit === undefined) return rowProblem(row, 'unit', `“${cell(row, 'unit')}” is no unit: piece or kg.`)
  const taxGroup = readTaxGroup(row, rules.taxes)
  if (taxGroup !== null && isRowProblem(taxGroup)) return taxGroup
  const usual = taxGroupsOf(rules.taxes)[0]
  const taxRateId = taxGroup?.id ?? existing?.taxRateId ?? usual?.id
  if (taxRateId === undefined) return rowProblem(row, 'taxRate', 'The shop has no tax rate.')
  const stays = (field: 'vendor' | 'category'): string =>
    row.values[field] === undefined ? (existing?.[field] ?? '') : cell(row, field)
  return {
    name,
    description: description ?? existing?.description ?? '',
    vendor: stays('vendor'),
    category: stays('category'),
    status: status ?? existing?.status ?? 'active',
    unit: unit ?? existing?.unit ?? 'piece',
    taxRateId,
  }
}

const readDescription = (row: CatalogRow, rules: RowRules): string | undefined | RowProblem => {
  const text = row.values.description
  if (text === undefined) return undefined
  if (text.length > mostDescription)
    return rowProblem(row, 'description', `The description has more than ${mostDescription} characters.`)
  if (rules.format === 'shopify') return htmlToText(text)
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
}

const statuses: Readonly<Record<string, Product['status'] | null>> = {
  '': null,
  active: 'active',
  true: 'active',
  yes: 'active',
  published: 'active',
  '1': 'active',
  archived: 'archived',
  draft: 'archived',
  unlisted: 'archived',
  inactive: 'archived',
  false: 'archived',
  no: 'archived',
  '0': 'archived',
}
const units: Readonly<Record<string, Product['unit'] | null>> = {
  '': null,
  piece: 'piece',
  pieces: 'piece',
  pc: 'piece',
  pcs: 'piece',
  each: 'piece',
  kg: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  kilo: 'kg',
}
const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word.toLowerCase()) ? table[word.toLowerCase()] : undefined
const readStatus = (text: string) => lookUp(statuses, text)
const readUnit = (text: string) => lookUp(units, text)

/** By the group's name, or by the percentage, with or without the sign, of the single tax that it is charged with. */
const readTaxGroup = (row: CatalogRow, taxes: RowRules['taxes']): TaxGroup | null | RowProblem => {
  const text = cell(row, 'taxRate')
  if (text === '') return null
  const groups = taxGroupsOf(taxes).filter(({ retired }) => retired !== true)
  const byName = groups.find((group) => group.name.trim().toLowerCase() === text.toLowerCase())
  // Four decimals of a percent are parts per million.
  const ppm = parseDecimal(text.replace(/\s*%$/, ''), { digits: 4, sign: text.includes(',') ? ',' : '.' })
  const isOnly = ({ taxIds }: TaxGroup) =>
    taxIds.length === 1 && taxes.taxRates.some((rate) => rate.id === taxIds[0] && rate.ppm === ppm)
  const group = byName ?? groups.find(isOnly)
  const known = groups.map((one) => one.name).join(', ')
  return group ?? rowProblem(row, 'taxRate', `The shop has no tax rate “${text}”. It has: ${known}.`)
}

/** The headings of the options by a row: what it names, and “Option 2” where it only has a value. */
export const readOptionNames = (rows: readonly CatalogRow[], rules: RowRules): string[] => {
  const names: string[] = []
  for (const [nameField, valueField] of optionFields) {
    const name = rows.map((row) => cell(row, nameField)).find((one) => one !== '')
    const value = rows.map((row) => cell(row, valueField)).find((one) => one !== '')
    // Shopify writes an option “Title” with the value “Default Title” for a product without options.
    const none = rules.format === 'shopify' && name === 'Title' && value === 'Default Title'
    if (value === undefined || none) break
    names.push(name ?? `Option ${names.length + 1}`)
  }
  return names
}

export const optionFields: readonly (readonly [RowField, RowField])[] = [
  ['option1Name', 'option1'],
  ['option2Name', 'option2'],
  ['option3Name', 'option3'],
]
