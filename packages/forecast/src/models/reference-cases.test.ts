import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { croston } from './croston.ts'
import { automaticSmoothing } from './ets.ts'
import { bestHoltWinters, holtWinters } from './holt-winters.ts'
import { simpleSmoothing } from './smoothing.ts'
import { theta } from './theta.ts'

const FILE = join(import.meta.dirname, '../../../../../shared/science/forecast-reference-cases.json')
const present = existsSync(FILE)

type Case = { id: string; method: string; y: number[]; params: Record<string, number>; expected: unknown }
const cases: Case[] = present ? JSON.parse(readFileSync(FILE, 'utf8')).cases : []

describe.skipIf(!present)('reference outputs of R, when ../shared/science is there', () => {
  it('there are seventeen', () => expect(cases).toHaveLength(17))

  for (const one of cases) {
    it(`agrees with ${one.id}`, () => {
      const units = Float64Array.from(one.y)
      const { alpha = 0, beta = 0, gamma = 0, m = 1, h = 1 } = one.params
      switch (one.method) {
        case 'croston_classic':
          return expect(croston(units, alpha)).toBeCloseTo(Number(one.expected), 10)
        case 'ses_fixed_alpha_init_first_obs':
          return expect(simpleSmoothing(units, 1, alpha)[0]).toBeCloseTo(Number(one.expected), 10)
        case 'holt_winters_multiplicative_simple_init': {
          const model = { season: m, kind: 'multiplicative', weights: { alpha, beta, gamma } } as const
          return expectClose(holtWinters(units, h, model), one.expected, 1e-9)
        }
        // R finds its weight by a search that ends a little off the minimum.
        case 'theta':
          return expectClose(theta(units, h, m), one.expected, 1e-4)
        case 'ets_auto': {
          const expected = one.expected as { model: string; aicc: number; mean: number[] }
          const same = automaticSmoothing(units, h, { season: m, only: expected.model })
          // A lower criterion than R's is a better fit of the same model; its forecast then differs a little.
          expect(same.aicc).toBeLessThan(expected.aicc)
          expectClose(same.forecast, expected.mean, 0.01)
          return expect(automaticSmoothing(units, h, { season: m }).aicc).toBeLessThan(expected.aicc)
        }
        case 'stats_HoltWinters_additive': {
          const expected = one.expected as { alpha: number; beta: number; gamma: number; sse: number }
          const found = bestHoltWinters(units, 1, { season: m, kind: 'additive' })
          expect(found.squared).toBeLessThan(expected.sse * 1.000001)
          expect(found.weights.alpha).toBeCloseTo(expected.alpha, 2)
          expect(found.weights.beta).toBeCloseTo(expected.beta, 2)
          return expect(found.weights.gamma).toBeCloseTo(expected.gamma, 2)
        }
        default:
          throw new Error(`no model is checked by ${one.method}`)
      }
    })
  }
})

function expectClose(found: Float64Array, expected: unknown, relative: number): void {
  if (!Array.isArray(expected)) throw new Error('the case gives no list')
  expect(found).toHaveLength(expected.length)
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found[index] ?? 0) / Number(value) - 1), `period ${index + 1}`).toBeLessThan(relative)
  }
}
