import fc from 'fast-check'
import { fromSchema, type Schema } from './from-schema.ts'
import { mutated } from './mutate.ts'

/** Which of the shop's keys is sent. */
const keyKinds = ['all', 'catalog', 'other', 'revoked', 'unknown', 'none'] as const
export type KeyKind = (typeof keyKinds)[number]

export interface FuzzRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `{id}` stands for an order that was placed, an endpoint that was added, or nothing that is there. */
  readonly path: string
  readonly key: KeyKind
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: Schema
}
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }
}
export interface FuzzDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const anyKey: fc.Arbitrary<KeyKind> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<KeyKind>('all') },
  { weight: 1, arbitrary: fc.constantFrom(...keyKinds) },
)
const headerText = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
})
const json = { 'content-type': 'application/json' } as const

/** Some values of a query parameter, most of which are none that the document knows. */
const anyQuery = ({ name, schema }: Parameter): fc.Arbitrary<string> =>
  fc
    .oneof(fromSchema(schema), fc.string(), fc.integer())
    .map((value) => (Array.isArray(value) ? value : [value]).map((one) => `${name}=${encode(String(one))}`).join('&'))

/** Half of a character can't be part of an address. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))

const ofOperation = (
  document: FuzzDocument,
  path: string,
  method: string,
  operation: Operation,
): fc.Arbitrary<FuzzRequest> => {
  const { parameters = [], requestBody } = operation
  const name = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1)
  const schema = name === undefined ? undefined : document.components.schemas[name]
  const body = schema === undefined ? fc.constant(null) : bodyOf(fromSchema(schema))
  const queries = parameters.filter((one) => one.in === 'query').map((one) => fc.option(anyQuery(one), { nil: '' }))
  return fc
    .record({ key: anyKey, body, query: fc.tuple(...queries), idempotencyKey: headerText })
    .map(({ key, body: sent, query, idempotencyKey }) => ({
      method: method.toUpperCase() as FuzzRequest['method'],
      path: `${path.replace('/storefront/v1', '')}${query.some((one) => one !== '') ? `?${query.filter((one) => one !== '').join('&')}` : ''}`,
      key,
      headers: { ...(sent === null ? {} : json), 'idempotency-key': idempotencyKey },
      body: sent,
    }))
}

/** As JSON; now and then cut short, or something else altogether. */
const bodyOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: value.map((one) => JSON.stringify(one)) },
    { weight: 3, arbitrary: value.chain(mutated).map((one) => JSON.stringify(one) ?? '') },
    { weight: 1, arbitrary: fc.tuple(value, fc.nat(60)).map(([one, at]) => JSON.stringify(one).slice(0, at)) },
    { weight: 1, arbitrary: fc.string() },
  )

/** A request that the document describes, or one near an order that the shop takes. @param order one that it takes, with another reference each time */
export const anyRequest = (
  document: FuzzDocument,
  order: (reference: string) => unknown,
): fc.Arbitrary<FuzzRequest> => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ofOperation(document, path, method, operation)),
  )
  const anyReference = fc.oneof(
    { weight: 8, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('1', '2') },
  )
  const orders = fc.tuple(anyReference, fc.oneof(fc.uuid(), fc.constant('the same'))).chain(([reference, again]) =>
    fc.record({
      method: fc.constant('POST' as const),
      path: fc.constant('/orders'),
      key: anyKey,
      headers: fc.constant({ ...json, 'idempotency-key': again }),
      body: fc.oneof(fc.constant(JSON.stringify(order(reference))), bodyOf(fc.constant(order(reference)))),
    }),
  )
  return fc.oneof({ weight: 1, arbitrary: fc.oneof(...operations) }, { weight: 1, arbitrary: orders })
}
