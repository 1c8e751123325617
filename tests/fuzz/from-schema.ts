import fc from 'fast-check'

/** JSON Schema, as far as the storefront's document uses it. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly format?: string
  readonly pattern?: string
}

const text = (schema: Schema): fc.Arbitrary<string> => {
  if (schema.format === 'email') return fc.emailAddress()
  if (schema.format === 'uri') return fc.webUrl()
  if (schema.pattern === '^[A-Z]{2}$') return fc.constantFrom('IE', 'DE', 'ZZ')
  const { minLength = 0, maxLength = 20 } = schema
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) })
}

const number = ({ minimum, maximum, exclusiveMinimum, type }: Schema): fc.Arbitrary<number> => {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -1000, Number.MIN_SAFE_INTEGER)
  const max = Math.min(maximum ?? 1000, Number.MAX_SAFE_INTEGER)
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
  return type === 'integer'
    ? whole
    : fc.oneof(
        whole,
        whole.map((one) => one / 1000),
      )
}

/** What the schema allows, or nearly: lengths and edges are tried, what only the shop knows is not. */
export const fromSchema = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fromSchema))
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fromSchema(one)]))
      return fc.record(fields, { requiredKeys: [...required] })
    }
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 5 })
    case 'string':
      return text(schema)
    case 'number':
    case 'integer':
      return number(schema)
    case 'boolean':
      return fc.boolean()
    default:
      return fc.jsonValue()
  }
}
