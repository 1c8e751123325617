import type { z } from 'zod'
import type { Method, Methods, PayloadOf, ResultOf } from '../contract/method.ts'
import type { Refusal } from '../domain/refusal.ts'

export type LiveName<C extends Methods> = {
  [Name in keyof C & string]: C[Name]['kind'] extends 'live' ? Name : never
}[keyof C & string]

/** The queries and commands of a contract. */
export type CallName<C extends Methods> = Exclude<keyof C & string, LiveName<C>>

/** What a caller hands over: fields with a default may be left out. */
export type PayloadFor<M extends Method> = z.input<M['payload']>

type CallHandler<M extends Method, Session> = (
  payload: PayloadOf<M>,
  session: Session,
) => ResultOf<M> | Refusal | Promise<ResultOf<M> | Refusal>

/** Pushes the whole value now and after each change, and answers how to stop. Only the newest value need arrive. */
type LiveHandler<M extends Method, Session> = (
  payload: PayloadOf<M>,
  session: Session,
  push: (value: ResultOf<M>) => void,
) => (() => void) | Refusal | Promise<(() => void) | Refusal>

/** One handler for each method. Areas write theirs for their own part of the contract; the whole is spread together. */
export type Handlers<C extends Methods, Session> = {
  readonly [Name in keyof C]: C[Name]['kind'] extends 'live'
    ? LiveHandler<C[Name], Session>
    : CallHandler<C[Name], Session>
}

/** A client's `call`, typed by the contract. */
export type CallOf<C extends Methods> = <Name extends CallName<C>>(
  method: Name,
  payload: PayloadFor<C[Name]>,
) => Promise<ResultOf<C[Name]> | Refusal>

/** A client's `subscribe`, typed by the contract. The answer stops it. */
export type SubscribeOf<C extends Methods> = <Name extends LiveName<C>>(
  method: Name,
  payload: PayloadFor<C[Name]>,
  listener: (value: ResultOf<C[Name]> | Refusal) => void,
) => () => void
