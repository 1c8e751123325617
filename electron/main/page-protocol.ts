import { protocol } from 'electron'
import { pageScheme } from './page-address.ts'
import { servePageFile } from './page-files.ts'

/** Serves the built page at `app://tillhouse/` from `folder`. */
export function servePage(folder: string): void {
  protocol.handle(pageScheme, (request) => servePageFile(folder, request))
}
