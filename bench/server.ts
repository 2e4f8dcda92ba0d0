import { startLocal } from '../tools/local/local-server.ts'

/**
 * The marketplace under measurement, in a process of its own: the production build, no dev proxy, data on the real disk.
 * Prints one line of JSON when it is ready and stops with its parent.
 */
async function main(): Promise<void> {
  const [engine = 'd1', dataDir = '.onhand/bench'] = process.argv.slice(2)
  const server = await startLocal({
    port: 0,
    engine: engine === 'postgres' ? 'postgres' : 'd1',
    dataDir,
    log: (line) => console.error(line),
  })
  const stop = () => void server.stop().finally(() => process.exit(0))
  process.removeAllListeners('SIGTERM')
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
  console.log(
    JSON.stringify({
      port: server.port,
      keys: { operatorKey: server.secrets['OPERATOR_KEY'] ?? '', bankAdminKey: server.secrets['BANK_ADMIN_KEY'] ?? '' },
      workerNames: server.workerNames,
    }),
  )
}

void main()
