import { expect, it } from 'vitest'
import { lineForCode } from './line-for-code.ts'

const MUG = '4006381333931'
const line = (
  title: string,
  gtin: string | null,
  now: { pickedUnits?: number; lotCode?: string; expiryDate?: string } = {},
) => ({
  title,
  gtin,
  units: 2,
  pickedUnits: now.pickedUnits ?? 0,
  shortUnits: 0,
  lotCode: now.lotCode ?? '',
  expiryDate: now.expiryDate ?? null,
})

it('[ORD-28] counts a scan on the first line with the code that still wants units, whatever form the code has', () => {
  const lines = [
    line('mug', MUG, { pickedUnits: 2 }),
    line('mug for another', MUG, { pickedUnits: 1 }),
    line('loose', null),
  ]
  for (const code of [MUG, `0${MUG}`, `(01)0${MUG}(10)B7`])
    expect(lineForCode(lines, code)).toEqual({ kind: 'line', line: lines[1] })
  expect(lineForCode(lines.slice(0, 1), MUG)).toEqual({ kind: 'full', title: 'mug' })
  expect(lineForCode(lines, '5000000000000')).toEqual({ kind: 'unknown' })
  expect(lineForCode(lines, '')).toEqual({ kind: 'unknown' })
})

it('[ORD-30] takes a code that says a lot for the line whose lot it is, and refuses another lot by name', () => {
  const early = line('milk', MUG, { pickedUnits: 0, lotCode: 'L1', expiryDate: '2026-12-01' })
  const late = line('milk', MUG, { pickedUnits: 0, lotCode: 'L2', expiryDate: '2026-12-09' })
  expect(lineForCode([early, late], `(01)0${MUG}(10)L2`)).toEqual({ kind: 'line', line: late })
  expect(lineForCode([early], `(01)0${MUG}(10)L2`)).toEqual({
    kind: 'wrong_lot',
    title: 'milk',
    wanted: 'L1',
    scanned: 'L2',
  })
  expect(lineForCode([early, late], MUG)).toEqual({ kind: 'line', line: early })
})

it('[ORD-30] refuses goods of another day, and takes any where the claimed lot says none', () => {
  const dated = line('milk', MUG, { pickedUnits: 0, expiryDate: '2026-12-01' })
  expect(lineForCode([dated], `(01)0${MUG}(17)261201`)).toEqual({ kind: 'line', line: dated })
  expect(lineForCode([dated], `(01)0${MUG}(17)261130`)).toEqual({
    kind: 'wrong_day',
    title: 'milk',
    wanted: '2026-12-01',
    scanned: '2026-11-30',
  })
  const plain = line('milk', MUG)
  expect(lineForCode([plain], `(01)0${MUG}(17)261130(10)X`)).toEqual({ kind: 'line', line: plain })
})
