import type { Answer } from '../idempotent-answers.ts'
import { problem } from './paypal-problems.ts'

type Fields = Record<string, unknown>

/** The fields of a JSON object, or the 400 for a body that is something else. A missing body has no fields. */
export function readFields(body: unknown): Fields | Answer {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) return problem(400, 'MALFORMED_REQUEST_JSON', { field: '/' })
  return body as Fields
}

/** A text field that may be missing (null), or the 400 that names it: 1 to `most` characters. */
export function readText(fields: Fields, name: string, pointer: string, most = 127): { text: string | null } | Answer {
  const value = fields[name]
  const field = `${pointer}/${name}`
  if (value === undefined || value === null) return { text: null }
  if (typeof value !== 'string') return problem(400, 'INVALID_PARAMETER_SYNTAX', { field })
  if (value.length === 0 || value.length > most) return problem(400, 'INVALID_STRING_LENGTH', { field })
  return { text: value }
}
