import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import type { Tampering } from '../verify/cases.ts'
import { Tamperer } from '../verify/tamper.ts'

/** What is found off in a copy of a till's data that somebody tampered with, a line each; the till goes on. */
export const faultsAfter = (folder: string, how: Tampering): string => {
  const copy = temporaryFolder()
  onTestFinished(copy.remove)
  const database = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
  database.exec(`VACUUM INTO '${join(copy.path, 'tillhouse.sqlite')}'`)
  database.close()
  const file = new Tamperer(copy.path)
  how(file)
  file.close()
  return faultsIn(copy.path).join('\n')
}
