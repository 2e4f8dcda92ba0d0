import { describe, expect, it } from 'vitest'
import { gtinCheckDigit, isGtin } from './gtin.ts'

describe('GTIN', () => {
  it.each(['4006381333931', '96385074', '036000291452', '10012345678902', '0000000000000'])(
    '[IMP-1] takes %s',
    (gtin) => {
      expect(isGtin(gtin)).toBe(true)
    },
  )

  it.each([
    ['a wrong check digit', '4006381333932'],
    ['nine digits', '123456789'],
    ['letters', '40063813339a1'],
    ['nothing', ''],
    ['digits of another script', '４００６３８１３３３９３１'],
    ['a sign', '-006381333931'],
  ])('[IMP-1] refuses %s', (_what, gtin) => {
    expect(isGtin(gtin)).toBe(false)
  })

  it('[IMP-1] makes the digit that completes a number', () => {
    const leading = ['200000000001', '021234567890', '999999999999']
    expect(leading.map((digits) => isGtin(digits + gtinCheckDigit(digits)))).toEqual([true, true, true])
  })
})
