import { onStatus } from './client.ts'

/** Waits until the order manager can be asked. At once, where it can be already. */
export const whenConnected = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = onStatus((status) => {
      if (status !== 'connected') return
      stop()
      resolve()
    })
  })
