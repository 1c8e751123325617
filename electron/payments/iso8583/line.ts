import { randomInt } from 'node:crypto'
import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import { describeFailure } from '../http-problem.ts'
import type { IsoMessage } from './message.ts'
import type { Sent } from './payment-names.ts'
import { approved } from './response-codes.ts'
import { openSession, type Reply, type Session } from './session.ts'

export interface AcquirerAccount {
  /** A name or an IP address. What leaves this computer is encrypted (TLS). */
  readonly host: string
  readonly port: number
  /** Card acceptor identification (42), up to 15 characters, and its terminal (41), up to 8. */
  readonly merchantId: string
  readonly terminalId: string
  /** Milliseconds until a request counts as unanswered; 15000 where it is left out. */
  readonly timeout?: number
  /** Milliseconds of silence after which a sign of life is asked for; 60000 where it is left out. */
  readonly quiet?: number
}

type LineAnswer = Reply & { readonly sent: Omit<Sent, 'reference'> }

/** Asks the acquirer something; `fields` without those that each message has (7, 11, 41, 42). */
type Line = (type: string, fields: IsoMessage['fields'], patience?: number) => Promise<LineAnswer>

/** Milliseconds until there must be a connection; between tries of one that can’t be had, longer each time; without any request until it is ended. */
const longestConnect = 5000
const [firstPause, longestPause] = [250, 5000]
const idle = 10 * 60_000
/** Network management information codes (70): https://en.wikipedia.org/wiki/ISO_8583 */
const [signOn, echo] = ['001', '301']

/**
 * The line to the acquirer: opened and signed on with the first request, shared by all, kept alive with echoes, ended when
 * nobody has used it for ten minutes, and opened anew when it broke. It keeps no program from ending.
 */
export const openLine = ({ timeout = 15_000, quiet = 60_000, ...account }: AcquirerAccount): Line => {
  let session: Session | null = null
  let opening: Promise<Session> | null = null
  let [failures, notBefore, problem, usedAt] = [0, 0, '', 0]
  let stan = randomInt(1_000_000)

  const next = (): Omit<Sent, 'reference'> => {
    stan = (stan + 1) % 1_000_000
    const time = new Date().toISOString().replaceAll(/\D/g, '').slice(4, 14)
    return { stan: String(stan).padStart(6, '0'), time }
  }
  const send = async (on: Session, type: string, fields: IsoMessage['fields'], patience: number) => {
    const sent = next()
    const own = { 7: sent.time, 11: sent.stan, 41: account.terminalId, 42: account.merchantId }
    return { ...(await on.exchange({ type, fields: { ...own, ...fields } }, patience)), sent }
  }

  const open = async (): Promise<Session> => {
    if (Date.now() < notBefore) throw new Error(problem)
    try {
      const opened = openSession(await connect(account))
      const answer = await send(opened, '0800', { 70: signOn }, timeout)
      if (answer.outcome === 'answered' && answer.answer.fields[39] === approved) {
        failures = 0
        keepAlive(opened)
        return opened
      }
      opened.close('')
      throw new Error(answer.outcome === 'answered' ? notSignedOn : answer.problem)
    } catch (error) {
      problem = problemOf(error)
      const pause = Math.min(longestPause, firstPause * 2 ** failures)
      notBefore = Date.now() + pause / 2 + Math.random() * (pause / 2)
      failures += 1
      throw error
    }
  }
  const askForSignOfLife = async (on: Session): Promise<void> => {
    const { outcome } = await send(on, '0800', { 70: echo }, timeout)
    if (outcome !== 'answered') on.close('The acquirer fell silent.')
  }
  const keepAlive = (on: Session): void => {
    const watch = setInterval(() => {
      if (!on.isOpen()) return clearInterval(watch)
      if (Date.now() - usedAt > idle) return on.close('')
      if (Date.now() - on.heardAt() < quiet) return
      void askForSignOfLife(on)
    }, quiet).unref()
  }
  /** The one that stands, else the one that is being opened, maybe for somebody else. */
  const current = async (): Promise<Session> => {
    if (session?.isOpen() === true) return session
    opening ??= open().finally(() => {
      opening = null
    })
    session = await opening
    return session
  }

  return async (type, fields, patience = timeout) => {
    usedAt = Date.now()
    const on = await current().catch(problemOf)
    if (typeof on !== 'string') return send(on, type, fields, patience)
    return { outcome: 'notSent', problem: on, sent: { stan: '', time: '' } }
  }
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const notSignedOn = 'The acquirer does not accept this merchant and terminal id. Check them in the settings.'

const isHere = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host)

/** @throws Error with a sentence for people */
const connect = ({ host, port }: AcquirerAccount): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const at = { host, port, noDelay: true }
    const isPlain = isHere(host)
    const socket = isPlain ? net.connect(at) : tls.connect({ ...at, servername: net.isIP(host) === 0 ? host : '' })
    const settle = (act: () => void): void => {
      clearTimeout(late)
      socket.off('error', failed)
      act()
    }
    const fail = (what: string): void =>
      settle(() => {
        // What it still has to say nobody asks for.
        socket.on('error', () => undefined).destroy()
        reject(new Error(`The acquirer ${what}.`))
      })
    const failed = (error: Error): void => fail(describeFailure(error))
    const late = setTimeout(() => fail('cannot be reached'), longestConnect)
    socket.once('error', failed)
    socket.once(isPlain ? 'connect' : 'secureConnect', () => settle(() => resolve(socket.unref())))
  })
