/** What became of one item of a run: its result, or why it failed. */
export type Settled<Result> = { readonly value: Result } | { readonly error: unknown }

interface Waiting<Item, Result> {
  readonly item: Item
  readonly settle: (result: Settled<Result>) => void
}

/**
 * Runs items together that arrive while a run is under way. Alone, an item starts at once and waits for nothing; under
 * load, a hundred clients cost the database hardly more than one. `run` answers each item in its place.
 */
export function coalesce<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>,
  most = 100,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = false

  async function next(): Promise<void> {
    const batch = waiting.splice(0, most)
    if (batch.length === 0) return
    running = true
    const results = await settle(batch.map(({ item }) => item))
    running = false
    void next()
    for (const [index, one] of batch.entries()) one.settle(results[index] ?? { error: new Error('no answer') })
  }

  async function settle(items: readonly Item[]): Promise<readonly Settled<Result>[]> {
    try {
      return await run(items)
    } catch (error) {
      // One bad item must not fail the others.
      if (items.length === 1) return [{ error }]
      return (await Promise.all(items.map((item) => settle([item])))).flat()
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, settle: (result) => ('error' in result ? reject(result.error) : resolve(result.value)) })
      if (!running) void next()
    })
}
