import { type BoostedModel, type BoostedTree, type FeatureTable, isLogScore } from './model.ts'

// exp() of more is a slip of the numbers, not a demand.
const LOG_SCORE_MAX = 30

/** The predictions of a table: means (or the quantile). `offset` is added to each score, as in training. */
export function predictTable(
  model: BoostedModel,
  table: FeatureTable,
  offset?: Float64Array | Float32Array,
): Float64Array {
  const out = scoreTable(model, table, offset)
  if (isLogScore(model.objective)) {
    for (let row = 0; row < out.length; row++) out[row] = Math.exp(Math.min(out[row] ?? 0, LOG_SCORE_MAX))
  }
  return out
}

/** The raw scores of a table, before any exponential. */
export function scoreTable(
  model: BoostedModel,
  table: FeatureTable,
  offset?: Float64Array | Float32Array,
): Float64Array {
  const scores = new Float64Array(table.rows).fill(model.baseScore)
  for (let row = 0; row < table.rows; row++) scores[row] = (scores[row] ?? 0) + (offset?.[row] ?? 0)
  for (const tree of model.trees) addTree(scores, packTree(tree), table)
  return scores
}

interface PackedTree {
  readonly feature: Int32Array
  readonly threshold: Float64Array
  readonly unknownLeft: Uint8Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly value: Float64Array
}

function packTree(tree: BoostedTree): PackedTree {
  return {
    feature: Int32Array.from(tree.feature),
    threshold: Float64Array.from(tree.threshold),
    unknownLeft: Uint8Array.from(tree.unknownLeft),
    left: Int32Array.from(tree.left),
    right: Int32Array.from(tree.right),
    value: Float64Array.from(tree.value),
  }
}

/** Adds one tree's leaf values to the scores. */
function addTree(scores: Float64Array, tree: PackedTree, table: FeatureTable): void {
  const { feature, threshold, unknownLeft, left, right, value } = tree
  for (let row = 0; row < table.rows; row++) {
    let node = 0
    let at = feature[0] ?? -1
    while (at >= 0) {
      const known = table.columns[at]?.[row] ?? Number.NaN
      const isLeft = Number.isNaN(known) ? unknownLeft[node] === 1 : known <= (threshold[node] ?? 0)
      node = (isLeft ? left[node] : right[node]) ?? 0
      at = feature[node] ?? -1
    }
    scores[row] = (scores[row] ?? 0) + (value[node] ?? 0)
  }
}
