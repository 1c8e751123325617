import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Random } from '../../faults/random.ts'

/** The entries of one generated order, folded as they come. */
export class OrderHistory {
  readonly #deviceId: string
  readonly #random: Random
  readonly #id: string
  #at: number
  #counter = 0
  #order: Order | undefined

  /** @param at when the order begins, in milliseconds since 1970. */
  constructor(deviceId: string, random: Random, at: number) {
    this.#deviceId = deviceId
    this.#random = random
    this.#at = at
    this.#id = this.newId()
  }

  get order(): Order {
    if (this.#order === undefined) throw new Error('The order has not begun.')
    return this.#order
  }

  /** Lets so many milliseconds go by. */
  pass(milliseconds: number): void {
    this.#at += milliseconds
    this.#counter = 0
  }

  /** A UUIDv7 (RFC 9562) of the order's time. */
  newId(): string {
    return uuidAt(this.#at, this.#random)
  }

  /** @throws Error where the domain refused. */
  append(staffId: string | null, happenings: readonly Happening[] | Refusal): void {
    if (isRefusal(happenings)) throw new Error(`refused as ${happenings.refusal}: ${happenings.message}`)
    for (const happening of happenings) {
      const head = { id: this.newId(), deviceId: this.#deviceId, at: this.#at, counter: this.#counter, staffId }
      this.#counter += 1
      const entry = { ...head, ...happening }
      this.#order = this.#order === undefined ? fold(this.#id, [entry]) : evolve(this.#order, entry)
    }
  }

  /** The open effect of this kind or about this event. */
  effect(what: Effect['kind'] | NonNullable<Effect['event']>): string {
    const found = this.order.effects.find((effect) => effect.event === what || effect.kind === what)
    if (found === undefined) throw new Error(`The order owes no ${what}.`)
    return found.id
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

export const uuidAt = (at: number, random: Random): string => {
  const time = hex(at, 12)
  const tail = hex(random.below(0x1000000), 6) + hex(random.below(0x1000000), 6)
  const variant = hex(0x8000 + random.below(0x4000), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(0x1000), 3)}-${variant}-${tail}`
}
