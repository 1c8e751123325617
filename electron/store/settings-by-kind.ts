import type { Setting } from '../../shared/domain/settings/settings.ts'
import type { PlainDocument } from './rx-storage/documents/document.ts'
import type { Projection } from './rx-storage/documents/projection.ts'

/**
 * The settings of a kind as they stand, the writes of an open transaction included: registers, web shops and ways to pay are
 * asked for with every order, and change seldom. It is in memory alone, so that no start has it to rebuild.
 */
export class SettingsByKind implements Projection {
  readonly name = 'settings by kind'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['settings'])
  readonly #read: (kind: Setting['kind']) => Setting[]
  readonly #known = new Map<string, readonly Setting[]>()

  /** @param read in the order of their ids */
  constructor(read: (kind: Setting['kind']) => Setting[]) {
    this.#read = read
  }

  reset(): void {
    this.#known.clear()
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    for (const document of [before, after]) if (document !== undefined) this.#known.delete(String(document['kind']))
  }

  /** What was read inside the transaction has not come to be. */
  abandon(): void {
    this.#known.clear()
  }

  of<K extends Setting['kind']>(kind: K): Extract<Setting, { kind: K }>[] {
    const known = this.#known.get(kind) ?? this.#read(kind)
    this.#known.set(kind, known)
    return [...known] as Extract<Setting, { kind: K }>[]
  }
}
