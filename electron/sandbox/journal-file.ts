import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** An append-only file of JSON lines. What `append` returned from is on the disk. */
export type JournalFile<Entry> = {
  /** Writes one line and waits for the disk. Throws where the disk refuses; the caller then answers with an error. */
  append: (entry: Entry) => void
  close: () => void
}

/**
 * Opens (or makes) the journal and hands each entry that it holds to `replay`, oldest first.
 * A last line without its line end was never acknowledged: a kill tore it, so it is cut off.
 * Any other line that is not JSON is damage, and is refused with its line number.
 */
export function openJournalFile<Entry>(path: string, replay: (entry: Entry) => void): JournalFile<Entry> {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'a+')
  const bytes = readFileSync(path)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) truncateSync(path, whole)
  let size = whole

  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) replay(parseLine(line, path, index + 1) as Entry)

  return {
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8')
      try {
        for (let written = 0; written < line.length; ) written += writeSync(file, line, written)
        fsyncSync(file)
        size += line.length
      } catch (refused) {
        // Half a line before the next one would make both unreadable.
        truncateSync(path, size)
        throw refused
      }
    },
    close: () => closeSync(file),
  }
}

function parseLine(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Error(`${path}: line ${number} is not JSON. Move the file away to start afresh.`, { cause })
  }
}
