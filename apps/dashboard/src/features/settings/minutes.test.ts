import { expect, it } from 'vitest'
import { endAfter, minuteOf, timeOf } from './minutes.ts'

it('writes and reads times of the day', () => {
  expect([timeOf(0), timeOf(570), timeOf(1440), timeOf(1500)]).toEqual(['00:00', '09:30', '00:00', '01:00'])
  expect([minuteOf('09:30'), minuteOf('00:00'), minuteOf('')]).toEqual([570, 0, null])
})

it('takes an end that is not after the beginning for the next day', () => {
  expect([endAfter(540, 1080), endAfter(1200, 120), endAfter(0, 0), endAfter(1200, 1560)]).toEqual([
    1080, 1560, 1440, 1560,
  ])
})
