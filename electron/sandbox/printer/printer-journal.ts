import { openJournalFile } from '../journal-file.ts'

export type PrinterState = 'on' | 'off' | 'paperOut'

/** A document that came out of the printer: the bytes from the first one to the end of the connection or the next job. */
export type PrintedDocument = { n: number; receivedAt: number; bytes: Buffer }

type PrinterEntry =
  | { kind: 'printed'; n: number; at: number; bytes: string }
  | { kind: 'state'; at: number; state: PrinterState }

/** What the printer received and the state that it was set to: the fold of its journal. */
export type PrinterJournal = {
  documents: () => PrintedDocument[]
  document: (n: number) => PrintedDocument | undefined
  /** The number of the next document. */
  nextNumber: () => number
  state: () => PrinterState
  /** Adds bytes to a document, making it with its first ones. */
  print: (n: number, bytes: Buffer) => void
  setState: (state: PrinterState) => void
  close: () => void
}

export function openPrinterJournal(path: string): PrinterJournal {
  const documents = new Map<number, PrintedDocument>()
  let state: PrinterState = 'on'
  let reserved = 0

  const apply = (entry: PrinterEntry): void => {
    if (entry.kind === 'state') {
      state = entry.state
      return
    }
    const { receivedAt, bytes } = documents.get(entry.n) ?? { receivedAt: entry.at, bytes: Buffer.alloc(0) }
    documents.set(entry.n, {
      n: entry.n,
      receivedAt,
      bytes: Buffer.concat([bytes, Buffer.from(entry.bytes, 'base64')]),
    })
    reserved = Math.max(reserved, entry.n)
  }
  const journal = openJournalFile<PrinterEntry>(path, apply)
  const record = (entry: PrinterEntry): void => {
    journal.append(entry)
    apply(entry)
  }

  return {
    documents: () => [...documents.values()].toSorted((left, right) => left.n - right.n),
    document: (n) => documents.get(n),
    nextNumber: () => (reserved += 1),
    state: () => state,
    print: (n, bytes) => record({ kind: 'printed', n, at: Date.now(), bytes: bytes.toString('base64') }),
    setState: (next) => record({ kind: 'state', at: Date.now(), state: next }),
    close: () => journal.close(),
  }
}
