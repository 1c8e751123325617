import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { parseDecimal } from '../../../shared/domain/catalog/decimal-text.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { noStatement, type ReadLine } from './read-line.ts'

// ISO 20022 `camt.053`, versions 2 to 13, as far as it is used
// (https://www.iso20022.org/catalogue-messages/iso-20022-messages-archive).

/** What may be there more than once. */
const lists = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd', 'AddtlRmtInf'])

/** An element that may be left out, or empty. */
const part = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema, z.literal('').transform(() => undefined)]).optional()

const money = z.object({ '#text': z.string(), Ccy: z.string() })
const named = part(z.object({ Nm: z.string().optional(), Pty: part(z.object({ Nm: z.string().optional() })) }))
const direction = z.enum(['CRDT', 'DBIT'])
const structured = z.object({
  CdtrRefInf: part(z.object({ Ref: z.string().optional() })),
  AddtlRmtInf: z.array(z.string()).optional(),
})
const transaction = z.object({
  Refs: part(z.object({ AcctSvcrRef: z.string().optional(), EndToEndId: z.string().optional() })),
  Amt: money.optional(),
  AmtDtls: part(z.object({ TxAmt: part(z.object({ Amt: money })) })),
  CdtDbtInd: direction.optional(),
  RltdPties: part(z.object({ Dbtr: named, Cdtr: named })),
  RmtInf: part(z.object({ Ustrd: z.array(z.string()).optional(), Strd: z.array(part(structured)).optional() })),
})
type Transaction = z.output<typeof transaction>
const entry = z.object({
  Amt: money,
  CdtDbtInd: direction,
  /** A word in the older versions. */
  Sts: z.union([z.string(), z.object({ Cd: z.string() })]).optional(),
  BookgDt: part(z.object({ Dt: z.string().optional(), DtTm: z.string().optional() })),
  AcctSvcrRef: z.string().optional(),
  AddtlNtryInf: z.string().optional(),
  NtryDtls: z.array(part(z.object({ TxDtls: z.array(part(transaction)).optional() }))).optional(),
})
type Entry = z.output<typeof entry>
const file = z.object({
  Document: z.object({
    BkToCstmrStmt: z.object({ Stmt: z.array(z.object({ Ntry: z.array(z.unknown()).default([]) })) }),
  }),
})

/** In which line a place of the text is, asked from place to place. */
const lineCounter = (text: string) => {
  let [at, line] = [0, 1]
  return (place: number): number => {
    for (; at < place; at += 1) if (text[at] === '\n') line += 1
    return line
  }
}

/** Booked entries, and where an entry is a batch its transactions. Refuses `not_a_statement`, with the line and the reason. */
export const readCamtStatement = (text: string, digits: number): readonly ReadLine[] | Refusal => {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    return noStatement('A bank’s statement declares nothing of its own; this file does.')
  const valid = XMLValidator.validate(text)
  if (valid !== true) return noStatement(`Line ${valid.err.line}: ${valid.err.msg}`)
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    isArray: (name) => lists.has(name),
    captureMetaData: true,
  })
  const document = file.safeParse(parser.parse(text))
  if (!document.success)
    return noStatement('Line 1: this is no camt.053 statement. Ask the bank for one, or for a CSV file.')
  const lineOf = lineCounter(text)
  const lines: ReadLine[] = []
  for (const raw of document.data.Document.BkToCstmrStmt.Stmt.flatMap(({ Ntry }) => Ntry)) {
    const line = lineOf(placeOf(raw))
    const read = entry.safeParse(raw)
    if (!read.success)
      return noStatement(`Line ${line}: the entry is not as camt.053 has it (${read.error.issues[0]?.path.join('/')}).`)
    const found = linesOf(read.data, line, digits)
    if (isRefusal(found)) return found
    lines.push(...found)
  }
  return lines
}

/** The parser keeps where a node begins under a symbol of its own. */
const metaData = z.object({ startIndex: z.int() })
const placeOf = (raw: unknown): number => {
  if (typeof raw !== 'object' || raw === null) return 0
  for (const symbol of Object.getOwnPropertySymbols(raw)) {
    const known = metaData.safeParse(Object.getOwnPropertyDescriptor(raw, symbol)?.value)
    if (known.success) return known.data.startIndex
  }
  return 0
}

const linesOf = (read: Entry, line: number, digits: number): readonly ReadLine[] | Refusal => {
  const status = typeof read.Sts === 'string' ? read.Sts : read.Sts?.Cd
  // What is pending may still not come.
  if (status !== undefined && status !== 'BOOK') return []
  const transactions = (read.NtryDtls ?? []).flatMap((details) => (details?.TxDtls ?? []).flatMap((one) => one ?? []))
  const ownAmount = (one: Transaction) => one.Amt ?? one.AmtDtls?.TxAmt?.Amt
  const isBatch = transactions.length > 1 && transactions.every((one) => ownAmount(one) !== undefined)
  const day = read.BookgDt?.Dt ?? read.BookgDt?.DtTm?.slice(0, 10) ?? ''
  const lines: ReadLine[] = []
  for (const parts of isBatch ? transactions.map((one) => [one]) : [transactions]) {
    const { '#text': written, Ccy: currency } = (isBatch && parts[0] ? ownAmount(parts[0]) : undefined) ?? read.Amt
    const amount = parseDecimal(written, { digits, sign: '.' })
    if (typeof amount === 'string') return noStatement(`Line ${line}: ${amount}`)
    const isOut = ((isBatch ? parts[0]?.CdtDbtInd : undefined) ?? read.CdtDbtInd) === 'DBIT'
    lines.push({
      line,
      bankReference: (parts.length === 1 ? parts[0]?.Refs?.AcctSvcrRef : undefined) ?? read.AcctSvcrRef ?? '',
      day,
      amount: isOut ? 0 - amount : amount,
      currency,
      text: [...parts.flatMap(textsOf), ...(isBatch ? [] : [read.AddtlNtryInf ?? ''])]
        .filter((one) => one !== '')
        .join(' '),
      party: parts.map((one) => partyOf(one, isOut)).find((name) => name !== '') ?? '',
    })
  }
  return lines
}

const textsOf = ({ RmtInf, Refs }: Transaction): string[] => [
  ...(RmtInf?.Ustrd ?? []),
  ...(RmtInf?.Strd ?? []).flatMap((one) => [one?.CdtrRefInf?.Ref ?? '', ...(one?.AddtlRmtInf ?? [])]),
  Refs?.EndToEndId === 'NOTPROVIDED' ? '' : (Refs?.EndToEndId ?? ''),
]

/** Who paid, or was paid. */
const partyOf = ({ RltdPties }: Transaction, isOut: boolean): string => {
  const other = isOut ? RltdPties?.Cdtr : RltdPties?.Dbtr
  return other?.Nm ?? other?.Pty?.Nm ?? ''
}
