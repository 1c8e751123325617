import type { Area } from './findings.ts'

/** A line for each area, and under it the first thing that is off. */
export const inWords = (areas: readonly Area[]): string[] =>
  areas.flatMap(({ name, checked, count, faults }) => {
    const [first] = faults
    const line = `${name.padEnd(8)} ${checked}: `
    if (first === undefined) return [`${line}${count === 0 ? 'nothing there yet to be checked.' : 'as it should be.'}`]
    const more = faults.length - 1
    return [`${line}OFF.`, `         ${first}`, ...(more === 0 ? [] : [`         … and ${more} more.`])]
  })
