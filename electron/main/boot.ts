import type { Host } from '../host/open-host.ts'

/** What start-up asks of its surroundings. Electron gives it in the app; a test gives its own. */
export interface BootParts {
  /** Reads the arguments, and puts what the window remembers beside the shop's data where these name a folder. */
  settleFolders(): void
  /** Declares `app://`; Electron takes that before it is ready, and never after. */
  declarePageScheme(): void
  /** False when a Tillhouse runs on these data already; that one then comes to the front. */
  claimInstance(): boolean
  whenReady(): Promise<unknown>
  /** Denies permissions, navigation, new windows and web views to every page, and receives downloads. */
  lockDown(): void
  servePage(): void
  openHost(): Promise<Host>
  /** Hands each page of ours a connection to the order manager, on its request. */
  answerPages(host: Host): void
  buildMenu(): void
  openWindow(): Promise<void>
  /** Closes the host once the last window is gone, and after that the app. */
  closeInOrder(host: Host): void
  /** Says in one sentence why the start failed; the app then ends with code 1. */
  reportFailure(error: unknown): void
  quit(): void
}

/** Starts the app. The order of the lines is the order of the start, and what each phase may rely on. */
export async function boot(parts: BootParts): Promise<void> {
  try {
    parts.settleFolders()
    parts.declarePageScheme()
    if (!parts.claimInstance()) return parts.quit()
    await parts.whenReady()
    parts.lockDown()
    parts.servePage()
    const host = await parts.openHost()
    parts.closeInOrder(host)
    parts.answerPages(host)
    parts.buildMenu()
    await parts.openWindow()
  } catch (error) {
    parts.reportFailure(error)
  }
}
