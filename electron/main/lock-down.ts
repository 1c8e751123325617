import { app, session, shell, type WebContents } from 'electron'
import { isPageAddress, parseAddress } from './page-address.ts'

/** Denies every page, now and later, what a till has no use for: permissions, devices, other places, other windows. */
export function lockDown(): void {
  const page = session.defaultSession
  page.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  page.setPermissionCheckHandler(() => false)
  page.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    // A document preview is a frame on a blob that the page made itself.
    const preview =
      !event.isMainFrame && event.url.startsWith('blob:') && isPageAddress(event.url.slice('blob:'.length))
    const reload = event.isMainFrame && isPageAddress(event.url)
    if (!preview && !reload) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isOnThisMachine(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** The sample shop's own servers, such as its web shop: the system's browser may show them, our window may not. */
function isOnThisMachine(address: string): boolean {
  const url = parseAddress(address)
  return url?.protocol === 'http:' && url.hostname === '127.0.0.1' && url.username === '' && url.password === ''
}
