/** A decimal such as `-12.5` in minor units of a currency with `digits`; null for what is none, or would not be whole. */
export const minorUnits = (decimal: string, digits: number): number | null => {
  const parts = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim())
  if (parts === null) return null
  const fraction = (parts[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return null
  const minor = Number(`${parts[1] ?? ''}${parts[2] ?? ''}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : null
}
