import { contextBridge, ipcRenderer } from 'electron'

/**
 * The one thing that the page gets from Electron: a connection to the order manager.
 *
 * The page calls `window.tillhouse.connect()` and then receives one `message` event, whose `data` is
 * 'tillhouse:port' and whose `ports[0]` is the connection. It takes it only where `event.source === window`.
 * Each call gives a new port; the main process answers none but our own page, and closes the port when it goes.
 */
contextBridge.exposeInMainWorld('tillhouse', {
  connect: (): void => ipcRenderer.send('tillhouse:connect'),
})

// A port can't pass through the context bridge; posting it to the page's own window is how Electron hands it over.
ipcRenderer.on('tillhouse:port', (event) => {
  window.postMessage('tillhouse:port', window.location.origin, [...event.ports])
})
