import { mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withLock } from './with-lock.ts'

let lock = ''
beforeEach(() => {
  lock = join(mkdtempSync(join(tmpdir(), 'onhand-lock-')), 'deep/lock')
})
afterEach(() => rmSync(join(lock, '../..'), { recursive: true, force: true }))

it('lets one run at a time, and the next also after a failure', async () => {
  const said: string[] = []
  const work = (name: string) => async () => {
    said.push(`${name} in`)
    await new Promise((done) => setTimeout(done, 20))
    said.push(`${name} out`)
    if (name === 'a') throw new Error('a failed')
  }
  await Promise.allSettled([withLock(lock, work('a')), withLock(lock, work('b')), withLock(lock, work('c'))])
  expect(said.map((line) => line.split(' ')[1])).toEqual(['in', 'out', 'in', 'out', 'in', 'out'])
})

it('takes over from a process that was killed long ago', async () => {
  mkdirSync(lock, { recursive: true })
  utimesSync(lock, 1, 1)
  expect(await withLock(lock, async () => 'done')).toBe('done')
})
