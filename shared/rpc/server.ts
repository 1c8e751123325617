import type { Method, Methods } from '../contract/method.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Connection } from './connection.ts'
import type { Handlers } from './contract-types.ts'
import { serveSession } from './serve-session.ts'

export interface RpcServerOptions<C extends Methods, Session> {
  readonly contract: C
  readonly handlers: Handlers<C, Session>
  /** Whether the session may do what needs the permission, now: asked for each call and before each live value. */
  authorise(session: Session, permission: Method['permission']): Refusal | null
  /** One session for each connection. */
  openSession(): Session
  closeSession?(session: Session): void
  /** What is thrown but no bug (a full disk) as a refusal; null for the rest. */
  refusalOf?(error: unknown): Refusal | null
  /** A bug: the caller only gets the incident's name, the log gets the rest. */
  report(error: unknown, incident: string, method: string): void
}

export interface RpcServer {
  /** Answers what comes over the connection until it closes. */
  serve(connection: Connection): void
}

/**
 * Serves a contract over any transport. A payload is parsed by its method's schema, then authorised, then handled.
 * Refusals of its own: `unknown_method` (none of that name, or of the other kind), `invalid_payload` (with the field),
 * `invalid_message` (no envelope), and what `authorise` says.
 */
export const createRpcServer = <C extends Methods, Session>(options: RpcServerOptions<C, Session>): RpcServer => ({
  serve: (connection) => serveSession(options, connection),
})
