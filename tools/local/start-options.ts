import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './local-server.ts'

/** What the command line of `npm start` says. */
export type StartOptions = {
  port: number
  engine: 'd1' | 'postgres'
  dataDir: string
  isSeeding: boolean
  isReset: boolean
  isDev: boolean
  isHelp: boolean
}

/** The text of `npm start -- --help`. */
export const HELP = `npm start -- [options]
  --port N              one port for all origins (8787)
  --engine d1|postgres  the database engine (d1); each keeps its own data
  --data DIR            where data and secrets live (.onhand)
  --no-seed             start with an empty marketplace
  --reset               throw the data of this folder away first
npm run dev takes the same and rebuilds when a source file changes.`

/** Reads the command line; a wrong option is an Error that names it. */
export function parseStartOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8787' },
      engine: { type: 'string', default: 'd1' },
      data: { type: 'string', default: join(ROOT, '.onhand') },
      'no-seed': { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: not a port number`)
  if (values.engine !== 'd1' && values.engine !== 'postgres') {
    throw new Error(`--engine ${values.engine}: choose d1 or postgres`)
  }
  return {
    port,
    engine: values.engine,
    dataDir: resolve(values.data),
    isSeeding: !values['no-seed'],
    isReset: values.reset,
    isDev: values.dev,
    isHelp: values.help,
  }
}
