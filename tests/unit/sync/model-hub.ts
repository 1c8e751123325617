import { judge } from '../../../electron/hub/documents/judge.ts'
import { type Stored, toldOf } from '../../../electron/hub/documents/stored.ts'
import { HubUnreachable } from '../../../electron/sync/hub-client.ts'
import type { Change, HubDocument, Outcome, PullAnswer } from '../../../shared/contract/hub/protocol.ts'

/** What becomes of a question: `lost`: it is done, and nobody hears so; `cut`: it never comes. */
export type Line = 'sound' | 'lost' | 'cut'

/** The hub's rules over a map instead of PostgreSQL, behind a line that is told what to do. */
export class ModelHub {
  readonly #stored = new Map<string, Stored>()
  /** What was pushed, by whom, to be pushed again. */
  readonly #heard: { readonly device: string; readonly changes: readonly Change[] }[] = []
  #sequence = 0
  line: Line = 'sound'

  get newest(): number {
    return this.#sequence
  }

  documents(): HubDocument[] {
    return [...this.#stored.values()].map(toldOf)
  }

  client(device: string) {
    return {
      ask: async <T>(path: string, body?: unknown): Promise<T> => {
        if (this.line === 'cut') throw new HubUnreachable('The line is cut.')
        const answer =
          body === undefined
            ? this.#pull(path)
            : { outcomes: this.#push(device, (body as { changes: Change[] }).changes) }
        if (this.line === 'lost') throw new HubUnreachable('The answer is lost.')
        // As it comes over the line: nothing of it is shared.
        return JSON.parse(JSON.stringify(answer)) as T
      },
    }
  }

  /** A push that comes a second time, whenever that is; nobody waits for its answer. */
  hearAgain(which: number): void {
    const again = this.#heard[which % Math.max(1, this.#heard.length)]
    if (again !== undefined) this.#write(again.device, again.changes)
  }

  #push(device: string, changes: readonly Change[]): Outcome[] {
    this.#heard.push({ device, changes: JSON.parse(JSON.stringify(changes)) as Change[] })
    return this.#write(device, changes)
  }

  #write(device: string, changes: readonly Change[]): Outcome[] {
    return changes.map((change): Outcome => {
      const key = `${change.collection}/${change.id}`
      const before = this.#stored.get(key)
      const verdict = judge(change, before, { organisation: 'o', id: device, store: 'main', role: 'office' })
      if (verdict !== 'write') return verdict
      this.#sequence += 1
      const { collection, id, document, times } = change
      this.#stored.set(key, {
        collection,
        id,
        store: null,
        revision: this.#sequence,
        deleted: document === null,
        body: document === null ? (before?.body ?? '{}') : JSON.stringify(document),
        times: JSON.stringify(times),
        device,
      })
      return { is: 'written', revision: this.#sequence }
    })
  }

  #pull(path: string): PullAnswer {
    const asked = new URL(path, 'http://hub').searchParams
    const since = Number(asked.get('since'))
    // Small pages, so that a take-over sees some of what belongs together.
    const page = [...this.#stored.values()]
      .filter(({ revision }) => revision > since)
      .sort((one, other) => one.revision - other.revision)
      .slice(0, 3)
    const newest = this.#sequence
    return { documents: page.map(toldOf), through: page.at(-1)?.revision ?? newest, newest }
  }
}
