import { boot } from './boot.ts'
import { electronParts } from './electron-parts.ts'

// Not awaited: Electron is ready only after this module has run to its end, and `boot` waits for Electron.
void boot(electronParts())
