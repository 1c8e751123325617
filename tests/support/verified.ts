import { join } from 'node:path'
import { verifyFile } from '../../electron/verify/verify.ts'

/** What `npm run verify` finds off in a folder's data, each with its area; its till may be open in this process. */
export const faultsIn = (folder: string): string[] =>
  verifyFile(join(folder, 'tillhouse.sqlite')).flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))
