// npm start, npm run dev: makes sure everything is installed, then starts the marketplace.
import { spawn } from 'node:child_process'
import { ensureInstalled, runOnProjectNode } from './install.mjs'

ensureInstalled()
const { command, args, options } = runOnProjectNode('tools/local/start.ts', process.argv.slice(2))
const child = spawn(command, args, options)
// The terminal sends Ctrl-C to both; the child stops everything and this one waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})

// npm itself was killed: end, and the child notices.
const parent = process.ppid
setInterval(() => process.ppid !== parent && process.exit(1), 500).unref()
