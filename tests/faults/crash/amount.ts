/** The seed of a test's run, and how much of it there is: `TILLHOUSE_SEED` and `TILLHOUSE_ROUNDS` set both. */
export const seed = Number(process.env['TILLHOUSE_SEED'] ?? Date.now() % 1_000_000)

/** @param usual rounds or states where nothing else is asked for */
export const amount = (usual: number): number =>
  Math.ceil((usual * Number(process.env['TILLHOUSE_ROUNDS'] ?? 200)) / 200)
