import type { Browser, Page } from '@playwright/test'

/** Tillhouse as a person has it in front of them, in a browser or in the desktop window. */
export interface Program {
  readonly dataFolder: string
  /** The till; another one after a restart. */
  page(): Page
  /** A browser for those who are not at the till: the web shop's customer. */
  readonly browser: Browser
  /** The bytes of the document that a click saves. */
  saved(click: () => Promise<void>): Promise<Uint8Array>
  /** Ends it in an orderly way, where `killed` is false, or by SIGKILL, and starts it again on the same data. */
  restart(how: 'closed' | 'killed'): Promise<void>
}
