import { expect, it } from 'vitest'
import type { Statement } from './engine.ts'
import { oneStatement, rowsOfOne } from './one-statement.ts'

const select = (sql: string, ...parameters: unknown[]): Statement =>
  ({ sql, parameters, query: {} }) as unknown as Statement

it('numbers the parameters of later selects on, and touches nothing in quotes', () => {
  const { text, values } = oneStatement([
    select('select $1 and $2', 'a', 'b'),
    select(`select '$1 it''s $2' as "$1" where id = $1 or id = $10`, ...'cdefghijkl'),
  ])
  expect(text).toContain('(select $1 and $2)')
  expect(text).toContain(`(select '$1 it''s $2' as "$1" where id = $3 or id = $12)`)
  expect(values).toEqual([...'abcdefghijkl'])
})

it('gives each select its rows, none for none', () => {
  expect(rowsOfOne({ rows_0: '[{"n":1}]', rows_1: '[]' }, 2)).toEqual([[{ n: 1 }], []])
})

it('takes no missing answer for none, and no rounded number for the number', () => {
  expect(() => rowsOfOne({ rows_0: '[]' }, 2)).toThrow('no rows_1')
  expect(() => rowsOfOne({ rows_0: '[{"n":9007199254740993}]' }, 1)).toThrow('int8 out of range')
  expect(rowsOfOne({ rows_0: '[{"n":0.12345678901234568,"t":"9007199254740993"}]' }, 1)).toEqual([
    [{ n: 0.12345678901234568, t: '9007199254740993' }],
  ])
})
