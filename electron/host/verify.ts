import path from 'node:path'
import { parseArgs } from 'node:util'
import { CannotVerify, dataFileIn } from '../verify/data-file.ts'
import { inWords } from '../verify/in-words.ts'
import { verifyFile } from '../verify/verify.ts'
import { usualDataFolder } from './defaults.ts'

/**
 * Recomputes the shop's data from their entries while no till runs: `verify.ts [--data DIR]`. Exit code 1 where something
 * is off, or where it could not be done.
 */
const usage = 'Say whose data: --data DIR, the folder of a till that is closed, or of a copy.'

const folderOf = (): string => {
  try {
    return parseArgs({ options: { data: { type: 'string', default: usualDataFolder() } } }).values.data
  } catch {
    throw new CannotVerify(usage)
  }
}

try {
  const folder = folderOf()
  if (folder === '') throw new CannotVerify(usage)
  const areas = verifyFile(dataFileIn(path.resolve(folder)))
  process.stdout.write(`${inWords(areas).join('\n')}\n`)
  if (areas.some(({ faults }) => faults.length > 0)) process.exitCode = 1
} catch (error) {
  if (!(error instanceof CannotVerify)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
