import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const page = (name: string) => fileURLToPath(new URL(`web/${name}`, import.meta.url))

const worker = 'till-worker'

/**
 * The web application, and beside it the page for buyers and the till, which load nothing of it: web/ to dist/web, whose
 * files carry the hash of their content in their name. The till's service worker alone keeps its name, by which browsers
 * know it.
 */
export default defineConfig({
  root: 'web',
  plugins: [react(), shellOfTill()],
  resolve: { conditions: ['pakbon-source', 'module', 'browser', 'production'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: {
        index: page('index.html'),
        coverage: page('coverage.html'),
        till: page('till.html'),
        [worker]: page('till/worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === worker ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
})

/** Tells the till's service worker which files it keeps, and the version that they make. */
function shellOfTill(): Plugin {
  return {
    name: 'shell-of-till',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const html = bundle['till.html']
      const kept = bundle[`${worker}.js`]
      if (html?.type !== 'asset' || kept?.type !== 'chunk') throw new Error('the till is not built')
      const files = ['/till.webmanifest', '/till-192.png', '/pakbon.svg', ...filesOf(bundle).map((name) => `/${name}`)]
      const version = createHash('sha256')
        .update(JSON.stringify([files, String(html.source)]))
        .digest('hex')
        .slice(0, 16)
      kept.code = kept.code.replace('SHELL_OF_TILL', JSON.stringify({ version, files: ['/till', ...files] }))
    },
  }
}

/** All that the till's page may ever load: its chunks, their styles, and what these name. */
function filesOf(bundle: Rolldown.OutputBundle): readonly string[] {
  const found = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    found.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) found.add(asset)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  for (const [name, chunk] of Object.entries(bundle)) {
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'till') visit(name)
  }
  return [...found].sort()
}
