import fc from 'fast-check'

/** Values that programs have stumbled over. */
const odd = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    '',
    ' ',
    0,
    -1,
    0.1 + 0.2,
    1e308,
    -0,
    2 ** 53,
    Number.MAX_SAFE_INTEGER,
    'NaN',
    '\u0000',
    '\ud800',
    '💥'.repeat(100),
    'x'.repeat(10_000),
    '../../etc/passwd',
    "'; DROP TABLE orders; --",
    { __proto__: null, constructor: 1 },
    [],
    [[[[[[[[]]]]]]]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

type Change = { readonly at: number; readonly how: 'replace' | 'remove' | 'double' | 'add'; readonly value: unknown }

const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  how: fc.constantFrom('replace' as const, 'remove' as const, 'double' as const, 'add' as const),
  value: odd,
})

/** Every place in a value, as the way to it. */
const placesIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))]
    : [path]

const changedAt = (value: unknown, path: readonly string[], change: Change): unknown => {
  const [key, ...rest] = path
  if (key === undefined) {
    if (change.how === 'double') return [value, value]
    return change.how === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, [`odd${change.at}`]: change.value }
      : change.value
  }
  if (typeof value !== 'object' || value === null) return change.value
  const isLast = rest.length === 0
  if (Array.isArray(value)) {
    const at = Number(key)
    if (isLast && change.how === 'remove') return value.toSpliced(at, 1)
    if (isLast && change.how === 'double') return [...value, value[at]]
    return value.with(at, changedAt(value[at], rest, change))
  }
  const { [key]: one, ...others } = value as Record<string, unknown>
  return isLast && change.how === 'remove' ? others : { ...others, [key]: changedAt(one, rest, change) }
}

/** The same value with one to three places that are otherwise. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc.array(anyChange, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((current, change) => {
      const places = placesIn(current)
      return changedAt(current, places[change.at % places.length] ?? [], change)
    }, value),
  )
