import { defineConfig } from 'vitest/config'

/** Tests run the sources, not what is built of them; `__vitest__` is where the global set-up runs. */
const conditions = ['pakbon-source', 'node']
const sources = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
}

/**
 * Test files share the loaded sources of their process, as requests share a server; each has a database of its own. A
 * browser needs the whole machine for itself: those tests come last, a file at a time.
 */
export default defineConfig({
  ...sources,
  test: {
    globalSetup: ['test/global-setup.ts'],
    maxWorkers: 2,
    teardownTimeout: 60_000,
    projects: [
      {
        ...sources,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          pool: 'forks',
          isolate: false,
          // A slow machine is no defect: how fast Pakbon is tells the benchmark.
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...sources,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Chromium on a busy machine may miss a moment; what needed a second try is named in the report.
          retry: 1,
          expect: { poll: { timeout: 30_000, interval: 20 } },
        },
      },
    ],
  },
})
