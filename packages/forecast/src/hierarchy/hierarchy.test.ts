import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { foundHierarchy } from './found-hierarchy.ts'
import { bottomUp, hierarchyOf, topDown } from './hierarchy.ts'
import { reconcile } from './reconcile.ts'
import { reconcileForecasts } from './reconcile-forecasts.ts'

const SKUS = [
  { groups: ['mugs', 'vendor a', 'york'] },
  { groups: ['mugs', 'vendor b', 'york'] },
  { groups: ['plates', 'vendor b', 'leeds'] },
]

describe('sums of forecasts', () => {
  it('are made for each category, vendor and city that SKUs name, and for all', () => {
    const hierarchy = hierarchyOf(SKUS)
    const sums = bottomUp(hierarchy, [
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    expect(Object.fromEntries(hierarchy.nodes.map(({ name }, node) => [name, [...(sums[node] ?? [])]]))).toEqual({
      mugs: [4, 6],
      'vendor a': [1, 2],
      york: [4, 6],
      'vendor b': [8, 10],
      plates: [5, 6],
      leeds: [5, 6],
      total: [9, 12],
    })
  })

  it('are shared out in proportion, and evenly when nothing is known', () => {
    expect(topDown([10, 20], [1, 3]).map((row) => [...row])).toEqual([
      [2.5, 5],
      [7.5, 15],
    ])
    expect(topDown([10], [0, 0]).map((row) => [...row])).toEqual([[5], [5]])
  })

  it('[FCT-22] add up after reconciliation from SKU to category, vendor and city, whatever was forecast', () => {
    const hierarchy = hierarchyOf(SKUS)
    const value = fc.double({ min: 0, max: 1000, noNaN: true })
    const rows = (count: number) => fc.array(fc.tuple(value, value), { minLength: count, maxLength: count })
    fc.assert(
      fc.property(
        rows(3),
        rows(hierarchy.nodes.length),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (bottom, nodes, variance) => {
          const base = {
            bottom,
            nodes,
            bottomVariance: [1, 2, variance],
            nodeVariance: nodes.map((_, i) => variance + i),
          }
          const result = reconcile(hierarchy, base)
          expect(result.nodes).toEqual(bottomUp(hierarchy, result.bottom))
          expect(result.bottom.every((row) => row.every((one) => one >= 0))).toBe(true)
        },
      ),
    )
  })

  it('leave forecasts alone that add up already, and believe the surer side of a difference', () => {
    const hierarchy = { bottomCount: 2, nodes: [{ name: 'total', members: [0, 1] }] }
    const weighed = (nodeVariance: number, total: number) =>
      reconcile(hierarchy, {
        bottom: [[4], [6]],
        nodes: [[total]],
        bottomVariance: [1, 1],
        nodeVariance: [nodeVariance],
      })
    expect(weighed(1, 10).bottom.map(([one]) => one)).toEqual([4, 6])
    expect(weighed(1e-6, 20).nodes[0]?.[0]).toBeCloseTo(20, 3)
    expect(weighed(1e6, 20).nodes[0]?.[0]).toBeCloseTo(10, 3)
    expect(weighed(1, 20).nodes[0]?.[0]).toBeCloseTo(10 + (10 * 2) / 3, 9)
  })

  it('are found in the data whatever series are called', () => {
    const dice = diceOf(3)
    const rows = Array.from({ length: 4 }, () => Float64Array.from({ length: 200 }, () => Math.floor(50 * dice())))
    const sum = (...members: number[]) =>
      Float64Array.from({ length: 200 }, (_, t) => members.reduce((all, m) => all + (rows[m]?.[t] ?? 0), 0))
    const all = [sum(0, 1, 2, 3), ...rows, sum(1, 2)].map((units, s) => ({
      sku: `s${s}`,
      location: 'all',
      startIndex: 0,
      units,
      covariates: [],
    }))
    const found = foundHierarchy(all)
    const named = found?.nodes.map(({ name, members }) => [name, members.map((at) => found.bottom[at]).sort()])
    expect(Object.fromEntries(named ?? [])).toEqual({ s0: [1, 2, 3, 4], s5: [2, 3] })
    expect(foundHierarchy(all.slice(1, 5))).toBeNull()

    const forecasts = all.map(({ sku, location }, s) => ({
      sku,
      location,
      mean: Float64Array.of(10 + s),
      quantiles: Array.from({ length: 10 }, (_, level) => Float64Array.of(level + s)),
    }))
    const together = reconcileForecasts(all, forecasts).map(({ mean }) => mean[0] ?? 0)
    expect(together[0]).toBeCloseTo(
      [1, 2, 3, 4].reduce((total, at) => total + (together[at] ?? 0), 0),
      9,
    )
    expect(together[5]).toBeCloseTo((together[2] ?? 0) + (together[3] ?? 0), 9)
  })
})
