import { toSortable } from '../documents/sortable-text.ts'
import type { Column } from '../documents/table-shape.ts'
import { type Condition, everything, exactly, prefilter, undecided } from './condition.ts'
import { afterPrefix } from './text-bounds.ts'

/** The expression that `$regex` and `$options` stand for; undefined when the matcher has to complain about it. */
export const regularExpression = (source: unknown, options: unknown): RegExp | undefined => {
  if (!(typeof source === 'string' || source instanceof RegExp)) return undefined
  if (!(typeof options === 'string' || options === undefined)) return undefined
  try {
    return new RegExp(source, options)
  } catch {
    return undefined
  }
}

/**
 * What a regular expression says of a text column: `^abc` and `^abc$` are decided, of `^abc…` the start is.
 * With `m` the `^` stands for any line's start, and with `g` or `y` the answer depends on the document before.
 */
export const startToSql = (expression: RegExp, column: Column): Condition => {
  if (/[gmvy]/.test(expression.flags) || !expression.source.startsWith('^')) return undecided
  const pattern = expression.source.slice(1)
  const start = literalStart(pattern)
  const rest = pattern.slice(start.length)
  // Of `^ab|c` nothing is known to stand at the start.
  if (rest.includes('|')) return undecided
  const literal = expression.ignoreCase ? withoutCase(start.literal) : start.literal
  if (literal !== start.literal || !['', '$', '.*'].includes(rest)) return prefilter(startsWith(literal, column))
  return rest === '$' ? equals(literal, column) : startsWith(literal, column)
}

const equals = (literal: string, column: Column): Condition => {
  const text = toSortable(literal)
  return text === undefined ? undecided : exactly(`${column.name} = ?`, text)
}

const startsWith = (literal: string, column: Column): Condition => {
  const start = toSortable(literal)
  if (start === undefined) return undecided
  if (start === '') return everything
  const end = afterPrefix(start)
  if (end === undefined) return exactly(`${column.name} >= ?`, start)
  return exactly(`(${column.name} >= ? AND ${column.name} < ?)`, start, end)
}

/** The characters that the pattern demands one after the other, and how much of the pattern they take. */
const literalStart = (pattern: string): { readonly literal: string; readonly length: number } => {
  const characters: { text: string; taken: number }[] = []
  let at = 0
  for (let match = nextLiteral(pattern, at); match !== undefined; match = nextLiteral(pattern, at)) {
    characters.push(match)
    at += match.taken
  }
  // A quantifier makes the last one optional, or repeats it.
  if (/^[*?+{]/.test(pattern.slice(at))) characters.pop()
  return {
    literal: characters.map(({ text }) => text).join(''),
    length: characters.reduce((sum, { taken }) => sum + taken, 0),
  }
}

const nextLiteral = (pattern: string, at: number): { text: string; taken: number } | undefined => {
  const [escaped] = /^\\[\^$\\.*+?()[\]{}|/]/.exec(pattern.slice(at, at + 2)) ?? []
  if (escaped !== undefined) return { text: escaped.slice(1), taken: 2 }
  const [character] = /^[^$\\.*+?()[\]{}|^]/u.exec(pattern.slice(at, at + 2)) ?? []
  return character === undefined ? undefined : { text: character, taken: character.length }
}

/** The start of a text that reads the same in upper and lower case, whatever the rules of Unicode. */
const withoutCase = (literal: string): string => /^[\u{20}-\u{40}]*/u.exec(literal)?.[0] ?? ''
