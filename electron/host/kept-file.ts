import { readFileSync } from 'node:fs'
import { writeDurably } from '../store/rx-storage/sqlite/durable-files.ts'

/** The file's text; made by `make` the first time, whole or not at all, and for its owner's eyes only. */
export const keptFile = (file: string, make: () => string): string => {
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text !== '') return text
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
  }
  const text = make()
  writeDurably(file, text)
  return text
}
