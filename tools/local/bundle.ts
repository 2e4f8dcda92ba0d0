import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import type { BuiltWorker } from './worker-options.ts'
import type { WorkerSource } from './wrangler-config.ts'

/** The runtime provides these; a bundle must not try to contain them. */
const runtimeModules: Plugin = {
  name: 'runtime-modules',
  setup(context) {
    context.onResolve({ filter: /^(node|cloudflare|workerd):/ }, ({ path }) => ({ path, external: true }))
    // Packages that import Node's own modules by their bare names.
    context.onResolve({ filter: NODE_MODULE }, ({ path }) => ({ path: `node:${path}`, external: true }))
  },
}

const NODE_MODULE =
  /^(assert|async_hooks|buffer|child_process|crypto|dns|events|fs|http|https|net|os|path|perf_hooks|querystring|stream|string_decoder|timers|tls|tty|url|util|vm|zlib)(\/.*)?$/

/** What to bundle, and under which name its folder of the output goes. */
export type BundleEntry = {
  name: string
  dir: string
  main: string
  alias?: Record<string, string>
  define?: Record<string, string>
}

function bundleOptions(entry: BundleEntry, outDir: string): BuildOptions {
  return {
    entryPoints: [join(entry.dir, entry.main)],
    outfile: join(outDir, entry.name, 'worker.js'),
    absWorkingDir: entry.dir,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', ...entry.define },
    alias: entry.alias ?? {},
    loader: {
      '.wasm': 'copy',
      '.bin': 'copy',
      '.ttf': 'copy',
      '.otf': 'copy',
      '.woff': 'copy',
      '.woff2': 'copy',
      '.txt': 'text',
      '.html': 'text',
      '.sql': 'text',
      '.svg': 'text',
      '.css': 'text',
    },
    assetNames: '[name]-[hash]',
    plugins: [runtimeModules],
    sourcemap: 'linked',
    logLevel: 'warning',
    banner: { js: CREATE_REQUIRE },
  }
}

/** CommonJS packages call require() for Node's modules; the runtime offers createRequire. */
const CREATE_REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire('/');"

/** Bundles one module with all it imports into `outDir/<name>/worker.js` and says where that is. */
export async function bundle(entry: BundleEntry, outDir: string): Promise<{ scriptPath: string; modulesRoot: string }> {
  const modulesRoot = join(outDir, entry.name)
  mkdirSync(modulesRoot, { recursive: true })
  await build(bundleOptions(entry, outDir))
  return { scriptPath: join(modulesRoot, 'worker.js'), modulesRoot }
}

/** Bundles one Worker of the repository. */
export async function bundleWorker(worker: WorkerSource, outDir: string): Promise<BuiltWorker> {
  const { config, dir } = worker
  const { name, main, alias, define } = config
  const built = await bundle({ name, dir, main, alias, define }, outDir)
  const directory = config.assets?.directory
  return { config, ...built, assetsDir: directory === undefined ? null : join(dir, directory) }
}
