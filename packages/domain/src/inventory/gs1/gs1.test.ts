import { describe, expect, it } from 'vitest'
import { writeBracketed, writeElements } from './elements.ts'
import { parseGs1 } from './parse-gs1.ts'

const scan = (text: string, yearNow = 2026) => {
  const result = parseGs1(text, yearNow)
  return result.ok ? result.value : result.error
}

describe('a scanned code', () => {
  it('[INV-30] is understood in every form that carries it', () => {
    const same = { gtin: '09521234543213', lotCode: 'LOT1', expiryDate: '2027-12-31' }
    for (const text of [
      '(01)09521234543213(17)271231(10)LOT1',
      '^01095212345432131727123110LOT1',
      '\x1D01095212345432131727123110LOT1',
      '01095212345432131727123110LOT1\r\n',
      ']C101095212345432131727123110LOT1',
      ']d20109521234543213' + '10LOT1\x1D17271231',
      'https://id.example/01/09521234543213/10/LOT1?17=271231',
      ']Q1https://id.example/01/9521234543213/10/LOT1?17=271231',
    ])
      expect(scan(text)).toMatchObject(same)
  })

  it('[INV-30] a bare GTIN of any length is the same as its fourteen digits', () => {
    expect(scan('9521234543213')).toMatchObject({ gtin: '09521234543213' })
    expect(scan('02345673')).toMatchObject({ gtin: '00000002345673' })
    expect(scan('2112345678900')).toMatchObject({ gtin: '02112345678900' })
  })

  it('[INV-30] use by counts before best before, and day 00 is the last of the month', () => {
    expect(scan('(01)09521234543213(15)280229(17)270200')).toMatchObject({ expiryDate: '2027-02-28' })
    expect(scan('(01)09521234543213(15)280200')).toMatchObject({ expiryDate: '2028-02-29' })
  })

  it('[INV-30] the century of a date lies within 49 years back and 50 ahead', () => {
    expect(scan('(17)770101', 2026)).toMatchObject({ expiryDate: '1977-01-01' })
    expect(scan('(17)760101', 2026)).toMatchObject({ expiryDate: '2076-01-01' })
    expect(scan('(17)010101', 2099)).toMatchObject({ expiryDate: '2101-01-01' })
  })

  it('[INV-30] says weight and pieces', () => {
    expect(scan('(01)09521234543213(3103)001250(30)12')).toMatchObject({ netWeightGrams: 1250, units: 12 })
  })

  it('[INV-30] says what is wrong, and where', () => {
    expect(scan('(01)09521234543214')).toMatchObject({ fault: 'check_digit', identifier: '01' })
    expect(scan('(17)271331')).toMatchObject({ fault: 'date', identifier: '17' })
    expect(scan('(89)1')).toMatchObject({ fault: 'unknown_identifier', identifier: '89' })
    expect(scan('(10)A(10)B')).toMatchObject({ fault: 'repeated', identifier: '10' })
    expect(scan(`(10)${'A'.repeat(21)}`)).toMatchObject({ fault: 'length', identifier: '10' })
    expect(scan('hello')).toMatchObject({ fault: 'not_gs1' })
    expect(scan('')).toMatchObject({ fault: 'not_gs1' })
  })

  it('[INV-30] what is written is read again', () => {
    const elements = [
      { identifier: '10', value: 'A(1' },
      { identifier: '01', value: '09521234543213' },
      { identifier: '21', value: 'S' },
    ]
    expect(scan(writeBracketed(elements))).toMatchObject({ elements })
    expect(scan(`^${writeElements(elements, '^')}`)).toMatchObject({ elements })
    expect(writeElements(elements, '^')).toBe('10A(1^010952123454321321S')
  })
})
