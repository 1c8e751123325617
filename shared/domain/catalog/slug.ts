/** Words in small letters with hyphens between: “Crème brûlée, 2 pcs” is `creme-brulee-2-pcs`. Letters of every script stay. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
