import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Connection } from '../sqlite/connection.ts'
import type { OpenDatabase } from '../sqlite/driver.ts'
import { syncFile, syncFolder } from '../sqlite/durable-files.ts'
import { type Migration, migrations } from './migration.ts'

/**
 * Brings the file from an older layout to this program's. The old file is not written to: it is moved to `aside` once
 * the new one is whole and on the disk. A program that ends in between, at whatever point, leaves the old file or the
 * new one in its place, or `finishMigration` puts it there.
 * @throws StorageFullError when there is no room for the second file; the old one stays where it was.
 */
export const migrateFile = (openDatabase: OpenDatabase, path: string, version: number, aside: string): void => {
  const steps = migrations.filter(({ to }) => to > version)
  try {
    let from = path
    for (const step of steps) {
      const into = `${path}.to-version-${step.to}`
      writeNew(openDatabase, from, into, step)
      if (from !== path) rmSync(from)
      from = into
    }
    renameSync(from, readyOf(path))
  } catch (error) {
    for (const { to } of steps) removeDatabase(`${path}.to-version-${to}`)
    throw error
  }
  mkdirSync(dirname(aside), { recursive: true })
  syncFolder(dirname(path))
  renameSync(path, aside)
  syncFolder(dirname(aside))
  renameSync(readyOf(path), path)
  syncFolder(dirname(path))
}

/** At each start: the last steps of a migration that was ended between them. */
export const finishMigration = (path: string): void => {
  if (!existsSync(readyOf(path))) return
  if (existsSync(path)) removeDatabase(readyOf(path))
  else renameSync(readyOf(path), path)
  syncFolder(dirname(path))
}

/** Whole, and waiting for the old file to move out of its way. */
const readyOf = (path: string): string => `${path}.migrated`

const writeNew = (openDatabase: OpenDatabase, from: string, into: string, step: Migration): void => {
  removeDatabase(into)
  const old = new Connection(openDatabase(from))
  const fresh = new Connection(openDatabase(into))
  try {
    // A file that isn't finished is thrown away, so that nothing in it has to survive anything.
    fresh.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
    const { application_id: owner } = old.get('PRAGMA application_id') ?? {}
    fresh.exec(`PRAGMA application_id = ${Number(owner)}; PRAGMA user_version = ${step.to}`)
    fresh.transaction(() => step.run(old, fresh))
  } finally {
    fresh.close()
    old.close()
  }
  syncFile(into)
}

const removeDatabase = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}
