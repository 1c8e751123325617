import type { ShareAsk } from '../../../shared/contract/hub/protocol.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { planOf } from '../../../shared/domain/shares/hand-out.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import type { HubLink } from '../ports/hub.ts'
import { shopIfAny } from '../settings.ts'
import { giveBack, ownShare } from './spend.ts'
import { type Named, neededHere, standingsOf } from './standings.ts'

/**
 * Milliseconds: between two looks, between looks that nothing asked for, and before the same is asked once more for which
 * nobody waits.
 */
const pauses = { look: 500, idle: 5000, again: 4000 }
/** Variants that one look goes through; the next goes on from there. */
const atOnce = 60

/**
 * Keeps this till's shares of what is never oversold: asks the hub for more before they run dry, and gives back what others
 * need more. It runs while nobody waits for it; what is sold meanwhile is sold against what is here.
 */
export const createShareKeeper = (
  { store, runtime, log }: Pick<Adapters, 'store' | 'runtime' | 'log'>,
  hub: Pick<HubLink, 'onChange' | 'lacking' | 'exchangeShares'>,
) => {
  /** What was asked last, by name, and when: nothing comes of asking the same again at once. `lacked`: for somebody who waited. */
  const asked = new Map<string, { readonly what: string; readonly at: number; readonly lacked: boolean }>()
  let place = ''
  let running: Promise<void> | null = null
  let callOff = (): void => undefined
  let stopListening = (): void => undefined

  const variantsToLookAt = (needs: ReturnType<typeof neededHere>, lacking: ReadonlySet<string>): string[] => {
    const page = store.neverOversold(place, atOnce)
    place = page.length < atOnce ? '' : (page.at(-1) ?? '')
    const urgent = [...lacking].flatMap((name) => name.split('/')[1] ?? []).filter((id) => store.isNeverOversold(id))
    return [...new Set([...[...needs.values()].map(({ variantId }) => variantId), ...urgent, ...page])]
  }
  const askFor = (standing: Named): ShareAsk[] => {
    const { name, need, left } = standing
    const { least, wish, asks, givesBack } = planOf(standing)
    const before = asked.get(name)
    // Who has gone is not waited for any more, which the others are to hear.
    if (!asks && givesBack <= 0 && before?.lacked !== true) return []
    const { received, spent } =
      givesBack > 0 ? store.commit((transaction) => giveBack(transaction, name, givesBack)) : ownShare(store, name)
    const ask: ShareAsk = { name, received, spent, least, wish }
    const what = JSON.stringify([ask, standing.available])
    if (need <= left && before?.what === what && runtime.elapsed() - before.at < pauses.again) return []
    asked.set(name, { what, at: runtime.elapsed(), lacked: need > left })
    return [ask]
  }
  const exchange = async (): Promise<void> => {
    if (shopIfAny(store) === undefined || store.neverOversold('', 1).length === 0) return
    const answer = await hub.exchangeShares(() => {
      const needs = neededHere(store)
      const lacking = hub.lacking()
      return standingsOf(store, variantsToLookAt(needs, lacking), needs, lacking).flatMap(askFor)
    })
    if (isRefusal(answer)) return log.warn({ refusal: answer.refusal }, 'the hub hands nothing out')
    if (answer === null || answer.length === 0) return
    store.commit((transaction) => {
      for (const { name, received, elsewhere } of answer) {
        const share = ownShare(transaction, name)
        const next = { ...share, received: Math.max(share.received, received), elsewhere }
        // A commit has everybody look again: nothing is written where nothing came of it.
        if (canonical(next) !== canonical(share)) transaction.put('settings', next)
      }
    })
  }
  const looks = atMostEvery(pauses.look, runtime, () => {
    running ??= exchange()
      .catch((error: unknown) => log.error({ error: String(error) }, 'shares were not looked after'))
      .finally(() => {
        running = null
      })
  })
  const again = (): void => {
    looks.ask()
    callOff = runtime.after(pauses.idle, again)
  }
  return {
    start: () => {
      again()
      stopListening = hub.onChange(() => looks.ask())
    },
    stop: async () => {
      stopListening()
      callOff()
      looks.stop()
      await running
    },
  }
}
