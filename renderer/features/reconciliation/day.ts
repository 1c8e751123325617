/** A day of this machine's calendar as an input of dates writes it: `2026-11-28`. */
export const dayText = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** Its midnight, milliseconds since 1970, and how many the day has; null for what is no day. */
export const daySpan = (day: string): { readonly from: number; readonly length: number } | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (parts === null) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])]
  const from = new Date(year, month, date)
  const next = new Date(year, month, date + 1)
  return dayText(from) === day ? { from: from.getTime(), length: next.getTime() - from.getTime() } : null
}
