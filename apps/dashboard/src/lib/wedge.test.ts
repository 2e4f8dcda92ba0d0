import { expect, it } from 'vitest'
import { wedgeReader } from './wedge.ts'

function typed(text: string, pauseMs: number): string | null {
  const read = wedgeReader()
  let answer: string | null = null
  let atMs = 1_000
  for (const key of [...text, 'Enter']) {
    const isControl = key === '\u001d'
    answer = read({ key: isControl ? ']' : key, isControl, atMs })
    atMs += pauseMs
  }
  return answer
}

it('takes a fast burst that ends in Enter as a code, with the separators of GS1', () => {
  expect(typed('5012345678900', 8)).toBe('5012345678900')
  expect(typed('0105012345678900\u001d10A1', 8)).toBe('0105012345678900\u001d10A1')
})

it('leaves a person who types alone, and short bursts too', () => {
  expect(typed('5012345678900', 120)).toBeNull()
  expect(typed('123', 8)).toBeNull()
})

it('begins anew after a pause', () => {
  const read = wedgeReader()
  for (const [index, key] of [...'abcdef'].entries()) read({ key, isControl: false, atMs: index * 5 })
  for (const [index, key] of [...'123456'].entries()) read({ key, isControl: false, atMs: 900 + index * 5 })
  expect(read({ key: 'Enter', isControl: false, atMs: 935 })).toBe('123456')
})
