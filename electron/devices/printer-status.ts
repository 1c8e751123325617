/**
 * ESC/POS real-time status, DLE EOT n (Epson's ESC/POS reference): the printer answers with one byte even while it prints.
 * Bits 0 and 7 of an answer are 0, bits 1 and 4 are 1, which tells it from other bytes.
 */
export const askOnline = Uint8Array.of(0x10, 0x04, 1)
export const askPaper = Uint8Array.of(0x10, 0x04, 4)

const isStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010

/** Why the printer can't print, as a sentence; null when it can, or doesn't say. */
export const paperProblem = (answer: number | null): string | null =>
  answer !== null && isStatus(answer) && (answer & 0b0110_0000) !== 0 ? 'The printer is out of paper.' : null

export const onlineProblem = (answer: number | null): string | null =>
  answer !== null && isStatus(answer) && (answer & 0b0000_1000) !== 0
    ? 'The printer is not ready. Close its cover and look at its lights.'
    : null
