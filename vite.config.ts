import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web application: web/ to dist/web, whose files carry the hash of their content in their name. */
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
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
})
