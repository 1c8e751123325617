import { parseArgs } from 'node:util'
import { bundle } from '../../support/bundle.ts'
import { cutLines, playCuts } from './power/play-cuts.ts'
import { recordTrade } from './power/record.ts'
import { playShop } from './rounds/play-shop.ts'
import { addTally, emptyTally, tallyLines } from './rounds/tally.ts'

/** Rounds after which a shop is closed and a new one opened, so that what is compared stays small. */
const roundsOfShop = 150

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    shops: { type: 'string', default: '2' },
    shop: { type: 'string' },
    'power-cuts': { type: 'string' },
  },
})
const seed = Number(values.seed)

const playRounds = async (): Promise<boolean> => {
  const program = await bundle(new URL('shop/child.ts', import.meta.url))
  const begin = Date.now()
  const seconds = (): number => (Date.now() - begin) / 1000
  const sum = emptyTally()
  const rounds = Number(values.rounds)
  const all = Array.from({ length: Math.ceil(rounds / roundsOfShop) }, (_, shop) => shop)
  const waiting = values.shop === undefined ? all : [Number(values.shop)]
  const play = async (): Promise<void> => {
    for (let shop = waiting.shift(); shop !== undefined; shop = waiting.shift()) {
      const ofShop = Math.min(roundsOfShop, rounds - shop * roundsOfShop)
      addTally(sum, await playShop({ script: program.script, seed, shop, rounds: ofShop }))
      process.stderr.write(`${sum.rounds} rounds, ${sum.faults.length} faults, ${seconds().toFixed(0)} s\n`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.shops) }, play))
  program.remove()
  console.log(tallyLines(sum, seed, seconds()).join('\n'))
  for (const shop of new Set(sum.faults.map((fault) => fault.shop)))
    console.log(`again: npm run crash -- --rounds ${rounds} --seed ${seed} --shop ${shop}`)
  return sum.faults.length === 0
}

/** Each recorded run is cut so often, so that its events are well covered. */
const cutsOfRecording = 500

const playPowerCuts = async (): Promise<boolean> => {
  const program = await bundle(new URL('shop/child.ts', import.meta.url))
  let faults = 0
  for (let left = Number(values['power-cuts']), run = seed; left > 0; left -= cutsOfRecording, run++) {
    const begin = Date.now()
    const trade = { seed: run, driver: 'honest', actions: 60, openings: 2 } as const
    const tally = await playCuts(await recordTrade(program.script, trade), Math.min(left, cutsOfRecording), run)
    faults += tally.faults.length
    console.log([...cutLines(tally, run), `in ${((Date.now() - begin) / 1000).toFixed(0)} s`].join('\n'))
  }
  program.remove()
  return faults === 0
}

process.exitCode = (await (values['power-cuts'] === undefined ? playRounds() : playPowerCuts())) ? 0 : 1
