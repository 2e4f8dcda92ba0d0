import { isLogScore, type Objective } from './model.ts'

/** What is to be learnt: a target per row, and perhaps a weight and an addition to the score (log of an exposure). */
export interface Targets {
  readonly target: Float64Array | Float32Array
  readonly weight?: Float64Array | Float32Array
  readonly offset?: Float64Array | Float32Array
}

// exp() of more is a slip of the numbers, not a demand.
const LOG_SCORE_MAX = 30

/** The best score without any tree. */
export function baseScoreOf(objective: Objective, targets: Targets): number {
  if (objective.kind === 'quantile') return quantileOfRows(targets, objective.level)
  const isLog = isLogScore(objective)
  let sum = 0
  let exposure = 0
  for (let row = 0; row < targets.target.length; row++) {
    const weight = targets.weight?.[row] ?? 1
    const offset = targets.offset?.[row] ?? 0
    sum += weight * ((targets.target[row] ?? 0) - (isLog ? 0 : offset))
    exposure += weight * (isLog ? Math.exp(offset) : 1)
  }
  if (exposure <= 0) return 0
  return isLog ? Math.log(Math.max(sum / exposure, 1e-9)) : sum / exposure
}

/** First and second derivative of each row's loss at its score (offset included), weights applied. */
export function derive(
  objective: Objective,
  targets: Targets,
  state: { readonly score: Float64Array; readonly gradient: Float64Array; readonly hessian: Float64Array },
): void {
  const { score, gradient, hessian } = state
  const power = objective.kind === 'tweedie' ? objective.power : 1
  const level = objective.kind === 'quantile' ? objective.level : 0.5
  for (let row = 0; row < score.length; row++) {
    const at = score[row] ?? 0
    const wanted = targets.target[row] ?? 0
    const weight = targets.weight?.[row] ?? 1
    let slope = at - wanted
    let bend = 1
    if (objective.kind === 'quantile') {
      slope = wanted > at ? -level : 1 - level
    } else if (objective.kind !== 'l2') {
      const bounded = Math.min(at, LOG_SCORE_MAX)
      const down = power === 1 ? wanted : wanted * Math.exp((1 - power) * bounded)
      const up = Math.exp((2 - power) * bounded)
      slope = up - down
      bend = (2 - power) * up - (1 - power) * down
    }
    gradient[row] = weight * slope
    hessian[row] = weight * Math.max(bend, 1e-12)
  }
}

/** Mean loss per unit of weight: half squared error, deviance up to a constant, or pinball. */
export function meanLoss(objective: Objective, targets: Targets, score: Float64Array): number {
  let sum = 0
  let weights = 0
  for (let row = 0; row < score.length; row++) {
    const weight = targets.weight?.[row] ?? 1
    sum += weight * rowLoss(objective, targets.target[row] ?? 0, score[row] ?? 0)
    weights += weight
  }
  return weights > 0 ? sum / weights : 0
}

/** The loss of one row at its score: half squared error, deviance up to a constant, or pinball. */
export function rowLoss(objective: Objective, wanted: number, score: number): number {
  if (objective.kind === 'l2') return (score - wanted) ** 2 / 2
  if (objective.kind === 'quantile') {
    return wanted > score ? objective.level * (wanted - score) : (1 - objective.level) * (score - wanted)
  }
  const at = Math.min(score, LOG_SCORE_MAX)
  if (objective.kind === 'poisson') return Math.exp(at) - wanted * at
  const { power } = objective
  return Math.exp((2 - power) * at) / (2 - power) - (wanted * Math.exp((1 - power) * at)) / (1 - power)
}

function quantileOfRows(targets: Targets, level: number): number {
  const rows = Array.from(targets.target, (wanted, row) => ({
    value: wanted - (targets.offset?.[row] ?? 0),
    weight: targets.weight?.[row] ?? 1,
  }))
  return weightedQuantile(rows, level)
}

/** The smallest value below or at which at least `level` of the weight lies; 0 for no rows. */
export function weightedQuantile(rows: { readonly value: number; readonly weight: number }[], level: number): number {
  rows.sort((a, b) => a.value - b.value)
  let total = 0
  for (const row of rows) total += row.weight
  let below = 0
  for (const row of rows) {
    below += row.weight
    if (below >= level * total - 1e-12) return row.value
  }
  return rows.at(-1)?.value ?? 0
}
