import { z } from 'zod'
import type { Method } from '../../shared/contract/method.ts'

/** The parts of JSON Schema that zod writes for our payloads. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  /** Where a rule is not one that the schema can say. */
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | false
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly pattern?: string
  readonly format?: string
}

/** Texts that fit one or the other of the contract's patterns: an id, a PIN, a prefix, an address, base64, a day, any text. */
const texts = [
  '00000000-0000-4000-8000-000000000000',
  '1234',
  'R9',
  'http://127.0.0.1/',
  'S1F2-1',
  '-----BEGIN CERTIFICATE-----',
  'AAAA',
  'EUR',
  'IE',
  '2026-12-01',
  'text',
]

const fits = (
  text: string,
  { pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema,
): boolean => {
  const long = text.length >= minLength && text.length <= maxLength
  return long && (format !== 'uri' || URL.canParse(text)) && new RegExp(pattern ?? '').test(text)
}

const sample = (schema: Schema): unknown => {
  const options = schema.anyOf ?? schema.oneOf
  if (options?.[0] !== undefined) return sample(options[0])
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  switch (schema.type) {
    case 'object': {
      const names = schema.required ?? []
      const of = (name: string) => schema.properties?.[name] ?? (schema.additionalProperties || {})
      return Object.fromEntries(names.map((name) => [name, sample(of(name))]))
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
    case 'string':
      return texts.find((text) => fits(text, schema))
    case 'integer':
    case 'number':
      return Math.max(0, schema.minimum ?? 0)
    case 'boolean':
      return true
    default:
      return null
  }
}

/**
 * A payload that the method takes, made from its schema alone, so that a method which is added tomorrow is tested too.
 * @throws Error where none could be made: then a text is missing above.
 */
export const samplePayload = (name: string, method: Method): Record<string, unknown> => {
  const made = sample(z.toJSONSchema(method.payload, { io: 'input', unrepresentable: 'any' }) as Schema)
  if (method.payload.safeParse(made).success) return made as Record<string, unknown>
  throw new Error(`The sample payload does not fit ${name}: ${JSON.stringify(made)}`)
}
