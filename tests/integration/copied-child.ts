import { openLog } from '../../electron/host/log.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { settleIn } from '../../electron/host/settle-in.ts'
import { openStore } from '../../electron/store/open-store.ts'

/** Settles the data in the folder as a start does, and is killed `before` the commit ends or right `after` it. */
const [folder = '', when] = process.argv.slice(2)
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('It was to be over.')
}
const store = await openStore({ folder, known: true })
const moveIn: typeof store.home.moveIn = (work) => {
  store.home.moveIn((transaction) => {
    work(transaction)
    if (when === 'before') die()
  })
  die()
}
settleIn({ ...store, home: { ...store.home, moveIn } }, nodeRuntime, openLog(`${folder}/log`))
