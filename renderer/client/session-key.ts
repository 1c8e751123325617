const storageKey = 'tillhouse.session'

/** What brings the signed-in member of staff back after a reload or a lost connection; it ends with the tab. */
export const sessionKey = {
  read: (): string | null => sessionStorage.getItem(storageKey),
  keep: (key: string): void => sessionStorage.setItem(storageKey, key),
  forget: (): void => sessionStorage.removeItem(storageKey),
}
