import { constants, getPriority } from 'node:os'
import { Miniflare } from 'miniflare'
import { afterAll, expect, it } from 'vitest'
import { inBackground } from './in-background.ts'
import { childrenRunning } from './processes.ts'

const OPTIONS = { modules: true, script: 'export default {}', cf: false } as const
const started: Miniflare[] = []
afterAll(() => Promise.all(started.map((runtime) => runtime.dispose())))

async function start(): Promise<void> {
  const runtime = new Miniflare(OPTIONS)
  started.push(runtime)
  await runtime.ready
}

it('puts the runtimes it started behind those that ran before', async () => {
  await start()
  const before = childrenRunning('workerd')
  await inBackground(start)
  const after = childrenRunning('workerd').filter((pid) => !before.includes(pid))
  expect(after.length).toBeGreaterThan(0)
  expect(before.length).toBeGreaterThan(0)
  const highest = Math.max(...before.map((pid) => getPriority(pid)))
  // One further, where there is anything behind those.
  const behind = Math.min(highest + 1, constants.priority.PRIORITY_LOW)
  for (const pid of after) expect(getPriority(pid)).toBeGreaterThanOrEqual(behind)
})
