import { create } from 'zustand'
import type { RegisterCommand } from '../../shared/domain/orders/decide-register.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { changedLine, keepUnchanged } from './cart-prediction.ts'

/** A change that the order manager has not answered yet. */
export interface PendingChange {
  /** What it will do, where the page knows it: null for a code that nobody has seen yet. */
  readonly command: RegisterCommand | null
  /** `approval`: the ticket that somebody approved after it was refused for want of one. */
  readonly send: (approval?: string) => Promise<{ readonly order: Order } | Refusal>
  /** The code that was scanned, for what is said about it. */
  readonly code: string | null
}

export interface Notice {
  readonly kind: 'problem' | 'warning' | 'info'
  readonly text: string
  /** Grows with every notice: the same words twice are two notices. */
  readonly count: number
}

interface CartState {
  /** Whether the order manager has said what the register's open cart is. */
  readonly loaded: boolean
  /** As the order manager last told it. */
  readonly confirmed: Order | null
  readonly pending: readonly PendingChange[]
  /** What is on screen: the confirmed cart and what the pending changes will make of it. */
  readonly shown: Order | null
  readonly selected: string | null
  /** The line that changed last, to be brought into view and lit for a moment. */
  readonly changed: { readonly lineId: string; readonly count: number } | null
  readonly notice: Notice | null
  /** Variants that were scanned and must be weighed before they are in the cart, oldest first. */
  readonly toWeigh: readonly string[]
  /** The sale whose receipt was scanned, to choose from it what comes back. */
  readonly scannedSale: string | null
  /** The register's last closed sale. */
  readonly last: Order | null
}

const empty = {
  confirmed: null,
  pending: [],
  shown: null,
  selected: null,
  changed: null,
  toWeigh: [],
  scannedSale: null,
} satisfies Partial<CartState>

export const useCart = create<CartState>()(() => ({ ...empty, loaded: false, notice: null, last: null }))

/** Nothing of the cart is on screen any more; the next product begins another one. */
export const clearScreen = (): void => useCart.setState({ ...empty })

/** Says something in the register's line for messages; it stays until the next one. */
export const notify = (kind: Notice['kind'], text: string): void =>
  useCart.setState(({ notice }) => ({ notice: { kind, text, count: (notice?.count ?? 0) + 1 } }))

export const forgetNotice = (): void => useCart.setState({ notice: null })

export const select = (lineId: string | null): void => useCart.setState({ selected: lineId })

/** Moves the selection by lines; without one it begins at the newest. */
export const selectNeighbour = (step: 1 | -1): void => {
  const { shown, selected } = useCart.getState()
  const lines = shown?.lines ?? []
  const at = lines.findIndex((line) => line.id === selected)
  const next = at === -1 ? lines.length - 1 : Math.min(Math.max(at + step, 0), lines.length - 1)
  select(lines[next]?.id ?? null)
}

/** Shows another state of the cart: unchanged lines stay the same objects, a changed line is selected and lit. */
export const show = (next: Order | null, rest: Partial<CartState>): void =>
  useCart.setState((state) => {
    const shown = next === null ? null : keepUnchanged(state.shown, next)
    const changed = changedLine(state.shown, shown)
    const lines = shown?.lines ?? []
    const stillThere = lines.some((line) => line.id === state.selected)
    return {
      ...rest,
      shown,
      selected: changed ?? (stillThere ? state.selected : (lines.at(-1)?.id ?? null)),
      changed: changed === null ? state.changed : { lineId: changed, count: (state.changed?.count ?? 0) + 1 },
    }
  })
