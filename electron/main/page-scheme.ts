import { app, protocol } from 'electron'
import { pageScheme } from './page-address.ts'

/** Makes `app:` an origin like https: it has storage, fetch and a secure context. Only before Electron is ready. */
export function declarePageScheme(): void {
  // Too late means that `early.ts` has done it.
  if (app.isReady()) return
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}
