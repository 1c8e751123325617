/** Text that one till seals for another, through a hub that can't read it. */
export interface Boxes {
  /** A till's own pair: the public key is told to all, the private one is kept among its secrets. */
  newPair(): { readonly publicKey: string; readonly privateKey: string }
  sealFor(publicKey: string, text: string): string
  /** @throws when it was sealed for another, or was changed since. */
  open(privateKey: string, box: string): string
}
