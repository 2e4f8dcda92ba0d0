/** A table of features, one typed array per feature, all of `rows` values. NaN: not known. */
export interface FeatureTable {
  readonly rows: number
  readonly columns: readonly (Float32Array | Float64Array)[]
}

/**
 * What the trees minimise. `poisson` and `tweedie` (variance ∝ mean^power, 1 < power < 2) predict the logarithm of a
 * mean that is never negative; `l2` predicts the mean itself, `quantile` the `level` quantile.
 */
export type Objective =
  | { readonly kind: 'l2' }
  | { readonly kind: 'poisson' }
  | { readonly kind: 'tweedie'; readonly power: number }
  | { readonly kind: 'quantile'; readonly level: number }

/** One tree as flat arrays. A node with `feature` −1 is a leaf; otherwise a row goes left when its value ≤ threshold. */
export interface BoostedTree {
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  /** 1 where a row that does not know the feature goes left. */
  readonly unknownLeft: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** The leaf's addition to the score; the learning rate is already in it. */
  readonly value: readonly number[]
}

/** A trained model: plain JSON, to be stored and sent as it is. */
export interface BoostedModel {
  readonly objective: Objective
  readonly featureCount: number
  readonly baseScore: number
  readonly trees: readonly BoostedTree[]
}

/** Whether the model's scores are logarithms of means. */
export function isLogScore(objective: Objective): boolean {
  return objective.kind === 'poisson' || objective.kind === 'tweedie'
}
