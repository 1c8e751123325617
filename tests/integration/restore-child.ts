import { holdForRepair } from '../../electron/store/backup/hold-for-repair.ts'
import { putInPlace } from '../../electron/store/backup/put-in-place.ts'
import { loadDriver } from '../../electron/store/rx-storage/sqlite/driver.ts'

/** `restore-child.ts FOLDER N`: puts prepared data in place, and is gone before the step N, as if the plug were pulled. */
const [folder = '', steps = ''] = process.argv.slice(2)
let left = Number(steps)
const held = holdForRepair(await loadDriver(), folder)
putInPlace(folder, Date.UTC(2026, 6, 1), () => {
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  left -= 1
})
held?.release()
process.stdout.write('in place')
