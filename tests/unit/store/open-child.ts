/** A process of its own that opens the folder given as argument, and then does as the second argument says. */
import { openStore } from '../../../electron/store/open-store.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'

const [folder = '', what = ''] = process.argv.slice(2)
const start = Number(process.argv[4] ?? 0)

const run = async (): Promise<void> => {
  const store = await openStore({ folder })
  if (what === 'hold') {
    process.stdout.write('holding\n')
    setInterval(() => undefined, 1000)
    return
  }
  for (let number = start; ; number += 1) {
    const movement: Movement = {
      id: `movement-${number}`,
      variantId: 'variant',
      locationId: 'floor',
      quantity: 1000,
      reason: 'correction',
      orderId: null,
      at: number,
    }
    store.commit((transaction) => {
      transaction.put('movements', movement)
      transaction.put('movements', { ...movement, id: `twin-${number}` })
    })
    process.stdout.write(`${number}\n`)
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`)
  process.exitCode = 1
})
