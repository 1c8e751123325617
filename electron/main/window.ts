import { BrowserWindow, nativeTheme, screen } from 'electron'
import { pageUrl } from './page-address.ts'
import { recallWindow, rememberWindow, smallestWindow } from './window-memory.ts'

export interface WindowNeeds {
  /** Path of the built preload script. */
  readonly preload: string
  readonly icon: string
  /** File that keeps the window's size between starts. */
  readonly memory: string
  readonly developerTools: boolean
}

/** Opens the till's window; it is shown once the page has painted, so that no empty frame flashes up. */
export async function openWindow(needs: WindowNeeds): Promise<void> {
  const { maximized, ...place } = recallWindow(
    needs.memory,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Tillhouse',
    icon: needs.icon,
    show: false,
    autoHideMenuBar: true,
    // The page's own ground (renderer/theme/tokens.css), so that nothing flashes before it paints.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12171a' : '#f4f6f5',
    webPreferences: {
      preload: needs.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: needs.developerTools,
      // A till must react while another window covers it.
      backgroundThrottling: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    rememberWindow(needs.memory, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  // What was sold is in the host and safe; a page that fell over comes back by itself.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') setTimeout(() => !window.isDestroyed() && window.reload(), 500)
  })
  await window.loadURL(pageUrl)
}

/** Brings the till to the front, where a second start asks for it. False when there is no window. */
export function focusWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return false
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return true
}
