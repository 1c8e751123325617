import type { Methods } from '../contract/method.ts'
import type { Connection } from './connection.ts'
import type { CallOf, SubscribeOf } from './contract-types.ts'
import { connectionLost, createLink, type Link } from './link.ts'
import { later, soon } from './runtime.ts'

export type ConnectionStatus = 'connecting' | 'connected' | 'disconnected'

export interface RpcClient<C extends Methods> {
  /**
   * Asks once. While connecting it waits for the outcome; a connection that is lost, or not there, is the refusal
   * `connection_lost`: the caller may repeat, for commands are idempotent by their ids. Rejects only on a bug.
   */
  readonly call: CallOf<C>
  /**
   * Values now and after each change, also over reconnections. A refusal ends the values until the next reconnection;
   * one that is the server's own bug is called `failure`.
   */
  readonly subscribe: SubscribeOf<C>
  /** Tells the status now and when it changes. */
  readonly onStatus: (listener: (status: ConnectionStatus) => void) => () => void
  /** Ends the connection for good; pending calls are refused as `connection_lost`. */
  readonly close: () => void
}

export interface RpcClientOptions<C extends Methods> {
  /**
   * Runs on every new connection before anything else is sent over it: the page resumes its staff member there.
   * If it rejects, the connection is closed and tried again.
   */
  readonly afterConnect?: (call: CallOf<C>) => Promise<void>
}

interface LiveRequest {
  readonly method: string
  readonly payload: unknown
  readonly listener: (value: unknown) => void
  stop: (() => void) | null
}

const firstPauseMilliseconds = 100
const longestPauseMilliseconds = 2000

/** A client of the contract over any transport. It connects at once, and again whenever the connection is lost. */
export const createRpcClient = <C extends Methods>(
  contract: C,
  connect: () => Promise<Connection>,
  options: RpcClientOptions<C> = {},
): RpcClient<C> => {
  const requests = new Set<LiveRequest>()
  const statusListeners = new Set<(status: ConnectionStatus) => void>()
  const waiting: ((link: Link | null) => void)[] = []
  let status: ConnectionStatus = 'disconnected'
  let opening: Link | null = null
  let current: Link | null = null
  let closed = false
  let wake: (() => void) | null = null

  const setStatus = (next: ConnectionStatus): void => {
    if (status === next) return
    status = next
    for (const listener of statusListeners) soon(() => listener(next))
  }
  const release = (link: Link | null): void => {
    for (const go of waiting.splice(0)) go(link)
  }
  const ask = (request: LiveRequest, link: Link): void => {
    request.stop = link.subscribe(request.method, request.payload, request.listener)
  }
  /** The one place where names lose their types: `call` and `subscribe` have checked them against the contract. */
  const callOver = (find: () => Link | null | Promise<Link | null>): CallOf<C> =>
    (async (method: string, payload: unknown) => {
      if (contract[method]?.kind === 'live') throw new TypeError(`${method} is live: subscribe to it`)
      const found = find()
      const link = found instanceof Promise ? await found : found
      return link === null ? connectionLost() : link.call(method, payload)
    }) as CallOf<C>

  const open = async (): Promise<Link | null> => {
    try {
      const link = createLink(await connect())
      opening = link
      if (closed) link.close()
      else await options.afterConnect?.(callOver(() => link))
      if (link.isOpen() && !closed) return link
    } catch {
      // Not there yet, or not usable: the next attempt follows, and the status says so meanwhile.
      opening?.close()
    }
    return null
  }
  const stayOn = async (link: Link): Promise<void> => {
    // What a listener subscribes to meanwhile is visited too; after that, `subscribe` asks by itself.
    for (const request of requests) ask(request, link)
    current = link
    setStatus('connected')
    release(link)
    await link.closed
    current = null
    for (const request of requests) request.stop = null
  }
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const callOff = later(milliseconds, resolve)
      wake = () => {
        callOff()
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    let milliseconds = firstPauseMilliseconds
    for (;;) {
      setStatus('connecting')
      const link = await open()
      opening = null
      if (link !== null) {
        milliseconds = firstPauseMilliseconds
        await stayOn(link)
      }
      setStatus('disconnected')
      release(null)
      if (closed) return
      await pause(milliseconds)
      if (closed) return
      milliseconds = Math.min(milliseconds * 2, longestPauseMilliseconds)
    }
  }
  void run()

  return {
    call: callOver(() => {
      if (current !== null || status !== 'connecting') return current
      return new Promise<Link | null>((resolve) => waiting.push(resolve))
    }),
    subscribe: (method, payload, listener) => {
      const request: LiveRequest = { method, payload, listener: listener as (value: unknown) => void, stop: null }
      requests.add(request)
      if (current !== null) ask(request, current)
      return () => {
        requests.delete(request)
        request.stop?.()
      }
    },
    onStatus: (listener) => {
      statusListeners.add(listener)
      soon(() => listener(status))
      return () => void statusListeners.delete(listener)
    },
    close: () => {
      closed = true
      setStatus('disconnected')
      release(null)
      opening?.close()
      current?.close()
      requests.clear()
      wake?.()
    },
  }
}
