/**
 * Two ends that exchange messages in order. What travels must be JSON-safe: one of the transports sends text.
 * `send` on a closed connection does nothing; it throws `MessageTooLarge` where the transport has a limit.
 * Messages that arrive before the first `onMessage` are kept for it; `onClose` tells also those who ask after the end.
 */
export interface Connection {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
  /** True while much of what was sent has not left yet: live values are then conflated. */
  busy?(): boolean
}

export class MessageTooLarge extends Error {}
