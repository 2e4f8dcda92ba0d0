// npm start, npm run dev: makes sure everything is installed, then starts the marketplace.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

// npm itself was killed: nobody can press Ctrl-C any more. End, and the child notices.
const watched = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1)
setInterval(() => {
  if (process.ppid !== watched[0] || watched.some((pid) => !isAlive(pid))) process.exit(1)
}, 500).unref()

/** npm runs scripts through a shell, so npm is our parent's parent. */
function parentOf(pid) {
  if (!process.env.npm_lifecycle_event) return 0
  const done = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })
  if (done.status === 0) return Number(done.stdout)
  if (!existsSync(`/proc/${pid}/stat`)) return 0
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[1])
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
