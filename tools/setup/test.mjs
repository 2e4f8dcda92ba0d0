// npm test: makes sure everything is installed, then runs every check and test on the project's own Node.
import { spawn } from 'node:child_process'
import { ensureChromium } from './chromium.mjs'
import { ensureReaders } from './readers.mjs'
import { ensureInstalled, runOnProjectNode } from './install.mjs'

ensureInstalled()
await ensureChromium()
ensureReaders()
const { command, args, options } = runOnProjectNode('tools/test/run-all.ts', process.argv.slice(2))
spawn(command, args, options).on('exit', (code) => {
  process.exitCode = code ?? 1
})
