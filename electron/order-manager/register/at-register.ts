import type { Store } from '../ports/store.ts'
import { theDevice } from '../settings.ts'

/** Watches something of the register that this device runs, and begins anew where it goes on at another one. @returns the way to stop */
export const atRegister = (store: Store, watch: (registerId: string) => () => void): (() => void) => {
  let { registerId } = theDevice(store)
  let stopWatching = watch(registerId)
  const stopListening = store.onCommit((changed) => {
    if (changed.get('settings')?.includes('device') !== true || theDevice(store).registerId === registerId) return
    stopWatching()
    registerId = theDevice(store).registerId
    stopWatching = watch(registerId)
  })
  return () => {
    stopListening()
    stopWatching()
  }
}
