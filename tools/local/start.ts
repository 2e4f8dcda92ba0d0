import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LocalServer, ROOT, startLocal } from './local-server.ts'
import { isFree } from './free-port.ts'
import { claimDataDir } from './run-record.ts'
import { HELP, parseStartOptions, type StartOptions } from './start-options.ts'
import { watchSources } from './watch.ts'

const log = (line: string): void => console.log(`onhand · ${line}`)

/** `npm start`: everything up, data kept, until Ctrl-C. */
async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2))
  if (options.isHelp) return console.log(HELP)
  await claimDataDir(options.dataDir)
  if (options.isReset) reset(options)
  await requireFreePort(options.port)
  claimEngine(options)
  const startedAtMs = performance.now()
  log(
    `starting on ${options.engine === 'd1' ? 'D1 (embedded)' : 'PostgreSQL'}, data in ${relative(ROOT, options.dataDir) || '.'}`,
  )
  const server = await startLocal({ ...options, log })
  const stop = stopOnSignal(server)
  stopWithParent(stop)
  if (options.isSeeding) await seedOnce(server, options)
  console.log(welcome(server, options))
  log(`ready after ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s. Ctrl-C stops everything.`)
  if (options.isDev) watchSources(ROOT, () => server.reload(), log)
}

function reset(options: StartOptions): void {
  for (const name of ['state', 'postgres', 'seeded.json', 'engine']) {
    rmSync(join(options.dataDir, name), { recursive: true, force: true })
  }
  log('data thrown away')
}

/** One data folder belongs to one engine: objects hold stock, and it must match the database beside it. */
function claimEngine(options: StartOptions): void {
  const path = join(options.dataDir, 'engine')
  const claimed = existsSync(path) ? readFileSync(path, 'utf8').trim() : null
  if (claimed === options.engine) return
  if (claimed !== null) {
    const hint = `use --data ${relative(ROOT, options.dataDir)}-${options.engine} to have both, or --reset to start again`
    throw new Error(`the data in ${options.dataDir} was made with --engine=${claimed}: ${hint}`)
  }
  mkdirSync(options.dataDir, { recursive: true })
  writeFileSync(path, `${options.engine}\n`)
}

/** A run that was just ended may hold the port for a moment longer. */
async function requireFreePort(port: number): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    if (await isFree(port)) return
    await sleep(200)
  }
  throw new Error(`port ${port} is taken: stop what uses it, or choose another with --port`)
}

/** Seeds a marketplace that was never seeded. A seeding that was cut off starts again: it repeats without effect. */
async function seedOnce(server: LocalServer, options: StartOptions): Promise<void> {
  const mark = join(options.dataDir, 'seeded.json')
  if (existsSync(mark) || !server.workerNames.includes('onhand-api')) return
  log('first start: seeding the demo marketplace')
  const { seed } = await import('../seed/run.ts')
  const store = await server.store()
  await seed({
    store: store.engine,
    shopUrl: server.url('shop'),
    bankUrl: server.url('bank'),
    operatorKey: server.secrets['OPERATOR_KEY'] ?? '',
    bankAdminKey: server.secrets['BANK_ADMIN_KEY'] ?? '',
    depot: { url: server.url('carrier'), adminKey: server.secrets['CARRIER_ADMIN_KEY'] ?? '' },
    log,
  }).finally(store.close)
  writeFileSync(mark, `${JSON.stringify({ seededAt: new Date().toISOString() })}\n`)
}

function stopOnSignal(server: LocalServer): () => void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    log('stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The runtime's own handlers end the process at once, before the databases are closed.
    process.removeAllListeners(signal)
    process.on(signal, () => (isStopping ? process.exit(1) : stop()))
  }
  return stop
}

/** When npm was killed nobody can press Ctrl-C any more: stop instead of holding the port for ever. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500).unref()
}

function welcome(server: LocalServer, options: StartOptions): string {
  return `
  shop      ${server.url('shop')}
  bank      ${server.url('bank')}
  supplier  ${server.url('supplier')}
  carrier   ${server.url('carrier')}
  mailbox   ${server.url('mail')}
  dashboard ${server.url('shop', '/dashboard')}

  Pay with account 1000-0001, secret key demo-1234 (Ada Shopper, plenty of money)
       or with     1000-0002, secret key demo-1234 (Poor Pete, hardly any)
  Log in to the dashboard as owner@marlow-road.example or operator@onhand.example, password demo-password-1234
  Keys are in ${relative(ROOT, join(options.dataDir, 'secrets.json'))}, what the Workers say in ${relative(ROOT, join(options.dataDir, 'workers.log'))}.
`
}

main().catch((error: unknown) => {
  console.error(`\nonhand · could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
