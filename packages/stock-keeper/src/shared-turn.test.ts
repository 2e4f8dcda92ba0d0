import { expect, it } from 'vitest'
import { SharedTurn } from './shared-turn.ts'

it('[INV-15] lets a lone step go on at once, and gathers those that follow in a rush', async () => {
  const turn = new SharedTurn()
  expect(turn.enter(1_000)).toBeNull()
  const order: string[] = []
  const steps = ['a', 'b', 'c'].map(async (name) => {
    await turn.enter(1_002)
    order.push(name)
  })
  expect(order).toEqual([])
  setTimeout(() => order.push('the next turn'), 0)
  await Promise.all(steps)
  expect(order).toEqual(['a', 'b', 'c'])
})

it('[INV-15] starts anew after a rush has passed', async () => {
  const turn = new SharedTurn()
  await turn.enter(1_000)
  await turn.enter(1_001)
  expect(turn.enter(1_007)).toBeNull()
  await turn.enter(1_008)
  expect(turn.enter(2_000)).toBeNull()
})
