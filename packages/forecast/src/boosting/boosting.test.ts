import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import type { BoostedModel, FeatureTable } from './model.ts'
import { predictTable } from './predict.ts'
import { type BoostingOptions, trainBoosting, type TrainingRows } from './train.ts'

const SMALL = { trees: 60, leavesMax: 8, leafRowsMin: 5 }

function rowsOf(count: number, targetOf: (features: number[], dice: () => number) => number, width = 3): TrainingRows {
  const dice = diceOf(7)
  const columns = Array.from({ length: width }, () => new Float64Array(count))
  const target = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    const features = columns.map((column) => {
      column[row] = dice()
      return column[row] ?? 0
    })
    target[row] = targetOf(features, dice)
  }
  return { table: { rows: count, columns }, target }
}

/** Two rows that differ in the first of three features. */
function twoRows(first: readonly number[]): FeatureTable {
  return { rows: 2, columns: [first, [0.5, 0.5], [0.5, 0.5]].map((column) => Float64Array.from(column)) }
}

/** Knuth's Poisson draw. */
function poissonDraw(mean: number, dice: () => number): number {
  let left = dice()
  let count = 0
  for (const floor = Math.exp(-mean); left > floor; count++) left *= dice()
  return count
}

describe('boosted trees', () => {
  it('recover a step function of one feature among three', () => {
    const rows = rowsOf(2000, ([x = 0]) => (x <= 0.3 ? 1 : 5))
    const { model } = trainBoosting(rows, { ...SMALL, objective: { kind: 'l2' }, ridge: 0 })
    const at = predictTable(model, twoRows([0.1, 0.9]))
    expect(at[0]).toBeCloseTo(1, 1)
    expect(at[1]).toBeCloseTo(5, 1)
    expect(model.trees[0]?.feature[0]).toBe(0)
    expect(model.trees[0]?.threshold[0]).toBeCloseTo(0.3, 2)
  })

  it.each<BoostingOptions['objective']>([
    { kind: 'l2' },
    { kind: 'poisson' },
    { kind: 'tweedie', power: 1.3 },
    { kind: 'quantile', level: 0.8 },
  ])('never lose ground on the rows they learn from: $kind', (objective) => {
    const rows = rowsOf(800, ([x = 0, y = 0], dice) => poissonDraw(0.5 + 3 * x * y, dice))
    const { losses } = trainBoosting(rows, { ...SMALL, objective })
    expect(losses.length).toBe(60)
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual((losses[i - 1] ?? 0) + 1e-9)
  })

  it('give a Poisson mean that is in proportion to the exposure', () => {
    const rows = rowsOf(4000, ([x = 0], dice) => poissonDraw(x > 0.5 ? 6 : 2, dice))
    const offset = new Float64Array(4000).fill(Math.log(2))
    const { model } = trainBoosting({ ...rows, offset }, { ...SMALL, objective: { kind: 'poisson' } })
    const table = twoRows([0.2, 0.8])
    const [low = 0, high = 0] = predictTable(model, table)
    expect(low).toBeGreaterThan(0.9)
    expect(low).toBeLessThan(1.1)
    expect(high).toBeGreaterThan(2.8)
    expect(high).toBeLessThan(3.2)
    expect(predictTable(model, table, Float64Array.of(1, 1))[0]).toBeCloseTo(low * Math.E, 9)
  })

  it('cover the share of new rows that their level names', () => {
    const truth = ([x = 0]: number[], dice: () => number) => x * 4 + dice()
    const rows = rowsOf(6000, truth)
    const { model } = trainBoosting(
      {
        table: { rows: 4000, columns: rows.table.columns.map((c) => c.subarray(0, 4000)) },
        target: rows.target.subarray(0, 4000),
      },
      { ...SMALL, objective: { kind: 'quantile', level: 0.9 } },
    )
    const fresh = { rows: 2000, columns: rows.table.columns.map((c) => c.subarray(4000)) }
    const quantile = predictTable(model, fresh)
    const covered = rows.target.subarray(4000).filter((wanted, row) => wanted <= (quantile[row] ?? 0)).length / 2000
    expect(covered).toBeGreaterThan(0.87)
    expect(covered).toBeLessThan(0.93)
  })

  it('are the same to the bit for the same seed, and other for another', () => {
    const rows = rowsOf(500, ([x = 0], dice) => x + dice())
    const train = (seed: number) =>
      trainBoosting(rows, { ...SMALL, objective: { kind: 'l2' }, rowShare: 0.5, featureShare: 0.7, seed }).model
    expect(JSON.stringify(train(3))).toBe(JSON.stringify(train(3)))
    expect(JSON.stringify(train(3))).not.toBe(JSON.stringify(train(4)))
  })

  it('predict the same after a journey as JSON', () => {
    const rows = rowsOf(500, ([x = 0, y = 0]) => Math.round(x * 3) + y)
    const { model } = trainBoosting(rows, { ...SMALL, objective: { kind: 'tweedie', power: 1.5 } })
    const back: BoostedModel = JSON.parse(JSON.stringify(model))
    expect(predictTable(back, rows.table)).toEqual(predictTable(model, rows.table))
  })

  it('learn that not knowing a feature means something', () => {
    const rows = rowsOf(1000, ([x = 0]) => (x > 0.7 ? 9 : 1))
    const column = rows.table.columns[0] ?? new Float64Array()
    column.forEach((value, row) => {
      if (value > 0.7) column[row] = Number.NaN
    })
    const { model } = trainBoosting(rows, { ...SMALL, objective: { kind: 'l2' }, ridge: 0 })
    const at = predictTable(model, twoRows([Number.NaN, 0.6]))
    expect(at[0]).toBeCloseTo(9, 1)
    expect(at[1]).toBeCloseTo(1, 1)
  })

  it('stop when other rows gain nothing more, and keep the trees up to the best', () => {
    const noise = rowsOf(600, (_, dice) => dice())
    const half = (from: number, to: number): TrainingRows => ({
      table: { rows: to - from, columns: noise.table.columns.map((c) => c.subarray(from, to)) },
      target: noise.target.subarray(from, to),
    })
    const { model, losses } = trainBoosting(
      half(0, 300),
      { ...SMALL, objective: { kind: 'l2' }, trees: 500, patience: 5 },
      half(300, 600),
    )
    expect(losses.length).toBeLessThan(100)
    expect(model.trees.length).toBe(losses.length - 5)
  })

  it('weigh rows: a row of weight two counts as two rows', () => {
    const fine = rowsOf(400, ([x = 0], dice) => x + dice())
    // Few values, so that both cut the same bins.
    const columns = fine.table.columns.map((c) => c.map((value) => Math.round(value * 20)))
    const rows = { ...fine, table: { rows: 400, columns } }
    const doubled: TrainingRows = {
      table: { rows: 800, columns: rows.table.columns.map((c) => Float64Array.from([...c, ...c])) },
      target: Float64Array.from([...rows.target, ...rows.target]),
    }
    const options: BoostingOptions = {
      trees: 5,
      leavesMax: 4,
      objective: { kind: 'l2' },
      leafRowsMin: 1,
      leafHessianMin: 40,
    }
    const weighted = trainBoosting({ ...rows, weight: new Float64Array(400).fill(2) }, options).model
    const twice = trainBoosting(doubled, options).model
    const a = predictTable(weighted, rows.table)
    predictTable(twice, rows.table).forEach((value, row) => {
      expect(a[row]).toBeCloseTo(value, 9)
    })
  })

  it('say the mean when there is nothing to split', () => {
    const rows: TrainingRows = { table: { rows: 3, columns: [] }, target: Float64Array.of(1, 2, 6) }
    const { model } = trainBoosting(rows, { objective: { kind: 'l2' } })
    expect(model.trees).toEqual([])
    expect([...predictTable(model, rows.table)]).toEqual([3, 3, 3])
  })
})
