import { describe, expect, test } from 'vitest'
import { dayNumber } from '../panel/periods.ts'
import { christmasBlock } from './calendar-blocks.ts'

/** The name of the span that a date falls into; none on ordinary days. */
function spanOf(year: number, month: number, day: number): string | undefined {
  const block = christmasBlock(Int32Array.of(dayNumber(year, month, day)), 1)
  const [column] = block.entries(0)
  return column === undefined ? undefined : block.names[column]
}

describe('the weeks around Christmas', () => {
  test('are told by their distance from it, over the turn of the year as well', () => {
    expect(spanOf(2025, 12, 24)).toBe('christmas -1')
    expect(spanOf(2025, 12, 25)).toBe('christmas 0')
    expect(spanOf(2025, 12, 1)).toBe('christmas -24')
    expect(spanOf(2025, 12, 31)).toBe('christmas 6')
    expect(spanOf(2026, 1, 1)).toBe('christmas 7')
    expect(spanOf(2026, 1, 6)).toBe('christmas 8')
  })

  test('are no part of the rest of the year', () => {
    for (const [month, day] of [
      [11, 30],
      [1, 7],
      [6, 30],
      [7, 1],
    ] as const) {
      expect(spanOf(2025, month, day)).toBeUndefined()
    }
  })
})
