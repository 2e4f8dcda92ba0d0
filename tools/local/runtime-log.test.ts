import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, it, vi } from 'vitest'
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
  const inFile = () => readFileSync(path, 'utf8').trim().split('\n').sort()
  await vi.waitFor(() => expect(inFile()).toEqual([...lines, ...said].sort()), 10_000)
  // What comes out of two pipes has no order among them.
  expect(shown.toSorted()).toEqual([lines[1], said[1]].toSorted())
  rmSync(dir, { recursive: true, force: true })
})
