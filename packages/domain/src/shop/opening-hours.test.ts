import { describe, expect, it } from 'vitest'
import { copyDay, hoursProblem, type Period } from './opening-hours.ts'

const on = (weekday: number, opens: number, closes: number): Period => ({
  weekday,
  opensMinute: opens * 60,
  closesMinute: closes * 60,
})

describe('opening hours', () => {
  it.each<[string, Period[]]>([
    ['none', []],
    ['a lunch break', [on(1, 9, 13), on(1, 14, 18)]],
    ['one period right after another', [on(1, 9, 12), on(1, 12, 18)]],
    ['a night until three', [on(6, 20, 27), on(7, 10, 18)]],
    ['a whole day', [on(1, 0, 24)]],
  ])('[ONB-3] may be: %s', (_what, periods) => {
    expect(hoursProblem(periods)).toBeNull()
  })

  it.each<[string, Period[], number]>([
    ['closing before opening', [on(1, 9, 9)], 0],
    ['more than a day', [on(1, 0, 25)], 0],
    ['two that overlap', [on(1, 9, 13), on(1, 12, 18)], 1],
    ['the same twice', [on(1, 9, 13), on(1, 9, 13)], 1],
    ['a night that runs into the morning', [on(5, 20, 30), on(6, 5, 12)], 1],
    ['Sunday night into Monday', [on(1, 1, 5), on(7, 20, 26)], 1],
  ])('[ONB-3] may not be: %s', (_what, periods, index) => {
    expect(hoursProblem(periods)?.index).toBe(index)
  })

  it('copies a day with its break to others, and replaces what they had', () => {
    const week = [on(1, 9, 13), on(1, 14, 18), on(2, 7, 8), on(6, 10, 12)]
    expect(copyDay(week, 1, [1, 2, 3])).toEqual([
      on(1, 9, 13),
      on(1, 14, 18),
      on(2, 9, 13),
      on(2, 14, 18),
      on(3, 9, 13),
      on(3, 14, 18),
      on(6, 10, 12),
    ])
  })
})
