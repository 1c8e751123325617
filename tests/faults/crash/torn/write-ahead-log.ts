/** A frame of SQLite's write-ahead log: a page as a transaction left it, https://sqlite.org/fileformat2.html#walformat */
export interface Frame {
  /** Where its header begins in the file. */
  readonly at: number
  /** Where its page begins. */
  readonly page: number
  readonly end: number
  /** The last frame of a transaction. */
  readonly isCommit: boolean
}

const headerBytes = 32
const frameHeaderBytes = 24

/** The frames that count: from the beginning to the first that an earlier round of the log left behind. */
export const framesOf = (log: Buffer): Frame[] => {
  const frames: Frame[] = []
  if (log.length < headerBytes) return frames
  const pageBytes = log.readUInt32BE(8)
  const salt = log.subarray(16, 24)
  for (let at = headerBytes; at + frameHeaderBytes + pageBytes <= log.length; at += frameHeaderBytes + pageBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break
    const page = at + frameHeaderBytes
    frames.push({ at, page, end: page + pageBytes, isCommit: log.readUInt32BE(at + 4) > 0 })
  }
  return frames
}
