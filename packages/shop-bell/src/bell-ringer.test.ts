import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { type BellRinging, bellRinger } from './bell-ringer.ts'

const SHOP = idOf('vendor', 'vnd_one')
const OTHER = idOf('vendor', 'vnd_two')

function world() {
  const rung: string[] = []
  const work: Promise<unknown>[] = []
  const failures: unknown[] = []
  const state = { nowMs: 1_000_000, isBroken: false }
  const bells = {
    idFromName: (name: string) => name,
    get: (name: string) => ({
      ring: async () => {
        if (state.isBroken) throw new Error('away')
        rung.push(name)
      },
    }),
  } as unknown as BellRinging['bells']
  const ring = bellRinger()({
    bells,
    nowMs: () => state.nowMs,
    waitUntil: (one) => void work.push(one),
    onFailed: (error) => void failures.push(error),
  })
  return { ring, rung, state, failures, done: () => Promise.all(work) }
}

it('[ORD-24] rings at once, and once more for all the rest of a rush', async () => {
  const { ring, rung, done } = world()
  for (let order = 0; order < 20; order += 1) ring(SHOP)
  ring(OTHER)
  await done()
  expect(rung.filter((shop) => shop === SHOP)).toHaveLength(2)
  expect(rung.filter((shop) => shop === OTHER)).toHaveLength(1)
})

it('[ORD-24] rings again when the rush is over', async () => {
  const { ring, rung, state, done } = world()
  ring(SHOP)
  state.nowMs += 1_000
  ring(SHOP)
  await done()
  expect(rung).toEqual([SHOP, SHOP])
})

it('[ORD-24] a bell that cannot be reached harms nobody, and is rung again', async () => {
  const { ring, rung, state, failures, done } = world()
  state.isBroken = true
  ring(SHOP)
  await done()
  expect(failures).toHaveLength(1)
  state.isBroken = false
  state.nowMs += 1_000
  ring(SHOP)
  await done()
  expect(rung).toEqual([SHOP])
})
