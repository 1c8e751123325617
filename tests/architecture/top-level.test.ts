import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const sources = ['electron', 'renderer', 'resources', 'shared', 'tests']
const files = ['LICENSE', 'README.md', 'electron.config.ts', 'package-lock.json', 'package.json', 'tsconfig.json']
/** What tools make, and git ignores. */
const made = ['dist', 'node_modules', 'out', 'test-results']

describe('the top level', () => {
  const names = readdirSync(resolve(import.meta.dirname, '../..'))

  test('holds the house and nothing beside it, save dot-files', () => {
    const known = new Set([...sources, ...files, ...made])
    expect(names.filter((name) => !name.startsWith('.') && !known.has(name))).toEqual([])
  })

  test('lacks none of it', () => {
    expect([...sources, ...files].filter((name) => !names.includes(name))).toEqual([])
  })
})
