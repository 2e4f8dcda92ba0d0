import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { bundleWorker } from './bundle.ts'
import { withLock } from './with-lock.ts'
import type { BuiltWorker } from './worker-options.ts'
import { readWorkerConfig, type WorkerSource } from './wrangler-config.ts'

/** Where the vite build of a Worker leaves its deployable parts list. */
const SERVER_CONFIGS = ['dist/server/wrangler.json', 'dist/ssr/wrangler.json']

/**
 * Builds a Worker with vite when anything it is made of changed since the last build, and copies what came out into `outDir`:
 * a run keeps its own build, whatever is built for others beside it.
 */
export async function viteBuild(
  worker: WorkerSource,
  places: { root: string; outDir: string },
  log: (line: string) => void,
): Promise<BuiltWorker> {
  const snapshot = join(places.outDir, worker.config.name)
  await withLock(join(worker.dir, '.wrangler/build-lock'), async () => {
    const stamp = join(worker.dir, 'dist/.build-hash')
    const inputs = inputsHash(worker, places.root)
    const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs
    if (!isFresh) {
      log(`building ${relative(places.root, worker.dir)}`)
      await runVite(worker, places.root, log)
      mkdirSync(dirname(stamp), { recursive: true })
      writeFileSync(stamp, inputs)
    }
    rmSync(snapshot, { recursive: true, force: true })
    cpSync(join(worker.dir, 'dist'), join(snapshot, 'dist'), { recursive: true })
  })
  return isStaticApp(worker) ? staticApp(worker, places.outDir) : viteBuiltWorker(worker, snapshot)
}

/** An app of static files, whose parts list names their folder: vite builds the files, and its Worker is bundled like any other. */
function isStaticApp(worker: WorkerSource): boolean {
  return worker.config.assets?.directory !== undefined && worker.config.assets.run_worker_first === true
}

async function staticApp(worker: WorkerSource, outDir: string): Promise<BuiltWorker> {
  const built = await bundleWorker(worker, join(outDir, 'static-workers'))
  const assetsDir = resolve(outDir, worker.config.name, worker.config.assets?.directory ?? 'dist')
  return { ...built, assetsDir, hasOwnFiles: true }
}

function viteBuiltWorker(worker: WorkerSource, place: string): BuiltWorker {
  const configPath = findServerConfig(place)
  if (configPath === null) throw new Error(`${worker.dir}: the build left none of ${SERVER_CONFIGS.join(', ')}`)
  const built = readWorkerConfig(configPath)
  const dir = dirname(configPath)
  // Bindings are declared in one place: the parts list of the source. The build only adds files.
  const assets = built.assets === undefined ? {} : { assets: { ...worker.config.assets, ...built.assets } }
  return {
    config: { ...worker.config, ...assets },
    scriptPath: resolve(dir, built.main),
    modulesRoot: dir,
    assetsDir: built.assets?.directory === undefined ? null : resolve(dir, built.assets.directory),
  }
}

function findServerConfig(dir: string): string | null {
  return SERVER_CONFIGS.map((path) => join(dir, path)).find((path) => existsSync(path)) ?? null
}

function inputsHash(worker: WorkerSource, root: string): string {
  const own = `${relative(root, worker.dir)}/**/*`
  const packages = ['ui', 'i18n', 'contract', 'domain', 'router', 'service', 'edge-cache'].map(
    (name) => `packages/${name}/src/**/*`,
  )
  const skip = new Set(['dist', 'node_modules', 'test-results', '.wrangler'])
  const files = globSync([own, ...packages, 'packages/ui/*.css', 'package-lock.json'], {
    cwd: root,
    exclude: (entry) => skip.has(entry.name),
    withFileTypes: true,
  })
  const hash = createHash('sha256')
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort()) {
    if (/\.test\.tsx?$/.test(path)) continue
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function runVite(worker: WorkerSource, root: string, log: (line: string) => void): Promise<void> {
  return new Promise((done, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const env = { ...process.env, NODE_ENV: 'production', WRANGLER_SEND_METRICS: 'false' }
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: worker.dir,
      env,
      stdio: 'pipe',
    })
    const seen: string[] = []
    const keep = (chunk: Buffer): void => {
      seen.push(chunk.toString())
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) return done()
      log(seen.join(''))
      reject(new Error(`vite build failed in ${worker.dir} (exit ${code})`))
    })
  })
}
