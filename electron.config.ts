import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The oldest Electron that we support is 33: Node 20.18 and Chromium 130.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'
const here = import.meta.dirname
// electron-vite takes the list of Node's modules from the Node that builds; an older one does not know `node:sqlite`.
const external = ['electron', /^node:/]

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      // It requires a package that is an ES module, which Node does from 20.19 on: bundled, there is nothing to require.
      externalizeDeps: { exclude: ['@fastify/static'] },
      rolldownOptions: {
        external,
        input: {
          index: resolve(here, 'electron/main/index.ts'),
          sandbox: resolve(here, 'electron/sandbox/main.ts'),
          hub: resolve(here, 'electron/hub/main.ts'),
          backup: resolve(here, 'electron/host/backups/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      rolldownOptions: {
        external,
        input: {
          index: resolve(here, 'electron/preload/index.ts'),
          // Not a page's preload, but Electron requires it too, and this is the part that is built as CommonJS.
          early: resolve(here, 'electron/main/early.ts'),
        },
        // A sandboxed preload is loaded as CommonJS, and in a package of type "module" only `.cjs` is that.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      rolldownOptions: { input: resolve(here, 'renderer/index.html') },
    },
  },
})
