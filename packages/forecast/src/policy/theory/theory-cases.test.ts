import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASES, type Numbers } from './case-models.ts'

interface TheoryCase {
  readonly id: string
  readonly model: string
  readonly inputs: Record<string, unknown>
  readonly expected: Numbers
  readonly abs_tol: number
  readonly source: string
}

const FILE = join(import.meta.dirname, '../../../../../../shared/science/inventory-theory-examples.json')
const isThere = existsSync(FILE)
const absence = isThere ? '' : ' (skipped: ../shared/science/inventory-theory-examples.json is not here)'
const cases: TheoryCase[] = isThere ? JSON.parse(readFileSync(FILE, 'utf8')).cases : []

describe(`published numeric examples of inventory theory${absence}`, () => {
  it.skipIf(!isThere)('there are 98 of them and each has its model here', () => {
    expect(cases).toHaveLength(98)
    expect([...new Set(cases.map(({ model }) => model))].filter((model) => !(model in CASES))).toEqual([])
  })

  for (const { id, model, inputs, expected, abs_tol } of cases) {
    it(`${id} (${model}) comes out as published, within ${abs_tol}`, () => {
      const actual = CASES[model]?.(inputs) ?? {}
      for (const [name, value] of Object.entries(expected)) {
        if (name === 'optimal_plans') expect(value).toContainEqual(actual['order_quantities'])
        else expect(far(actual[name], value), `${name}: ${actual[name]} for ${value}`).toBeLessThanOrEqual(abs_tol)
      }
    })
  }
})

/** The largest difference between a computed number or list and the published one. */
function far(actual: unknown, published: unknown): number {
  if (Array.isArray(published)) {
    if (!Array.isArray(actual) || actual.length !== published.length) return Number.POSITIVE_INFINITY
    return Math.max(...published.map((value, i) => far(actual[i], value)))
  }
  if (typeof actual !== 'number' || typeof published !== 'number') return Number.POSITIVE_INFINITY
  return Math.abs(actual - published)
}
