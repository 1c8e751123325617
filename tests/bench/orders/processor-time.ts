import { readFileSync } from 'node:fs'
import type { Seller } from './seller.ts'

/** Milliseconds of a processor, by process; of others than the bench itself only where there is Linux’s /proc. */
export type ProcessorTime = Readonly<Record<string, number>>

/** A tick of utime and stime, milliseconds: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, at the usual 100 Hz. */
const tick = 10

const spentBy = (pid: number | undefined): number | null => {
  try {
    // The second field is the program's name in brackets, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * tick
  } catch {
    return null
  }
}

const spent = ({ processes }: Seller): ProcessorTime => {
  const { user, system } = process.cpuUsage()
  const others = Object.entries(processes).flatMap(([name, pid]) => {
    const milliseconds = spentBy(pid)
    return milliseconds === null ? [] : [[name, milliseconds] as const]
  })
  return { ...Object.fromEntries(others), bench: (user + system) / 1000 }
}

/** What each process needs of a processor while `work` runs, in milliseconds for each of so many orders. */
export const processorTime = async <R>(
  seller: Seller,
  orders: number,
  work: () => Promise<R>,
): Promise<R & { readonly processorTime: ProcessorTime }> => {
  const before = spent(seller)
  const result = await work()
  const after = spent(seller)
  const each = Object.entries(after).map(([name, all]) => [name, (all - (before[name] ?? 0)) / orders] as const)
  return { ...result, processorTime: Object.fromEntries(each) }
}
