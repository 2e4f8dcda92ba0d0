import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimalOf, decimalText, minorOf } from './decimal.ts'

it.each([
  ['2.55', 'GBP', 255],
  ['36.000', 'PLN', 3600],
  ['7', 'GBP', 700],
  ['1.005', 'KWD', 1005],
  ['120', 'JPY', 120],
  ['-0.5', 'GBP', -50],
  ['0.001', 'GBP', null],
  ['1e3', 'GBP', null],
  ['1,50', 'GBP', null],
  ['=1+1', 'GBP', null],
  ['', 'GBP', null],
])('%s %s is %s minor units', (text, currency, minor) => {
  expect(minorOf(text, currency)).toBe(minor)
})

it('reads back every amount it writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom('GBP', 'JPY', 'KWD'),
      (minor, currency) => minorOf(decimalOf(minor, currency), currency) === minor,
    ),
  )
})

it.each([
  ['1.234,56 €', '1234.56'],
  ['$1,234.50', '1234.50'],
  ['NT$ 1,200元', '1200'],
  ['12,5', '12.5'],
  ['1.250.000', '1250000'],
  ['1 250,00', '1250.00'],
  ['.5', '0.5'],
  ['−3', '-3'],
  ['', ''],
  ['free', null],
  ['=1+1', null],
  ['1e3', null],
])('%s as people write it is %s', (text, plain) => {
  expect(decimalText(text)).toBe(plain)
})
