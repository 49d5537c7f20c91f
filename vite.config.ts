import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => fileURLToPath(new URL(`web/${name}`, import.meta.url))

/**
 * The web application, and beside it the page for buyers, which loads nothing of it: web/ to dist/web, whose files carry
 * the hash of their content in their name.
 */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  resolve: { conditions: ['pakbon-source', 'module', 'browser', 'production'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: { index: page('index.html'), coverage: page('coverage.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
})
