import { expect, it } from 'vitest'
import { csvRow } from './statement-csv.ts'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x'])(
  '[BANK-7] disarms %j, which a spreadsheet would run',
  (cell) => {
    const row = csvRow([cell])
    expect(row.startsWith("'") || row.startsWith('"\'')).toBe(true)
  },
)

it('[BANK-7] quotes what needs it and leaves numbers alone', () => {
  expect(csvRow(['a "b", c', 'plain', -5, 'two\nlines'])).toBe('"a ""b"", c",plain,-5,"two\nlines"\r\n')
})
