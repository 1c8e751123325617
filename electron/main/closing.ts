import { app, BrowserWindow } from 'electron'
import type { Host } from '../host/open-host.ts'

/**
 * The last window's end is the app's end, save on macOS, where an app stays until it is quit and its icon opens a
 * window again. The host closes before the process ends, whichever way the end came about.
 */
export function closeInOrder(host: Pick<Host, 'close'>, openWindow: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (state === 'open' && BrowserWindow.getAllWindows().length === 0) void openWindow()
  })
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    host
      .close()
      .catch((error: unknown) => console.error('Closing failed; what was sold is on the disk.', error))
      .finally(() => {
        state = 'closed'
        // Electron does not hear a second wish to quit before it has heard that the first was put off.
        setImmediate(() => app.quit())
      })
  })
}
