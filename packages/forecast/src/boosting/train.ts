import { type Dice, diceOf } from '../panel/dice.ts'
import { type BinnedTable, binLike, binTable } from './binning.ts'
import type { BoostedModel, BoostedTree, FeatureTable, Objective } from './model.ts'
import { baseScoreOf, derive, meanLoss, type Targets, weightedQuantile } from './objective.ts'
import { type GrownTree, growTree } from './tree-grower.ts'

/** Rows to learn from: features, and what each row should give. */
export interface TrainingRows extends Targets {
  readonly table: FeatureTable
}

/** How to learn. What is left out has the default named. */
export interface BoostingOptions {
  readonly objective: Objective
  /** Trees at most, 100. */
  readonly trees?: number
  /** Leaves of a tree at most, 31. */
  readonly leavesMax?: number
  /** Depth at most, 12. */
  readonly depthMax?: number
  /** Share of each tree's correction that is used, 0.1. */
  readonly learningRate?: number
  /** Rows in a leaf at least, 20. */
  readonly leafRowsMin?: number
  /** Sum of hessians in a leaf at least, 1e-3. */
  readonly leafHessianMin?: number
  /** L2 on leaf values, 1. */
  readonly ridge?: number
  /** Bins per feature at most, 255. */
  readonly binsMax?: number
  /** Share of rows each tree sees, 1. */
  readonly rowShare?: number
  /** Share of features each tree sees, 1. */
  readonly featureShare?: number
  /** Seed of the samples, 1. */
  readonly seed?: number
  /** Trees without a better validation loss before training ends, 20; only with validation rows. */
  readonly patience?: number
}

/** A trained model and the loss after each tree: on the validation rows where there are some, else on the training rows. */
export interface TrainedModel {
  readonly model: BoostedModel
  readonly losses: readonly number[]
}

/**
 * Gradient boosting of regression trees over histograms (Friedman 2001; Ke et al. 2017, LightGBM: leaf-wise growth).
 * Same rows, options and seed give the same model to the bit. With validation rows the trees after the best are dropped.
 */
export function trainBoosting(rows: TrainingRows, options: BoostingOptions, validation?: TrainingRows): TrainedModel {
  const settings = { ...DEFAULTS, ...options }
  const run = startRun(rows, settings, validation)
  const trees: BoostedTree[] = []
  const losses: number[] = []
  let best = { loss: Number.POSITIVE_INFINITY, trees: 0 }
  while (trees.length < settings.trees) {
    const grown = nextTree(run, rows, settings)
    if (grown.leaves.length < 2) break
    trees.push(grown.tree)
    const check = run.validation
    if (check !== undefined) addBinned(check.score, grown, check.table)
    losses.push(
      check ? meanLoss(settings.objective, check.rows, check.score) : meanLoss(settings.objective, rows, run.score),
    )
    const loss = losses.at(-1) ?? 0
    if (loss < best.loss - 1e-12) best = { loss, trees: trees.length }
    if (check !== undefined && trees.length - best.trees >= settings.patience) break
  }
  const kept = validation === undefined ? trees : trees.slice(0, best.trees)
  const featureCount = rows.table.columns.length
  return { model: { objective: settings.objective, featureCount, baseScore: run.baseScore, trees: kept }, losses }
}

const DEFAULTS = {
  trees: 100,
  leavesMax: 31,
  depthMax: 12,
  learningRate: 0.1,
  leafRowsMin: 20,
  leafHessianMin: 1e-3,
  ridge: 1,
  gainMin: 1e-9,
  binsMax: 255,
  rowShare: 1,
  featureShare: 1,
  seed: 1,
  patience: 20,
}

type Settings = typeof DEFAULTS & { readonly objective: Objective }

interface Run {
  readonly table: BinnedTable
  readonly baseScore: number
  readonly score: Float64Array
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly dice: Dice
  readonly validation:
    | { readonly rows: TrainingRows; readonly table: BinnedTable; readonly score: Float64Array }
    | undefined
}

function startRun(rows: TrainingRows, settings: Settings, validation: TrainingRows | undefined): Run {
  const table = binTable(rows.table, settings.binsMax)
  const baseScore = baseScoreOf(settings.objective, rows)
  const size = rows.table.rows
  return {
    table,
    baseScore,
    score: firstScores(rows, baseScore),
    gradient: new Float64Array(size),
    hessian: new Float64Array(size),
    dice: diceOf(settings.seed),
    validation: validation && {
      rows: validation,
      table: binLike(validation.table, table.edges),
      score: firstScores(validation, baseScore),
    },
  }
}

function firstScores(rows: TrainingRows, baseScore: number): Float64Array {
  return Float64Array.from({ length: rows.table.rows }, (_, row) => baseScore + (rows.offset?.[row] ?? 0))
}

function nextTree(run: Run, rows: TrainingRows, settings: Settings): GrownTree {
  derive(settings.objective, rows, run)
  const order = sampleOf(run.table.rows, settings.rowShare, run.dice)
  const features = [...sampleOf(run.table.bins.length, settings.featureShare, run.dice)]
  const grown = growTree({ ...run, order, features }, settings)
  if (settings.objective.kind === 'quantile')
    renewLeaves({ grown, order, level: settings.objective.level }, rows, run.score)
  const { value } = grown.tree
  for (let node = 0; node < value.length; node++) value[node] = (value[node] ?? 0) * settings.learningRate
  if (order.length < run.table.rows) addBinned(run.score, grown, run.table)
  else addLeaves(run.score, grown, order)
  return grown
}

/** A rising random sample of 0 … size − 1; all of them for a share of 1, one at least. */
function sampleOf(size: number, share: number, dice: Dice): Int32Array {
  const all = new Int32Array(size)
  for (let i = 0; i < size; i++) all[i] = i
  if (share >= 1) return all
  const wanted = Math.max(1, Math.round(size * share))
  let taken = 0
  for (let i = 0; i < size && taken < wanted; i++) {
    if (dice() * (size - i) < wanted - taken) all[taken++] = i
  }
  return all.slice(0, taken)
}

/** Leaf values of a quantile model: the quantile of what is left in the leaf, since its hessian says nothing. */
function renewLeaves(
  work: { readonly grown: GrownTree; readonly order: Int32Array; readonly level: number },
  rows: TrainingRows,
  score: Float64Array,
): void {
  for (const leaf of work.grown.leaves) {
    const rest: { value: number; weight: number }[] = []
    for (let i = leaf.start; i < leaf.end; i++) {
      const row = work.order[i] ?? 0
      rest.push({ value: (rows.target[row] ?? 0) - (score[row] ?? 0), weight: rows.weight?.[row] ?? 1 })
    }
    work.grown.tree.value[leaf.node] = weightedQuantile(rest, work.level)
  }
}

function addLeaves(score: Float64Array, grown: GrownTree, order: Int32Array): void {
  for (const leaf of grown.leaves) {
    const step = grown.tree.value[leaf.node] ?? 0
    for (let i = leaf.start; i < leaf.end; i++) {
      const row = order[i] ?? 0
      score[row] = (score[row] ?? 0) + step
    }
  }
}

function addBinned(score: Float64Array, grown: GrownTree, table: BinnedTable): void {
  const { tree, bin } = grown
  for (let row = 0; row < table.rows; row++) {
    let node = 0
    let feature = tree.feature[0] ?? -1
    while (feature >= 0) {
      const at = table.bins[feature]?.[row] ?? 0
      const isLeft = at === 0 ? tree.unknownLeft[node] === 1 : at <= (bin[node] ?? 0)
      node = (isLeft ? tree.left[node] : tree.right[node]) ?? 0
      feature = tree.feature[node] ?? -1
    }
    score[row] = (score[row] ?? 0) + (tree.value[node] ?? 0)
  }
}
