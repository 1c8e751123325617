import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const dataFile = (dataFolder: string): string => join(dataFolder, 'tillhouse.sqlite')

/** Cuts the second half off a shop's data file, as a disk does that was full or pulled out. The till has ended. */
export function truncateData(dataFolder: string): void {
  const file = dataFile(dataFolder)
  truncateSync(file, Math.floor(statSync(file).size / 2))
}

/**
 * Overwrites the page of a shop's data file that holds a text, as a disk does that goes bad while the till runs. The text
 * was written before the till's last start: what is newer is in another file.
 * @throws Error where the text is nowhere in it.
 */
export function overwritePageWith(text: string, dataFolder: string): void {
  const file = dataFile(dataFolder)
  const bytes = readFileSync(file)
  const at = bytes.lastIndexOf(text)
  if (at === -1) throw new Error(`“${text}” is not in ${file}.`)
  // https://sqlite.org/fileformat.html#page_size: 1 stands for 65,536.
  const told = bytes.readUInt16BE(16)
  const pageSize = told === 1 ? 65_536 : told
  const from = at - (at % pageSize)
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, Buffer.alloc(pageSize, 0xa5), 0, pageSize, from)
  } finally {
    closeSync(handle)
  }
}
