import type { Method } from '../contract/method.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'

/** Parses what a caller handed over. Refusal `invalid_payload` names the first bad field as a path: `lines.0.quantity`. */
export const parsePayload = (entry: Method, given: unknown): { readonly payload: unknown } | Refusal => {
  const parsed = entry.payload.safeParse(given)
  if (parsed.success) return { payload: parsed.data }
  const issue = parsed.error.issues[0]
  if (issue === undefined) return refuse('invalid_payload', 'The payload is not valid.')
  const surplus = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...issue.path, ...surplus].map(String).join('.')
  return refuse('invalid_payload', issue.message, path === '' ? undefined : path)
}
