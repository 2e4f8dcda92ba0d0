import { type CostRates, type Measures, measure, type SkuWeights } from './measures.ts'
import { type OrderRule, type Outcome, walkAll } from './walk.ts'
import type { World } from './world.ts'

/** A kind of rule with one number to turn. */
export interface Policy {
  readonly name: string
  /** Values of the number, from little stock to much. */
  readonly settings: readonly number[]
  readonly rule: (setting: number) => OrderRule
}

/** One run of a policy. */
export interface Run {
  readonly setting: number
  readonly outcome: Outcome
}

/** All runs of a policy over its settings: the raw material of its trade-off curve. */
export interface Sweep {
  readonly policy: string
  readonly runs: readonly Run[]
}

/** One point of a curve. */
export interface CurvePoint {
  readonly setting: number
  readonly measures: Measures
}

/** What to compare: stock in units of demand at a unit fill rate, or the same in money. */
export type Scale = 'units' | 'value'

/** Walks the world once per setting. */
export function sweep(world: World, policy: Policy, report?: (setting: number) => void): Sweep {
  const runs = policy.settings.map((setting) => {
    const { outcome } = walkAll(world, policy.rule(setting))
    report?.(setting)
    return { setting, outcome }
  })
  return { policy: policy.name, runs }
}

/** The trade-off curve of a sweep over all SKUs or some. */
export function curveOf(world: World, runs: Sweep, options: { weights: SkuWeights; rates: CostRates }): CurvePoint[] {
  return runs.runs.map(({ setting, outcome }) => ({ setting, measures: measure(world, outcome, options) }))
}

/** Fill rate and stock of a point on one scale. */
export function pointOn(scale: Scale, measures: Measures): { fill: number; cover: number } {
  return scale === 'units'
    ? { fill: measures.unitFill, cover: measures.coverPeriods }
    : { fill: measures.valueFill, cover: measures.coverPeriodsByValue }
}

/**
 * Periods of stock that a policy needs for a fill rate: between two runs on a straight line. Null where no run reaches
 * it, or all of several exceed it (a policy with one setting gives what it gives).
 */
export function coverAtFill(curve: readonly CurvePoint[], fill: number, scale: Scale): number | null {
  const points = curve.map(({ measures }) => pointOn(scale, measures)).sort((a, b) => a.cover - b.cover)
  for (let i = 0; i < points.length; i += 1) {
    const here = points[i]
    if (!here || here.fill < fill) continue
    const before = points[i - 1]
    if (!before) return here.fill === fill || points.length === 1 ? here.cover : null
    return before.cover + ((fill - before.fill) / (here.fill - before.fill)) * (here.cover - before.cover)
  }
  return null
}
