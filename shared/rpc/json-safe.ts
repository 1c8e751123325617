const deepest = 100

/**
 * Where a value holds something that JSON text would lose or change (a date, a bigint, NaN, a class, a cycle), or null.
 * A field that is `undefined` passes: it means the same as a missing one, and may arrive as either.
 */
const findUnsafe = (value: unknown, path: string, depth: number): string | null => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : path
  if (typeof value !== 'object' || depth > deepest) return path
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      const unsafe = findUnsafe(element, `${path}.${index}`, depth + 1)
      if (unsafe !== null) return unsafe
    }
    return null
  }
  // Plain objects only, also those of another realm: the prototype of their prototype is null.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return path
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue
    const unsafe = findUnsafe(field, `${path}.${name}`, depth + 1)
    if (unsafe !== null) return unsafe
  }
  return null
}

/** Throws a TypeError that names the place if the message would not survive JSON text: so all transports behave alike. */
export const assertJsonSafe = (message: object): void => {
  const unsafe = findUnsafe(message, 'message', 0)
  if (unsafe !== null) throw new TypeError(`${unsafe} can't be sent as JSON`)
}
