import type { Column } from '../documents/table-shape.ts'
import type { Verdict } from './comparison.ts'
import { any, type Condition, everything, exactly, nothing } from './condition.ts'

/** The names and BSON numbers that `$type` takes, https://www.mongodb.com/docs/manual/reference/operator/query/type */
const kinds: readonly (readonly [readonly unknown[], Column['kind'] | 'whole' | 'null' | 'nil' | 'none'])[] = [
  [['string', 2], 'text'],
  [['number', 'double', 'decimal', 1, 19], 'number'],
  [['int', 'long', 16, 18], 'whole'],
  [['boolean', 'bool', 8], 'boolean'],
  [['null', 10], 'null'],
  [['undefined', 6], 'nil'],
  [['array', 4, 'object', 3, 'date', 9, 'regex', 'regexp', 11], 'none'],
]
const kindOf = new Map(kinds.flatMap(([names, kind]) => names.map((name) => [String(name), kind] as const)))

/** Undefined when one of the types isn't known. */
export const typeToSql = (operand: unknown, column: Column): Verdict | undefined => {
  const asked = (Array.isArray(operand) ? operand : [operand]).map((name) => kindOf.get(String(name)))
  if (asked.includes(undefined)) return undefined
  return {
    values: any(asked.map((kind) => valuesOf(kind, column))),
    onNull: asked.includes('null') || asked.includes('nil'),
    onMissing: asked.includes('nil'),
  }
}

const valuesOf = (kind: string | undefined, column: Column): Condition => {
  if (kind === column.kind) return everything
  return kind === 'whole' && column.kind === 'number' ? exactly(`mod(${column.name}, 1) = 0`) : nothing
}
