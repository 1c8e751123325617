import type { Found, Line, Written } from './protocol.ts'

export interface Fault {
  /**
   * `lost`: acknowledged, and not there as it was acknowledged. `doubled`: there twice, or though nobody wrote it. `half`:
   * a commit of which only a part is there. `verify`: what is there contradicts itself.
   */
  readonly kind: 'lost' | 'doubled' | 'half' | 'verify'
  readonly what: string
}

/** The parent's own log of what the shop's processes acknowledged, and what must therefore be in the store. */
export class ShopLog {
  readonly receipts: string[] = []
  /** The commits that were acknowledged, oldest first. */
  readonly commits: (readonly Written[])[] = []
  readonly synced: Record<string, number> = {}
  readonly #documents = new Map<string, string>()
  readonly #sinceSync = new Map<string, Set<string>>()
  #open: readonly Written[] | null = null

  /** Nothing was ever acknowledged. */
  get isEmpty(): boolean {
    return this.#documents.size === 0
  }

  copy(): ShopLog {
    const copy = new ShopLog()
    copy.receipts.push(...this.receipts)
    copy.commits.push(...this.commits)
    for (const [key, digest] of this.#documents) copy.#documents.set(key, digest)
    copy.#open = this.#open
    return copy
  }

  take(line: Line): void {
    if (line.say === 'intends') this.#open = line.writes
    else if (line.say === 'done') this.#settle(true)
    else if (line.say === 'withdrawn') this.#settle(false)
    else if (line.say === 'receipt') this.receipts.push(line.number)
    else if (line.say === 'synced') {
      this.synced[line.collection] = line.checkpoint
      this.#sinceSync.set(line.collection, new Set())
    }
  }

  /**
   * What is wrong with what was found; empty when it is what was acknowledged, and of the one commit that was not
   * answered, all or nothing. That commit counts as done from here on if it is there.
   */
  compare(found: Found): Fault[] {
    const there = new Map(found.documents)
    const faults = [...this.#settleByWhatIsThere(there), ...this.#compareDocuments(there)]
    faults.push(...this.#compareReceipts(found.receipts), ...this.#compareChanges(found))
    faults.push(...found.faults.map((what): Fault => ({ kind: 'verify', what })))
    return faults
  }

  #settle(done: boolean): void {
    const writes = this.#open ?? []
    this.#open = null
    if (!done || writes.length === 0) return
    this.commits.push(writes)
    for (const [key, digest] of writes) {
      if (digest === null) this.#documents.delete(key)
      else this.#documents.set(key, digest)
      this.#sinceSync.get(key.slice(0, key.indexOf('/')))?.add(key)
    }
  }

  #settleByWhatIsThere(there: ReadonlyMap<string, string | null>): Fault[] {
    if (this.#open === null) return []
    const done = this.#open.filter(([key, digest]) => (there.get(key) ?? null) === digest)
    const undone = this.#open.filter(([key]) => (there.get(key) ?? null) === (this.#documents.get(key) ?? null))
    if (done.length === this.#open.length) this.#settle(true)
    else if (undone.length === this.#open.length) this.#settle(false)
    else {
      const missing = this.#open.filter((write) => !done.includes(write)).map(([key]) => key)
      this.#settle(true)
      return [
        {
          kind: 'half',
          what: `Of a commit of ${done.length + missing.length}, these are not there: ${missing.join(', ')}`,
        },
      ]
    }
    return []
  }

  #compareDocuments(there: ReadonlyMap<string, string | null>): Fault[] {
    const faults: Fault[] = []
    for (const [key, digest] of this.#documents) {
      const found = there.get(key)
      if (found === undefined) faults.push({ kind: 'lost', what: `${key} is not there.` })
      else if (found !== digest) faults.push({ kind: 'lost', what: `${key} is not as it was acknowledged.` })
    }
    for (const key of there.keys())
      if (!this.#documents.has(key)) faults.push({ kind: 'doubled', what: `${key} is there, and nobody wrote it.` })
    return faults
  }

  #compareReceipts(found: readonly string[]): Fault[] {
    const counts = new Map<string, number>()
    for (const number of found) counts.set(number, (counts.get(number) ?? 0) + 1)
    const lost = this.receipts.filter((number) => !counts.has(number))
    const doubled = [...counts].filter(([, count]) => count > 1)
    return [
      ...lost.map((number): Fault => ({ kind: 'lost', what: `Receipt ${number} is not there.` })),
      ...doubled.map(([number]): Fault => ({ kind: 'doubled', what: `Receipt ${number} is there more than once.` })),
    ]
  }

  /** A checkpoint that was taken before finds everything that was written after it. */
  #compareChanges(found: Found): Fault[] {
    const faults: Fault[] = []
    for (const [collection, keys] of this.#sinceSync) {
      const changed = found.changed[collection]
      if (changed === undefined) continue
      const seen = new Map(changed.documents)
      for (const key of keys)
        if ((seen.get(key) ?? null) !== (this.#documents.get(key) ?? null) || !seen.has(key))
          faults.push({ kind: 'lost', what: `${key} was written after the checkpoint, which does not find it.` })
      for (const key of seen.keys())
        if (!keys.has(key)) faults.push({ kind: 'doubled', what: `${key} was synced, and comes again.` })
      if (changed.checkpoint < (this.synced[collection] ?? 0))
        faults.push({ kind: 'verify', what: `The checkpoint of ${collection} went back to ${changed.checkpoint}.` })
    }
    return faults
  }
}
