import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['pakbon-source', 'node'] },
  ssr: { resolve: { conditions: ['pakbon-source', 'node'], externalConditions: ['pakbon-source', 'node'] } },
  test: { include: ['test/**/*.test.ts'] },
})
