const slices = 256

/**
 * A map that never grows all at once: at 260,000 entries a plain one takes 30 ms to make itself larger, which a sale would
 * wait for.
 */
export class SlicedMap<Value> {
  readonly #slices = Array.from({ length: slices }, () => new Map<string, Value>())

  get(key: string): Value | undefined {
    return this.#slice(key).get(key)
  }

  set(key: string, value: Value): void {
    this.#slice(key).set(key, value)
  }

  delete(key: string): void {
    this.#slice(key).delete(key)
  }

  /** Codes differ mostly at their ends; FNV-1a over the last characters spreads them evenly. */
  #slice(key: string): Map<string, Value> {
    let hash = 0x811c9dc5
    for (let at = Math.max(0, key.length - 8); at < key.length; at++)
      hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
    return this.#slices[(hash ^ (hash >>> 16)) & (slices - 1)] as Map<string, Value>
  }
}
