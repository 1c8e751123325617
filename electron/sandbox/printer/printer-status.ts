import type { PrinterState } from './printer-journal.ts'

/** Fixed bits of every DLE EOT answer (Epson reference, "Transmit real-time status"). */
const FIXED = 0x12

/** The byte that answers DLE EOT n: 1 printer, 2 cause of being offline, 3 errors, 4 roll paper. */
export function realTimeStatus(n: number, state: PrinterState): Buffer {
  if (state !== 'paperOut') return Buffer.from([FIXED])
  const bits: Record<number, number> = { 1: 0x08, 2: 0x20, 4: 0x60 }
  return Buffer.from([FIXED | (bits[n] ?? 0)])
}

/** The answer to GS r n: 1 paper, 2 drawer. */
export function requestedStatus(n: number, state: PrinterState): Buffer {
  return Buffer.from([n % 48 === 1 && state === 'paperOut' ? 0x0c : 0x00])
}

/** The answer to GS ( H, function 48: the process id comes back once what stood before it is printed. */
export function processReport(data: Buffer): Buffer | undefined {
  if (data[0] !== 0x48 || data[3] !== 48 || data.length < 9) return undefined
  return Buffer.concat([Buffer.from([0x37, 0x22]), data.subarray(5, 9), Buffer.from([0])])
}
