const blockBytes = 1024 * 1024

/** A file's bytes in memory, in blocks of one size whatever the pieces were that it came in: the same file, the same blocks. */
export class ByteBlocks {
  #blocks: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  append(bytes: Uint8Array): void {
    let from = 0
    while (from < bytes.length) {
      const room = this.#length % blockBytes
      if (room === 0) this.#blocks.push(new Uint8Array(blockBytes))
      const piece = bytes.subarray(from, from + blockBytes - room)
      this.#blocks.at(-1)?.set(piece, room)
      this.#length += piece.length
      from += piece.length
    }
  }

  free(): void {
    this.#blocks = []
    this.#length = 0
  }

  /** The bytes from an offset on, in pieces of at most `size`, none of which crosses a block. */
  *pieces(from = 0, size = blockBytes): Generator<Uint8Array> {
    for (let at = from; at < this.#length; ) {
      const start = at % blockBytes
      const block = this.#blocks[Math.floor(at / blockBytes)]
      if (block === undefined) return
      const piece = block.subarray(start, Math.min(start + size, blockBytes, start + this.#length - at))
      yield piece
      at += piece.length
    }
  }

  /** Offset of the first such byte from an offset on, or −1. */
  indexOf(byte: number, from: number): number {
    let at = from
    for (const piece of this.pieces(from)) {
      const found = piece.indexOf(byte)
      if (found >= 0) return at + found
      at += piece.length
    }
    return -1
  }
}
