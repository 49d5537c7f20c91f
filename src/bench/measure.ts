/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds that something takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The median of milliseconds over rounds; `prepare` makes what each round needs and is not measured. */
export async function medianOf<T>(
  rounds: number,
  prepare: (round: number) => Promise<T>,
  work: (prepared: T) => Promise<unknown>,
): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const prepared = await prepare(round)
    figures.push(await milliseconds(() => work(prepared)))
  }
  return median(figures)
}

/** How many times a second clients get something done, each one thing at a time. */
export async function perSecond(
  clients: number,
  duration: number,
  work: (client: number, turn: number) => Promise<unknown>,
): Promise<number> {
  let done = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() - start < duration; turn++) {
        await work(client, turn)
        done++
      }
    }),
  )
  return (done / (performance.now() - start)) * 1000
}

/** Two rates measured in turns, so that both see the same machine; the medians of the rounds. */
export async function ratesInTurns(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ ours: number; theirs: number }> {
  const figures: { ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round++) figures.push({ ours: await ours(), theirs: await theirs() })
  return { ours: median(figures.map((figure) => figure.ours)), theirs: median(figures.map((figure) => figure.theirs)) }
}
