import path from 'node:path'
import { parseArgs } from 'node:util'
import { listInWords, restoreFrom } from './backups/restore-command.ts'
import { usualDataFolder } from './defaults.ts'

/** Restores a backup while no till runs: `restore.ts [--data DIR] --list | --newest | --id ID`. Exit code 1 where it does not. */
const usage = 'Say which backup: --newest, or --id and a name that --list shows; --data DIR is the shop’s data folder.'

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: usualDataFolder() },
        list: { type: 'boolean', default: false },
        newest: { type: 'boolean', default: false },
        id: { type: 'string' },
      },
    }).values
  } catch {
    return null
  }
}

const run = async (): Promise<void> => {
  const values = readArguments()
  if (values === null || values.data === '') throw new Error(usage)
  const folder = path.resolve(values.data)
  const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
  if (values.list) return listInWords(folder, say)
  if (values.newest === (values.id !== undefined)) throw new Error(usage)
  await restoreFrom(folder, values.id ?? null, say)
}

try {
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
