import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { makeTemporaryDir } from './temporary-dir.ts'

const made: string[] = []
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})

function aDir(): string {
  const path = makeTemporaryDir()
  made.push(path)
  return path
}

it('is a new folder for each run', () => {
  const [one, other] = [aDir(), aDir()]
  expect(one).not.toBe(other)
  expect(statSync(one).isDirectory()).toBe(true)
})

it('throws away what a killed run left, wherever the next one goes, and nothing of one that is alive', () => {
  const alive = aDir()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  // Memory may be full by the time of the next run, or free.
  const dead = [dirname(alive), tmpdir()].map((place) => join(place, `onhand-test-${pid}-left`))
  for (const path of dead) mkdirSync(join(path, 'state'), { recursive: true })
  aDir()
  expect(dead.filter((path) => existsSync(path))).toEqual([])
  expect(existsSync(alive)).toBe(true)
})
