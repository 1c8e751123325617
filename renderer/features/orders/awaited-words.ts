import type { Effect } from '../../../shared/domain/orders/effects.ts'

export type AwaitedEffect = Effect & { readonly awaits: NonNullable<Effect['awaits']> }

export const awaitedEffects = (effects: readonly Effect[]): AwaitedEffect[] =>
  effects.flatMap((effect) => (effect.awaits === undefined ? [] : [{ ...effect, awaits: effect.awaits }]))

/** What is waited for, and what a person says when it is over. */
export const awaitedWords = ({ kind }: Effect): { readonly title: string; readonly button: string } =>
  kind === 'void' || kind === 'refund'
    ? { title: 'To be paid back:', button: 'Paid back' }
    : { title: 'Waiting for money:', button: 'Money has come' }
