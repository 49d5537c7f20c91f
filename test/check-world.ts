import { expect } from 'vitest'
import { runChecks } from '#check/run-checks.ts'
import type { World } from './world.ts'

/** Whatever a test wrote, everything that must always hold still does. */
export async function checkWorld({ connections }: Pick<World, 'connections'>): Promise<void> {
  expect(await runChecks(connections)).toEqual([])
}
