import { createHash } from 'node:crypto'
import type { Invariant } from '../simulate/orders/invariants/invariants.ts'

/** What may happen next. `isCalm`: it happens by itself where nothing fails and nobody does anything. */
export interface Move<W> {
  readonly name: string
  readonly isCalm: boolean
  readonly world: W
}

export type Check = (name: string, holds: boolean, what: () => string) => void

/** A small world, all that may happen in it, and what must hold. */
export interface Model<W> {
  readonly start: W
  /** The same for states from which the same may happen. */
  readonly key: (world: W) => string
  readonly moves: (world: W) => readonly Move<W>[]
  /** What must hold of every state. */
  readonly checkState: (world: W, check: Check) => void
  /** What must hold of every step, also of one that leads where another has led before. */
  readonly checkStep: (before: W, after: W, check: Check) => void
  /** What must hold where nothing happens by itself any more. */
  readonly checkAtRest: (world: W, check: Check) => void
  /** Whether people see what is waited for. */
  readonly isSeen: (world: W) => boolean
}

interface Explored {
  readonly states: number
  readonly transitions: number
  /** How many states nothing follows from by itself. */
  readonly atRest: number
  /** Each invariant with the shortest way to where it does not hold. */
  readonly invariants: readonly Invariant[]
}

const endless = 'what goes on without end is seen by people'

/**
 * Visits every state of the model once, those that are fewest steps away first, so that the way to the first failure of an
 * invariant is the shortest there is. Then looks for what goes round without end: from each state, whatever happens
 * by itself in whatever order, it comes to rest, unless people see that it does not.
 */
export const explore = <W>(model: Model<W>): Explored => {
  const known = new Map<string, number>()
  const parents: number[] = []
  const names: string[] = []
  /** By the state: those that follow by themselves; and whether people see what is waited for. */
  const calm: number[][] = []
  const seen: boolean[] = []
  const invariants = new Map<string, { checks: number; failures: string[] }>()
  let transitions = 0
  let atRest = 0

  const wayTo = (node: number, last?: string): string => {
    const way = last === undefined ? [] : [last]
    for (let at = node; at > 0; at = parents[at] ?? 0) way.unshift(names[at] ?? '')
    return way.map((name, index) => `${index + 1}. ${name}`).join('\n')
  }
  let failed = false
  const checking =
    (node: number, last?: string): Check =>
    (name, holds, what) => {
      const invariant = invariants.get(name) ?? { checks: 0, failures: [] }
      invariants.set(name, invariant)
      invariant.checks += 1
      if (holds) return
      failed = true
      if (invariant.failures.length === 0) invariant.failures.push(`${what()} after\n${wayTo(node, last)}`)
    }

  const visit = (world: W, key: string, parent: number, name: string): number => {
    const node = parents.length
    known.set(key, node)
    parents.push(parent)
    names.push(name)
    calm.push([])
    seen.push(model.isSeen(world))
    return node
  }

  let level: { readonly node: number; readonly world: W }[] = []
  const first = visit(model.start, shortened(model.key(model.start)), 0, 'the beginning')
  model.checkState(model.start, checking(first))
  level.push({ node: first, world: model.start })
  while (level.length > 0) {
    const next: typeof level = []
    for (const { node, world } of level) {
      const moves = model.moves(world)
      for (const move of moves) {
        transitions += 1
        const key = shortened(model.key(move.world))
        const there = known.get(key)
        const to = there ?? visit(move.world, key, node, move.name)
        if (move.isCalm) calm[node]?.push(to)
        failed = false
        model.checkStep(world, move.world, checking(node, move.name))
        if (there !== undefined) continue
        model.checkState(move.world, checking(to))
        // What follows from what is wrong already says nothing more.
        if (!failed) next.push({ node: to, world: move.world })
      }
      if (moves.some(({ isCalm }) => isCalm)) continue
      atRest += 1
      model.checkAtRest(world, checking(node))
    }
    level = next
  }
  for (const [node, isHidden] of goingRound(calm).map((one) => [one, seen[one] !== true] as const))
    checking(node)(endless, !isHidden, () => 'It goes on without end')
  if (!invariants.has(endless)) checking(0)(endless, true, () => '')
  return {
    states: parents.length,
    transitions,
    atRest,
    invariants: [...invariants].map(([name, one]) => ({ name, ...one })),
  }
}

const shortened = (key: string): string => createHash('sha1').update(key).digest('base64')

/** States from which one can go on without end: those that are left when what must end is taken away again and again. */
const goingRound = (next: readonly (readonly number[])[]): number[] => {
  const left = next.map((to) => to.length)
  const before: number[][] = next.map(() => [])
  for (const [from, to] of next.entries()) for (const one of to) before[one]?.push(from)
  const ends = left.flatMap((count, node) => (count === 0 ? [node] : []))
  for (let node = ends.pop(); node !== undefined; node = ends.pop()) {
    for (const from of before[node] ?? []) {
      left[from] = (left[from] ?? 0) - 1
      if (left[from] === 0) ends.push(from)
    }
  }
  return left.flatMap((count, node) => (count > 0 ? [node] : []))
}
