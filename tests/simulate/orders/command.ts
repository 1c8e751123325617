import { type Play, type Played, playOrders } from './play.ts'

/** Plays, and says what came of it. Answers with whether all is as it should be. */
export const simulateOrders = async (wanted: Play): Promise<boolean> => {
  const played = await playOrders(wanted)
  process.stdout.write(reportOf(wanted, played))
  return isSound(played)
}

const isSound = ({ invariants }: Played): boolean => invariants.every(({ failures }) => failures.length === 0)

const reportOf = ({ orders }: Play, played: Played): string => {
  const { seed, kills, faults, outcome, invariants, placing, whole } = played
  const perSecond = (time: number): string => (orders / time).toFixed(1)
  const rows = Object.entries(outcome).sort(([, one], [, other]) => other - one)
  return [
    `seed ${seed}: ${orders} orders, ${kills} kills, ${faults} faults`,
    ...rows.map(([state, count]) => `  ${String(count).padStart(6)}  ${state}`),
    'invariants: checks, failures',
    ...invariants.flatMap(({ name, checks, failures }) => [
      `  ${String(checks).padStart(6)} ${String(failures.length).padStart(4)}  ${name}`,
      ...failures.map((failure) => `               ${failure}`),
    ]),
    `placed in ${placing.toFixed(1)} s (${perSecond(placing)} a second), all at their end after ${whole.toFixed(1)} s (${perSecond(whole)} a second)`,
    '',
  ].join('\n')
}
