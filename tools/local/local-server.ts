import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stop as stopBundler } from 'esbuild'
import { Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare'
import { writeMedia } from '../seed/pictures/write-media.ts'
import { withBucketsOf } from './bucket-over-there.ts'
import { bundleWorker } from './bundle.ts'
import './localhost-names.ts'
import { everyMinute } from './clock.ts'
import { sendD1Directly } from './d1/direct-service.ts'
import { startD1 } from './d1/start-d1.ts'
import { frontDoor } from './front-door/options.ts'
import { type MigratableD1, migrateD1 } from './migrate-d1.ts'
import { type HeldPort, holdPort } from './free-port.ts'
import { type OpenStore, openStore } from './open-store.ts'
import { inBackground } from './in-background.ts'
import { claimDataDir, recordRun, releaseDataDir } from './run-record.ts'
import { runtimeLog } from './runtime-log.ts'
import { ensureSecrets, type LocalSecrets } from './secrets.ts'
import { viteBuild } from './vite-build.ts'
import { type BuiltWorker, PLACES, type Place, placeOf, type RunContext, workerOptions } from './worker-options.ts'
import { discoverWorkers, type WorkerSource } from './wrangler-config.ts'

/** The repository this file belongs to. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** The origins of a local run, by the first label of their hostname. */
export const HOSTS = ['shop', 'bank', 'supplier', 'carrier', 'mail'] as const
/** One of the origins. */
export type Host = (typeof HOSTS)[number]

/** How to start the whole marketplace on this machine. */
export type LocalOptions = {
  /** 0 takes a free one. */
  port: number
  engine: 'd1' | 'postgres'
  /** Where all data and secrets of the run live. A second start with the same folder goes on where the first stopped. */
  dataDir: string
  log: (line: string) => void
  /** Values for vars that the parts lists declare, for tests and measurements: `{ CART_SHARDS: '8' }`. */
  vars?: Record<string, string>
  /** False leaves the minute cron to `scheduled()`. */
  cron?: boolean
  /** Workers to leave out, by name: tests and measurements of the API need no storefront. */
  without?: readonly string[]
  /** False gives up the database's durability: for tests. */
  durable?: boolean
}

/** A running marketplace. */
export type LocalServer = {
  port: number
  secrets: LocalSecrets
  /** Workers that were found and run, by name. */
  workerNames: string[]
  /** `url('bank', '/admin')` is `http://bank.localhost:8787/admin`. */
  url(host: Host, path?: string): string
  /** Fires a Worker's cron handler now. */
  scheduled(worker: string, cron?: string): Promise<void>
  /** Builds again and replaces the running Workers; data stays. */
  reload(): Promise<void>
  /** Opens its database beside the Workers, for programs that fill it. */
  store(): Promise<OpenStore>
  /** The runtime behind it, for tests that look into objects. */
  runtime: Miniflare
  stop(): Promise<void>
}

/** Builds every Worker that is there, migrates, and starts them behind one front door on 127.0.0.1. */
export async function startLocal(options: LocalOptions): Promise<LocalServer> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  await claimDataDir(dataDir)
  // Nobody listens there while everything is built: other runs that begin at the same moment must not choose them too.
  const held: HeldPort[] = []
  const hold = async (): Promise<number> => {
    const one = await holdPort()
    held.push(one)
    return one.port
  }
  const port = options.port === 0 ? await hold() : options.port
  const sources = findWorkers(options)
  const secrets = ensureSecrets(
    join(dataDir, 'secrets.json'),
    sources.flatMap((one) => one.config.secrets.required),
  )
  const database = options.engine === 'postgres' ? await openPostgres(dataDir, options) : null
  const vars = { ...publicVars(port, options.engine), ...options.vars }
  const hyperdriveUrl = database?.url ?? null
  sendD1Directly()
  const d1 = database ? null : await startD1(join(dataDir, 'state'), { durable: options.durable ?? true })

  const addresses = await chooseAddresses(
    sources.map((one) => one.config.name),
    hold,
  )
  const configure = async (): Promise<RuntimesOptions> => {
    const workers = await buildAll(findWorkers(options), dataDir, options.log)
    const context = { workers, secrets, vars, hyperdriveUrl, addresses, d1Url: d1?.url ?? null }
    return runtimesOptions(context, { port, dataDir, addresses, shop: () => runtime, log: options.log })
  }
  // Addresses of a run that was killed lead nowhere.
  rmSync(registryOf(dataDir), { recursive: true, force: true })
  const configured = await configure()
  await Promise.all(held.map((one) => one.release()))
  const runtimes = await startRuntimes(configured).catch(async (error: unknown) => {
    await Promise.all([database?.stop(), d1?.stop()])
    throw error
  })
  const runtime = runtimes.shop
  if (!database) await migrateDefaultEngine(runtime, sources, options.log)
  const url = (host: Host, path = ''): string => `http://${host}.localhost:${port}${path}`
  const scheduled = async (worker: string, cron = '* * * * *'): Promise<void> => {
    const target = await runtimes[placeOf(worker)].getWorker(worker)
    await target.scheduled({ scheduledTime: new Date(), cron })
  }
  recordRun(dataDir)
  const cronWorkers = sources.filter((one) => one.config.triggers.crons.length > 0).map((one) => one.config.name)
  const stopCron = options.cron === false ? () => {} : everyMinute(() => tickAll(cronWorkers, scheduled), options.log)
  return {
    port,
    secrets,
    workerNames: sources.map((one) => one.config.name),
    url,
    scheduled,
    reload: async () => {
      const next = await configure()
      await inBackground(() => runtimes.jobs.setOptions(next.jobs))
      await Promise.all([runtimes.others.setOptions(next.others), runtimes.shop.setOptions(next.shop)])
      recordRun(dataDir)
    },
    store: () => openStore({ d1Url: d1?.url ?? null, postgresUrl: database?.url ?? null }),
    runtime,
    stop: async () => {
      stopCron()
      await Promise.all(PLACES.map((place) => runtimes[place].dispose()))
      await Promise.all([database?.stop(), d1?.stop()])
      releaseDataDir(dataDir)
    },
  }
}

/** A process for each place. Other organisations are met over HTTP only; the shop's own two find each other's objects and queues as well. */
type Runtimes = Record<Place, Miniflare>
type RuntimesOptions = Record<Place, MiniflareOptions>

async function startRuntimes(options: RuntimesOptions): Promise<Runtimes> {
  const started: Miniflare[] = []
  const start = async (place: Place): Promise<Miniflare> => {
    const runtime = new Miniflare(options[place])
    started.push(runtime)
    await runtime.ready
    return runtime
  }
  try {
    const jobs = await inBackground(() => start('jobs'))
    const [shop, others] = await Promise.all([start('shop'), start('others')])
    return { shop, jobs, others }
  } catch (error) {
    await Promise.allSettled(started.map((runtime) => runtime.dispose()))
    throw error
  }
}

/** A free port for every Worker that another process may call. */
async function chooseAddresses(
  names: readonly string[],
  hold: () => Promise<number>,
): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>()
  for (const name of names) {
    if (placeOf(name) !== 'shop' || name === 'onhand-api') addresses.set(name, `127.0.0.1:${await hold()}`)
  }
  return addresses
}

function findWorkers(options: LocalOptions): WorkerSource[] {
  return discoverWorkers(ROOT).filter((source) => !options.without?.includes(source.config.name))
}

/** Loaded only when asked for: the default engine needs no driver. */
async function openPostgres(
  dataDir: string,
  options: LocalOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { openDatabase } = await import('./postgres-database.ts')
  return openDatabase(dataDir, options)
}

async function tickAll(workers: string[], scheduled: (worker: string) => Promise<void>): Promise<void> {
  for (const worker of workers) await scheduled(worker)
}

function publicVars(port: number, engine: LocalOptions['engine']): Record<string, string> {
  const urls = HOSTS.map((host) => [`${host.toUpperCase()}_URL`, `http://${host}.localhost:${port}`])
  // The demo's people have no authenticator app.
  return {
    ...Object.fromEntries(urls),
    DB_ENGINE: engine,
    SECOND_FACTOR: 'optional',
    PICTURE_SOURCE: 'public_and_loopback',
  }
}

async function buildAll(sources: WorkerSource[], dataDir: string, log: (line: string) => void): Promise<BuiltWorker[]> {
  const outDir = join(dataDir, 'build')
  // The storefront's build takes the demo's pictures along as static files.
  writeMedia(log)
  const built = await Promise.all(
    sources.map((source) =>
      source.isViteBuilt ? viteBuild(source, { root: ROOT, outDir }, log) : bundleWorker(source, outDir),
    ),
  )
  // The bundler's own process would keep half a gigabyte for as long as the shop runs; the next build starts it again.
  await stopBundler()
  return built
}

function registryOf(dataDir: string): string {
  return join(dataDir, 'registry')
}

type RunPlace = {
  port: number
  dataDir: string
  addresses: ReadonlyMap<string, string>
  /** The runtime that visitors meet; asked once it runs. */
  shop: () => Miniflare
  log: (line: string) => void
}

async function runtimesOptions(context: RunContext, run: RunPlace): Promise<RuntimesOptions> {
  const workersOf = (place: Place) =>
    context.workers
      .filter((worker) => placeOf(worker.config.name) === place)
      .map((worker) => workerOptions(worker, context))
  const door = await frontDoor(context.workers, run)
  const jobs = withBucketsOf(workersOf('jobs'), { name: 'onhand-api', runtime: run.shop })
  const others = workersOf('others')
  // How the shop's two runtimes find each other.
  const unsafeDevRegistryPath = registryOf(run.dataDir)
  return {
    shop: {
      ...commonOptions(run, 'state'),
      unsafeDevRegistryPath,
      workers: [door, ...workersOf('shop')],
    },
    jobs: { ...commonOptions(run, 'state/jobs'), unsafeDevRegistryPath, workers: jobs },
    others: { ...commonOptions(run, 'state/organisations'), workers: others.length > 0 ? others : [NOBODY] },
  }
}

/** A runtime needs a Worker, even when no other organisation is there. */
const NOBODY = { name: 'nobody', modules: true, script: 'export default {}' } as const

function commonOptions(run: RunPlace, stateDir: string) {
  return {
    host: '127.0.0.1',
    port: 0,
    cf: false as const,
    log: new Log(LogLevel.WARN),
    logRequests: false,
    telemetry: { enabled: false },
    handleRuntimeStdio: runtimeLog(join(run.dataDir, 'workers.log'), run.log),
    // After a crash of the runtime a new one was started by itself.
    unsafeHandleRuntimeRestart: () => recordRun(run.dataDir),
    defaultPersistRoot: join(run.dataDir, stateDir),
  }
}

async function migrateDefaultEngine(
  runtime: Miniflare,
  sources: WorkerSource[],
  log: (line: string) => void,
): Promise<void> {
  const owner = sources.find((one) => one.config.d1_databases.length > 0)
  const binding = owner?.config.d1_databases[0]?.binding
  if (!owner || !binding) return
  const database: MigratableD1 = await runtime.getD1Database(binding, owner.config.name)
  const applied = await migrateD1(database, join(ROOT, 'migrations/d1'))
  if (applied.length > 0) log(`database: ${applied.length} migration${applied.length === 1 ? '' : 's'} applied`)
}
