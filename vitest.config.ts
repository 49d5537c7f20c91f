import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['pakbon-source', 'node'] },
  ssr: { resolve: { conditions: ['pakbon-source', 'node'], externalConditions: ['pakbon-source', 'node'] } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
  },
})
