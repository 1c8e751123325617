/** One import of a source file: what it names, and whether types alone are taken. */
export interface Import {
  /** As written, or undefined for an import() of something that is not written out. */
  readonly specifier: string | undefined
  readonly typeOnly: boolean
  /** Counted from 1. */
  readonly line: number
}

// The formatter puts every import and export at the start of its line; a comment's or a template's text stands elsewhere.
const staticImport = /^(?:import|export)\b(?<clause>[^'"`;=()]*?)\bfrom\s*['"](?<specifier>[^'"]+)['"]/gm
const bareImport = /^import\s*['"](?<specifier>[^'"]+)['"]/gm
const call =
  /(?<before>\btypeof\s+)?(?<![.\w])(?:import|require|process\.getBuiltinModule)\(\s*(?:['"`](?<specifier>[^'"`$]+)['"`])?/g

/**
 * Finds what a source file imports: `import … from`, `export … from`, `import '…'`, `import('…')`, and the ways around
 * them, `require('…')` and `process.getBuiltinModule('…')`.
 */
export function importsOf(source: string): Import[] {
  const lineAt = (index: number): number => source.slice(0, index).split('\n').length
  const found: Import[] = []
  for (const match of source.matchAll(staticImport))
    found.push({
      specifier: match.groups?.['specifier'],
      typeOnly: takesTypesOnly(match.groups?.['clause'] ?? ''),
      line: lineAt(match.index),
    })
  for (const match of source.matchAll(bareImport))
    found.push({ specifier: match.groups?.['specifier'], typeOnly: false, line: lineAt(match.index) })
  for (const match of source.matchAll(call))
    if (!isComment(source, match.index))
      found.push({
        specifier: match.groups?.['specifier'],
        typeOnly: match.groups?.['before'] !== undefined,
        line: lineAt(match.index),
      })
  return found.sort((one, other) => one.line - other.line)
}

/** `type { A }`, `type * as a`, and `{ type A, type B }`. */
function takesTypesOnly(clause: string): boolean {
  const text = clause.trim()
  if (/^type\b/.test(text)) return true
  const names = /^\{(?<names>[^}]*)\}$/.exec(text)?.groups?.['names']
  if (names === undefined) return false
  const each = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return each.length > 0 && each.every((name) => /^type\s/.test(name))
}

function isComment(source: string, index: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', index) + 1, index)
  return /^\s*(?:\*|\/\*|\/\/)/.test(before) || /\s\/\/\s/.test(before)
}
