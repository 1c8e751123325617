/** Two bytes of length, the higher one first, stand before each message; they do not count themselves. */
const headerSize = 2
const largest = 0xffff

export const frame = (message: Buffer): Buffer => {
  if (message.length > largest) throw new RangeError('A message is too long for its frame.')
  const header = Buffer.alloc(headerSize)
  header.writeUInt16BE(message.length)
  return Buffer.concat([header, message])
}

/** Finds messages in bytes that come as they come: cut in two, or several at once. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)

  /** Whether it holds the beginning of a message that has not come whole. */
  get isInside(): boolean {
    return this.#rest.length > 0
  }

  /** The messages that are whole now. An empty frame keeps the line alive, and is none. */
  read(bytes: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, bytes])
    const messages: Buffer[] = []
    while (this.#rest.length >= headerSize) {
      const end = headerSize + this.#rest.readUInt16BE()
      if (this.#rest.length < end) break
      if (end > headerSize) messages.push(this.#rest.subarray(headerSize, end))
      this.#rest = this.#rest.subarray(end)
    }
    return messages
  }
}
