import { describe, expect, it } from 'vitest'
import { movedTo, toggled, visibleRange } from './table-rows.ts'

describe('visibleRange', () => {
  it('draws what is seen and a few rows around it', () => {
    expect(visibleRange({ scrollPx: 5200, heightPx: 520, rowPx: 52, count: 10_000 })).toEqual({ start: 92, end: 118 })
  })

  it('stays within the rows there are, at the top, at the end and after rows went away', () => {
    const at = (scrollPx: number, count: number) => visibleRange({ scrollPx, heightPx: 520, rowPx: 52, count })
    expect([at(0, 3), at(0, 0), at(519_480, 10_000), at(519_480, 4)]).toEqual([
      { start: 0, end: 3 },
      { start: 0, end: 0 },
      { start: 9982, end: 10_000 },
      { start: 3, end: 4 },
    ])
  })
})

describe('toggled', () => {
  const KEYS = ['a', 'b', 'c', 'd']
  const press = (selected: string[], at: { index: number; anchor: number | null; isRange: boolean }) => [
    ...toggled(new Set(selected), KEYS, at),
  ]

  it('changes one row', () => {
    expect([
      press([], { index: 1, anchor: null, isRange: false }),
      press(['b'], { index: 1, anchor: 0, isRange: false }),
    ]).toEqual([['b'], []])
  })

  it('changes all rows between two presses in either direction, all to the same', () => {
    expect([
      press(['a'], { index: 2, anchor: 0, isRange: true }),
      press(['c'], { index: 0, anchor: 2, isRange: true }),
      press(['a', 'b', 'c'], { index: 0, anchor: 2, isRange: true }),
    ]).toEqual([['a', 'b', 'c'], ['c', 'a', 'b'], []])
  })

  it('ignores a row that is no longer there', () => {
    expect(press(['a'], { index: 9, anchor: 0, isRange: true })).toEqual(['a'])
  })
})

it('moves the cursor by keys and keeps it within the rows', () => {
  const size = { count: 30, pageRows: 10 }
  expect(
    ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'x'].map((key) => movedTo(key, 4, size)),
  ).toEqual([5, 3, 14, 0, 0, 29, null])
})
