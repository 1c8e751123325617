import { useSyncExternalStore } from 'react'
import type { ConnectionStatus } from '../../shared/rpc/client.ts'
import { onStatus } from './client.ts'

let status: ConnectionStatus = 'connecting'
const listeners = new Set<() => void>()
onStatus((next) => {
  status = next
  for (const listener of listeners) listener()
})

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the order manager can be asked right now. */
export const isConnected = (): boolean => status === 'connected'

/** The same for components, which are drawn again when it changes. */
export const useConnected = (): boolean => useSyncExternalStore(subscribe, isConnected)
