import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
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

it('throws away what a killed run left, and nothing of one that is alive', () => {
  const alive = aDir()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const dead = join(dirname(alive), `onhand-test-${pid}-left`)
  mkdirSync(join(dead, 'state'), { recursive: true })
  aDir()
  expect(existsSync(dead)).toBe(false)
  expect(existsSync(alive)).toBe(true)
})
