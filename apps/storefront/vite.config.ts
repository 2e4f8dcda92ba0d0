import { cloudflare } from '@cloudflare/vite-plugin'
import { solidStart } from '@solidjs/start/config'
import { defineConfig } from 'vite'

/** One Solid on the server: optimised copies of these would be a second one. */
const SOLID = ['solid-js', 'solid-js/web', 'solid-js/store', '@solidjs/router', '@solidjs/meta', '@solidjs/start']

export default defineConfig({
  plugins: [solidStart({ devOverlay: false }), cloudflare({ viteEnvironment: { name: 'ssr' } })],
  environments: { ssr: { optimizeDeps: { exclude: SOLID } } },
  build: { target: 'es2022', cssCodeSplit: false },
})
