import { expect, it } from 'vitest'
import { lineForCode } from './line-for-code.ts'

const line = (title: string, gtin: string | null, pickedUnits = 0) => ({
  title,
  gtin,
  units: 2,
  pickedUnits,
  shortUnits: 0,
})

it('[ORD-28] counts a scan on the first line with the code that still wants units, whatever form the code has', () => {
  const lines = [line('mug', '4006381333931', 2), line('mug for another', '4006381333931', 1), line('loose', null)]
  for (const code of ['4006381333931', '04006381333931', '(01)04006381333931(10)B7'])
    expect(lineForCode(lines, code)).toEqual({ kind: 'line', line: lines[1] })
  expect(lineForCode(lines.slice(0, 1), '4006381333931')).toEqual({ kind: 'full', title: 'mug' })
  expect(lineForCode(lines, '5000000000000')).toEqual({ kind: 'unknown' })
  expect(lineForCode(lines, '')).toEqual({ kind: 'unknown' })
})
