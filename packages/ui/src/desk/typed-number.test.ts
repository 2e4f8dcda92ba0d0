import { expect, it } from 'vitest'
import { minorAsTyped, typedMinor, typedNumber } from './typed-number.ts'

it('reads numbers as people type them', () => {
  expect(
    ['12.50', '1,250', '1,250.5', '12,5', '１２．５', ' 7 ', '-3', '.5'].map((text) => typedNumber(text, '.')),
  ).toEqual([12.5, 1250, 1250.5, 12.5, 12.5, 7, -3, 0.5])
  expect(['12,50', '1.250', '1.250,5', '12.5'].map((text) => typedNumber(text, ','))).toEqual([
    12.5, 1250, 1250.5, 12.5,
  ])
})

it('refuses what is no number', () => {
  expect(['', 'abc', '1.2.3', '1e5', '.', '0x10', '1,2,3.4.5'].map((text) => typedNumber(text, '.'))).toEqual(
    Array.from({ length: 7 }, () => null),
  )
})

it('reads money in minor units and refuses decimals that the currency does not have', () => {
  expect([
    typedMinor('12.5', '.', 2),
    typedMinor('0.29', '.', 2),
    typedMinor('12.505', '.', 2),
    typedMinor('1200', '.', 0),
    typedMinor('12.5', '.', 0),
    typedMinor('1.250', '.', 3),
  ]).toEqual([1250, 29, null, 1200, null, 1250])
})

it('writes minor units back as they were typed', () => {
  expect([minorAsTyped(1250, '.', 2), minorAsTyped(5, ',', 2), minorAsTyped(120, '.', 0)]).toEqual([
    '12.50',
    '0,05',
    '120',
  ])
})
