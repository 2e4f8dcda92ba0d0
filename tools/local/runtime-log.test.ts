import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { runtimeLog } from './runtime-log.ts'

it('keeps every line in the file and shows only what somebody should look at', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'onhand-log-'))
  const path = join(dir, 'workers.log')
  const shown: string[] = []
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  runtimeLog(path, (line) => shown.push(line))(stdout, stderr)
  const lines = ['{"level":"info","event":"a"}', '{"level":"error","event":"b"}']
  const said = ['kj/async-io: disconnected: read(): Connection reset by peer', 'Uncaught TypeError: c']
  stdout.end(`${lines.join('\n')}\n`)
  stderr.end(`${said.join('\n')}\n`)
  await new Promise((done) => setTimeout(done, 100))
  expect(shown).toEqual([lines[1], said[1]])
  expect(readFileSync(path, 'utf8').trim().split('\n').sort()).toEqual([...lines, ...said].sort())
  rmSync(dir, { recursive: true, force: true })
})
