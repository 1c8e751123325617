/** Keeps what must not lie on the disk in the clear: gateway secrets, keys of web shops. */
export interface Secrets {
  /** Text that can be stored: only this device, under this user, can open it again. */
  seal(text: string): string
  /** @throws when the text was sealed elsewhere or was changed since. */
  open(sealed: string): string
}
