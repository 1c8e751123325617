import { ipcMain, type WebFrameMain } from 'electron'
import { isPageAddress } from './page-address.ts'

/**
 * The one place that touches `ipcMain`. A message counts only from the top frame of a window that shows our page;
 * all others get no answer, and the attempt is written to the error stream.
 */
export function onPageMessage(channel: `tillhouse:${string}`, listener: (frame: WebFrameMain) => void): void {
  ipcMain.on(channel, (event) => {
    const frame = event.senderFrame
    // No frame: it navigated away or was closed since it asked.
    if (frame === null) return
    if (frame.parent === null && isPageAddress(frame.url)) listener(frame)
    else console.error(`Refused "${channel}" from ${frame.url}`)
  })
}
