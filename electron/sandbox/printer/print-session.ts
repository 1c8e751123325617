import { nextCommand } from './escpos-commands.ts'
import type { PrinterJournal } from './printer-journal.ts'
import { processReport, realTimeStatus, requestedStatus } from './printer-status.ts'

/** One connection to the printer. */
export type PrintSession = {
  /** Takes bytes as they arrive: prints whole commands, keeps the start of an unfinished one. */
  receive: (bytes: Buffer) => void
  /** Prints what was waiting for paper. */
  resume: () => void
  /** The connection ended; an unfinished command is kept with the document, as it was received. */
  end: () => void
}

/**
 * A document ends with its connection, or where a new job starts (ESC @) after a cut. What is answered, by a status or
 * a process id, is journalled before. Without paper, bytes wait in the printer's memory, as in a real one.
 */
export function startPrintSession(journal: PrinterJournal, answer: (bytes: Buffer) => void): PrintSession {
  let pending: Buffer = Buffer.alloc(0)
  let document: number | undefined
  let wasCut = false

  const flush = (pieces: Buffer[]): void => {
    const bytes = Buffer.concat(pieces.splice(0))
    if (bytes.length === 0) return
    document ??= journal.nextNumber()
    journal.print(document, bytes)
  }

  const work = (): void => {
    const pieces: Buffer[] = []
    for (let command = nextOf(pending); command !== undefined; command = nextOf(pending)) {
      const bytes = pending.subarray(0, command.size)
      pending = pending.subarray(command.size)
      if (command.name === 'ESC @' && wasCut) {
        flush(pieces)
        document = undefined
        wasCut = false
      }
      const reply = replyTo(command.name, command.data, journal)
      if (command.name !== 'DLE EOT') pieces.push(bytes)
      if (command.name === 'GS V') wasCut = true
      if (reply !== undefined) {
        flush(pieces)
        answer(reply)
      }
    }
    flush(pieces)
  }

  return {
    receive(bytes) {
      // Status is asked and answered in real time, even while nothing can be printed.
      if (journal.state() === 'paperOut' && bytes.length % 3 === 0 && isOnlyQueries(bytes)) {
        for (let at = 2; at < bytes.length; at += 3) answer(realTimeStatus(bytes[at] ?? 0, journal.state()))
        return
      }
      pending = Buffer.concat([pending, bytes])
      if (journal.state() !== 'paperOut') work()
    },
    resume: work,
    end() {
      if (journal.state() === 'paperOut') return
      flush([pending])
      pending = Buffer.alloc(0)
    },
  }
}

const nextOf = (pending: Buffer) => (pending.length === 0 ? undefined : nextCommand(pending))

function isOnlyQueries(bytes: Buffer): boolean {
  return bytes.every((byte, at) => (at % 3 === 0 ? byte === 0x10 : at % 3 === 1 ? byte === 0x04 : true))
}

function replyTo(name: string, data: Buffer, journal: PrinterJournal): Buffer | undefined {
  if (name === 'DLE EOT') return realTimeStatus(data[0] ?? 0, journal.state())
  if (name === 'GS r') return requestedStatus(data[0] ?? 0, journal.state())
  return name === 'GS (' ? processReport(data) : undefined
}
