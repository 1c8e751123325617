import { fileSecrets } from '../../../../electron/host/file-secrets.ts'
import { nodeRuntime } from '../../../../electron/host/node-runtime.ts'
import { openStore } from '../../../../electron/store/open-store.ts'
import { createHubLink } from '../../../../electron/sync/hub-link.ts'
import { must } from '../../../support/client.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** A till that joins the hub at an address with a code: prints the milliseconds that it took. */
const [url = '', code = ''] = process.argv.slice(2)
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const folder = temporaryFolder()
const store = await openStore({ folder: folder.path })
const link = createHubLink({
  store,
  replica: store.replica,
  secrets: fileSecrets(folder.path),
  runtime: nodeRuntime,
  log: quiet,
  newSeries: () => 'BENCH',
  lookAt: {},
  hearChain: () => undefined,
})
const start = performance.now()
must(await link.join({ url, code, register: { name: 'Register 9', prefix: 'R9' } }))
console.log(performance.now() - start)
await link.stop()
await store.close()
folder.remove()
