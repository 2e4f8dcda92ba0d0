import { expect, it } from 'vitest'
import { onceMore } from './once-more.ts'

function failing(times: number, error: Error) {
  const attempts: number[] = []
  const request = async (attempt: number) => {
    attempts.push(attempt)
    if (attempts.length <= times) throw error
    return 'answered'
  }
  return { attempts, request }
}

it('asks again, once, when a connection was lost', async () => {
  const lost = failing(1, new Error('Network connection lost.'))
  expect(await onceMore(lost.request)).toBe('answered')
  expect(lost.attempts).toEqual([1, 2])
  const away = failing(2, new Error('Network connection lost.'))
  await expect(onceMore(away.request)).rejects.toThrow('Network connection lost.')
  expect(away.attempts).toEqual([1, 2])
})

it('asks once when there is an answer, and does not wait twice', async () => {
  const fine = failing(0, new Error('unused'))
  expect(await onceMore(fine.request)).toBe('answered')
  expect(fine.attempts).toEqual([1])
  const slow = failing(1, Object.assign(new Error('too late'), { name: 'TimeoutError' }))
  await expect(onceMore(slow.request)).rejects.toThrow('too late')
  expect(slow.attempts).toEqual([1])
})
