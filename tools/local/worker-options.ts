import { type RemoteProxyConnectionString, Response, type WorkerOptions } from 'miniflare'
import { fileBinding } from './file-binding.ts'
import type { LocalSecrets } from './secrets.ts'
import { mediaOptions } from './media-options.ts'
import { moduleList } from './module-list.ts'
import type { QueueConsumerConfig, WorkerConfig } from './wrangler-config.ts'

/** A Worker that is built and ready to run. */
export type BuiltWorker = {
  config: WorkerConfig
  /** The built entry module. */
  scriptPath: string
  /** The folder its other modules lie in. */
  modulesRoot: string
  /** The folder of its static assets, when it has any. */
  assetsDir: string | null
  /** True when they are read by this process: the runtime keeps the files of one Worker only. */
  hasOwnFiles?: boolean
}

/** What all Workers of one local run share. */
export type RunContext = {
  workers: readonly BuiltWorker[]
  secrets: LocalSecrets
  /** Vars that the run decides: public addresses, the engine. They replace a var that the parts list declares. */
  vars: Record<string, string>
  /**
   * Where each Worker listens for Workers of the other runtimes, `127.0.0.1:port` by name. What runs apart when deployed has a runtime (a process)
   * of its own here; absent in tests of single Workers.
   */
  addresses?: ReadonlyMap<string, string>
  /** Where D1 bindings send their statements; absent: to the runtime's own simulator. */
  d1Url?: URL | null
  /** Connection string behind every Hyperdrive binding; null leaves the bindings out (engine d1). */
  hyperdriveUrl: string | null
}

/** The runtimes (processes) of a local run: the shop as its visitors meet it, what it does after it answered, and the other organisations. */
export const PLACES = ['shop', 'jobs', 'others'] as const
/** One of the runtimes. */
export type Place = (typeof PLACES)[number]

const PLACE_OF: Readonly<Record<string, Place>> = {
  'onhand-jobs': 'jobs',
  'onhand-bank': 'others',
  'onhand-supplier': 'others',
  'onhand-carrier': 'others',
  'onhand-mailbox': 'others',
}

/** The runtime a Worker lives in. */
export function placeOf(name: string): Place {
  return PLACE_OF[name] ?? 'shop'
}

/** What a binding to `target` is for `from`: its name within one runtime, its address across. */
export function reach(from: string, target: string, run: Pick<RunContext, 'addresses'>): string | ExternalService {
  const address = run.addresses?.get(target)
  if (address === undefined || placeOf(from) === placeOf(target)) return target
  return { external: { address, http: {} } }
}

type ExternalService = { external: { address: string; http: Record<string, never> } }

/** Translates a parts list into the local runtime's options. Bindings to a Worker that is not there answer 503. */
export function workerOptions(worker: BuiltWorker, run: RunContext): WorkerOptions {
  const { config } = worker
  return {
    name: config.name,
    modules: moduleList(worker.modulesRoot, worker.scriptPath),
    modulesRoot: worker.modulesRoot,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    bindings: { ...runVars(config, run), ...requiredSecrets(config, run) },
    d1Databases: d1Databases(config, run),
    ...mediaOptions(config),
    durableObjects: objectBindings(config, run),
    queueProducers: Object.fromEntries(config.queues.producers.map((one) => [one.binding, { queueName: one.queue }])),
    queueConsumers: Object.fromEntries(config.queues.consumers.map((one) => [one.queue, consumerOptions(one)])),
    serviceBindings: { ...serviceBindings(config, run), ...ownFiles(worker) },
    ...directSocket(config.name, run),
    ratelimits: Object.fromEntries(
      config.ratelimits.map((limit) => [limit.name, { namespace_id: limit.namespace_id, simple: limit.simple }]),
    ),
    ...(config.send_email.length > 0 ? { email: { send_email: config.send_email } } : {}),
    ...(run.hyperdriveUrl === null ? {} : { hyperdrives: hyperdrives(config, run.hyperdriveUrl) }),
    ...assetOptions(worker),
  }
}

function directSocket(name: string, run: RunContext): { unsafeDirectSockets?: { host: string; port: number }[] } {
  const port = run.addresses?.get(name)?.split(':')[1]
  return port === undefined ? {} : { unsafeDirectSockets: [{ host: '127.0.0.1', port: Number(port) }] }
}

function d1Databases(config: WorkerConfig, run: RunContext): NonNullable<WorkerOptions['d1Databases']> {
  const { d1Url } = run
  return Object.fromEntries(
    config.d1_databases.map((db) => [db.binding, d1Url ? d1Binding(db.database_id, d1Url) : db.database_id]),
  )
}

/** A D1 binding whose statements go to the run's own database. The runtime calls such an address remote; this one is on loopback. */
export function d1Binding(
  id: string,
  url: URL,
): { id: string; remoteProxyConnectionString: RemoteProxyConnectionString } {
  return { id, remoteProxyConnectionString: url as RemoteProxyConnectionString }
}

function runVars(config: WorkerConfig, run: RunContext): Record<string, string | number | boolean> {
  const decided = Object.entries(run.vars).filter(([name]) => name in config.vars)
  return { ...config.vars, ...Object.fromEntries(decided) }
}

function requiredSecrets(config: WorkerConfig, run: RunContext): Record<string, string> {
  return Object.fromEntries(config.secrets.required.map((name) => [name, run.secrets[name] ?? '']))
}

function objectBindings(config: WorkerConfig, run: RunContext): NonNullable<WorkerOptions['durableObjects']> {
  const present = config.durable_objects.bindings.filter((binding) =>
    findWorker(binding.script_name ?? config.name, run),
  )
  return Object.fromEntries(
    present.map((binding) => {
      const owner = findWorker(binding.script_name ?? config.name, run)
      const sqliteClasses = owner?.config.migrations.flatMap((step) => step.new_sqlite_classes) ?? []
      const useSQLite = sqliteClasses.includes(binding.class_name)
      const scriptName = binding.script_name === undefined ? {} : { scriptName: binding.script_name }
      return [binding.name, { className: binding.class_name, useSQLite, ...scriptName }]
    }),
  )
}

function serviceBindings(config: WorkerConfig, run: RunContext): NonNullable<WorkerOptions['serviceBindings']> {
  return Object.fromEntries(
    config.services.map(({ binding, service, entrypoint }) => {
      if (!findWorker(service, run))
        return [binding, () => new Response(`${service} does not run here`, { status: 503 })]
      return [binding, entrypoint === undefined ? reach(config.name, service, run) : { name: service, entrypoint }]
    }),
  )
}

function findWorker(name: string, run: RunContext): BuiltWorker | undefined {
  return run.workers.find((worker) => worker.config.name === name)
}

function consumerOptions(consumer: QueueConsumerConfig) {
  const { max_batch_size, max_batch_timeout, max_retries, dead_letter_queue, retry_delay } = consumer
  return {
    ...(max_batch_size === undefined ? {} : { maxBatchSize: max_batch_size }),
    ...(max_batch_timeout === undefined ? {} : { maxBatchTimeout: max_batch_timeout }),
    ...(max_retries === undefined ? {} : { maxRetries: max_retries }),
    ...(dead_letter_queue === undefined ? {} : { deadLetterQueue: dead_letter_queue }),
    ...(retry_delay === undefined ? {} : { retryDelay: retry_delay }),
  }
}

function hyperdrives(config: WorkerConfig, url: string): Record<string, string> {
  return Object.fromEntries(config.hyperdrive.map(({ binding }) => [binding, url]))
}

function ownFiles({ config, assetsDir, hasOwnFiles }: BuiltWorker): NonNullable<WorkerOptions['serviceBindings']> {
  const binding = config.assets?.binding
  return hasOwnFiles && assetsDir !== null && binding !== undefined ? { [binding]: fileBinding(assetsDir) } : {}
}

function assetOptions(worker: BuiltWorker): { assets?: WorkerOptions['assets'] } {
  const { assets } = worker.config
  if (worker.assetsDir === null || !assets || worker.hasOwnFiles) return {}
  const first = assets.run_worker_first
  const paths = Array.isArray(first) ? first : []
  return {
    assets: {
      workerName: worker.config.name,
      directory: worker.assetsDir,
      ...(assets.binding === undefined ? {} : { binding: assets.binding }),
      routerConfig: {
        has_user_worker: true,
        invoke_user_worker_ahead_of_assets: first === true,
        ...(paths.length > 0 ? { static_routing: staticRouting(paths) } : {}),
      },
      assetConfig: {
        html_handling: assets.html_handling ?? 'auto-trailing-slash',
        not_found_handling: assets.not_found_handling ?? 'none',
        ...(paths.length > 0 ? { has_static_routing: true } : {}),
      },
    },
  }
}

function staticRouting(paths: readonly string[]): { user_worker: string[]; asset_worker?: string[] } {
  const excluded = paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1))
  const included = paths.filter((path) => !path.startsWith('!'))
  return { user_worker: included, ...(excluded.length > 0 ? { asset_worker: excluded } : {}) }
}
