import type { Entry } from './entries.ts'

/** What the outside answers to a question for good. */
const answers: ReadonlySet<Entry['type']> = new Set([
  'paymentAuthorised',
  'paymentRefused',
  'paymentCaptured',
  'paymentVoided',
  'paymentRefunded',
  'refundRefused',
  'webShopTold',
  'tellingDropped',
])

/** The gateway's own names for what it did. */
const names = ['authorisationId', 'captureId', 'refundId'] as const

/**
 * Whether it is an answer that is written there already: two tills that acted for an order one after the other have asked under
 * one key, and heard the same.
 */
export const isRepeated = (before: readonly Entry[], entry: Entry): boolean =>
  answers.has(entry.type) && before.some((one) => one.type === entry.type && answerOf(one) === answerOf(entry))

const answerOf = (entry: Entry): string => {
  const facts = entry as unknown as Readonly<Record<string, unknown>>
  return JSON.stringify([facts['effectId'], ...names.map((name) => facts[name] ?? null)])
}
