import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

describe('cursor', () => {
  it('gives back what was written', () => {
    const values = ['newest', 1_795_000_000_000, 'prd_茶']
    expect(readCursor(writeCursor(values), 3)).toEqual(values)
  })

  it.each([
    ['of another length', ['newest', 1]],
    ['with a number beyond all numbers', ['newest', 1e308, 'x']],
    ['with a fraction', ['newest', 1.5, 'x']],
    ['with what no text may hold', ['newest', 1, 'a\0b']],
    ['with half a character', ['newest', 1, '\ud800']],
    ['with what is neither text nor number', ['newest', null, 'x']],
    ['that is no list', { length: 3 }],
  ])('takes one %s for none', (_what, values) => {
    expect(readCursor(Buffer.from(JSON.stringify(values)).toString('base64url'), 3)).toBeNull()
  })

  it.each(['', '%%%', '\0', 'bm90IGpzb24'])('takes %j for none', (text) => {
    expect(readCursor(text, 3)).toBeNull()
  })
})
