import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  plugins: [solid()],
  // Served under /dashboard on the shop's origin: the folder of the files is that of their addresses.
  base: '/dashboard/',
  build: {
    target: 'es2022',
    outDir: 'dist/client/dashboard',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
  },
})
