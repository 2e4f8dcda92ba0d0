import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { z } from 'zod'

const Consumer = z.object({
  queue: z.string(),
  max_batch_size: z.number().optional(),
  max_batch_timeout: z.number().optional(),
  max_retries: z.number().optional(),
  dead_letter_queue: z.string().optional(),
  retry_delay: z.number().optional(),
  max_concurrency: z.number().optional(),
})

/** The part of a Worker's parts list that the local server understands. */
const WranglerConfig = z.object({
  name: z.string(),
  main: z.string(),
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()).default([]),
  no_bundle: z.boolean().optional(),
  vars: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  secrets: z.object({ required: z.array(z.string()).default([]) }).default({ required: [] }),
  d1_databases: z.array(z.object({ binding: z.string(), database_id: z.string() })).default([]),
  r2_buckets: z.array(z.object({ binding: z.string(), bucket_name: z.string() })).default([]),
  images: z.object({ binding: z.string() }).optional(),
  hyperdrive: z.array(z.object({ binding: z.string() })).default([]),
  durable_objects: z
    .object({
      bindings: z.array(z.object({ name: z.string(), class_name: z.string(), script_name: z.string().optional() })),
    })
    .default({ bindings: [] }),
  migrations: z.array(z.object({ new_sqlite_classes: z.array(z.string()).default([]) })).default([]),
  queues: z
    .object({
      producers: z.array(z.object({ binding: z.string(), queue: z.string() })).default([]),
      consumers: z.array(Consumer).default([]),
    })
    .default({ producers: [], consumers: [] }),
  services: z
    .array(z.object({ binding: z.string(), service: z.string(), entrypoint: z.string().optional() }))
    .default([]),
  triggers: z.object({ crons: z.array(z.string()).default([]) }).default({ crons: [] }),
  assets: z
    .object({
      directory: z.string().optional(),
      binding: z.string().optional(),
      html_handling: z.enum(['auto-trailing-slash', 'force-trailing-slash', 'drop-trailing-slash', 'none']).optional(),
      not_found_handling: z.enum(['single-page-application', '404-page', 'none']).optional(),
      run_worker_first: z.union([z.boolean(), z.array(z.string())]).optional(),
    })
    .optional(),
  send_email: z.array(z.object({ name: z.string() })).default([]),
  ratelimits: z
    .array(
      z.object({
        name: z.string(),
        namespace_id: z.string(),
        simple: z.object({ limit: z.number(), period: z.union([z.literal(10), z.literal(60)]) }),
      }),
    )
    .default([]),
  rules: z.array(z.object({ type: z.string(), globs: z.array(z.string()) })).default([]),
  alias: z.record(z.string(), z.string()).default({}),
  define: z.record(z.string(), z.string()).default({}),
})

/** A Worker's parts list, as its wrangler.toml declares it. */
export type WorkerConfig = z.infer<typeof WranglerConfig>
/** One queue consumer of a parts list. */
export type QueueConsumerConfig = z.infer<typeof Consumer>

/** A Worker of this repository: its parts list and where it lies. */
export type WorkerSource = {
  config: WorkerConfig
  /** The folder that paths of the config are relative to. */
  dir: string
  configPath: string
  /** True when vite builds it (it has assets and a server bundle), else esbuild does. */
  isViteBuilt: boolean
}

/** Reads one parts list. Says which file and field is wrong. */
export function readWorkerConfig(path: string): WorkerConfig {
  const text = readFileSync(path, 'utf8')
  const parsed = WranglerConfig.safeParse(path.endsWith('.json') ? JSON.parse(text) : parse(text))
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Every Worker of the repository: the root's wrangler.toml and those of the apps that are there. */
export function discoverWorkers(root: string): WorkerSource[] {
  const paths = ['wrangler.toml', ...globSync('apps/*/wrangler.toml', { cwd: root }).sort()]
  return paths
    .map((path) => resolve(root, path))
    .filter((path) => existsSync(path))
    .map((configPath) => {
      const dir = dirname(configPath)
      const isViteBuilt = ['vite.config.ts', 'vite.config.js'].some((name) => existsSync(join(dir, name)))
      return {
        config: readWorkerConfig(configPath),
        dir,
        configPath,
        isViteBuilt: isViteBuilt && dir !== resolve(root),
      }
    })
    .filter((worker) => existsSync(join(worker.dir, worker.config.main)) || worker.isViteBuilt)
}
