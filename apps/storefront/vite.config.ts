import { cloudflare } from '@cloudflare/vite-plugin'
import { solidStart } from '@solidjs/start/config'
import { defineConfig, type Plugin } from 'vite'

/** One Solid on the server: optimised copies of these would be a second one. */
const SOLID = ['solid-js', 'solid-js/web', 'solid-js/store', '@solidjs/router', '@solidjs/meta', '@solidjs/start']

/** Parts of SolidStart that this shop never uses but every page would carry: its toolbar for developers (with a serialiser and styles) and the router for API routes. */
const UNUSED: Readonly<Record<string, string>> = {
  'dev-toolbar/index.jsx': 'export const DevToolbar = (props) => props.children',
  radix3: 'export const createRouter = () => ({ lookup: () => null })',
}

function withoutUnusedParts(): Plugin {
  const PREFIX = '\0unused:'
  return {
    name: 'onhand:without-unused-parts',
    enforce: 'pre',
    resolveId(id, importer) {
      const part = importer?.includes('@solidjs/start')
        ? Object.keys(UNUSED).find((name) => id.endsWith(name))
        : undefined
      return part ? PREFIX + part : undefined
    },
    load: (id) => (id.startsWith(PREFIX) ? UNUSED[id.slice(PREFIX.length)] : undefined),
  }
}

export default defineConfig({
  plugins: [withoutUnusedParts(), solidStart({ devOverlay: false }), cloudflare({ viteEnvironment: { name: 'ssr' } })],
  environments: {
    ssr: { optimizeDeps: { exclude: SOLID } },
    client: {
      build: {
        rolldownOptions: {
          // What most pages share travels as one file: many small ones compress worse.
          output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 5 }] } },
        },
      },
    },
  },
  build: { target: 'es2022', cssCodeSplit: false, modulePreload: false },
})
