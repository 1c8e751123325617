/** The bytes of a file, changed in place. */
export class FileBytes {
  #space: Buffer
  #size: number

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#space = Buffer.from(bytes)
    this.#size = bytes.length
  }

  get size(): number {
    return this.#size
  }

  get bytes(): Buffer {
    return this.#space.subarray(0, this.#size)
  }

  write(at: number, bytes: Buffer): void {
    if (at + bytes.length > this.#size) this.resize(at + bytes.length)
    bytes.copy(this.#space, at)
  }

  /** What is added is zeros. */
  resize(size: number): void {
    if (size > this.#space.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#space.length))
      this.bytes.copy(larger)
      this.#space = larger
    }
    this.#space.fill(0, Math.min(size, this.#size), Math.max(size, this.#size))
    this.#size = size
  }
}
