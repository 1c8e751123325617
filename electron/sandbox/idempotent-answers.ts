import { createHash } from 'node:crypto'

/** An HTTP answer as it was given, kept so that the same key gets it again. */
export type Answer = { status: number; body: unknown }

/** A journalled answer: the key it was given for, and the request it belongs to. */
export type KeyedAnswer = { key: string; fingerprint: string; answer: Answer }

/** Identifies a request's content, whatever the order of its fields. */
export function fingerprintOf(operation: string, body: unknown): string {
  return createHash('sha256')
    .update(`${operation}\n${canonical(body)}`)
    .digest('hex')
}

/** What is known about an idempotency key: nothing, the answer to repeat, or that it was used for another request. */
export function lookUp(
  answers: ReadonlyMap<string, KeyedAnswer>,
  key: string,
  fingerprint: string,
): Answer | 'unused' | 'usedForAnother' {
  const known = answers.get(key)
  if (known === undefined) return 'unused'
  return known.fingerprint === fingerprint ? known.answer : 'usedForAnother'
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
