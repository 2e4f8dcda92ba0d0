import type { Design } from './design.ts'

/** What to fit: targets and weights per period; periods of weight 0 are not looked at. */
export interface RidgeFit {
  readonly design: Design
  readonly targets: Float64Array
  readonly weights: Float64Array
  /** Multiplies every penalty of the design. */
  readonly shrinkage: number
  /** The coefficients that the penalties pull towards; zero when absent. */
  readonly prior?: Float64Array | undefined
}

/**
 * Weighted ridge regression by normal equations and Cholesky (Hoerl & Kennard 1970): minimises
 * Σ w (y − xβ)² + shrinkage · Σ penalty (β − prior)².
 */
export function fitRidge({ design, targets, weights, shrinkage, prior }: RidgeFit): Float64Array {
  const size = design.names.length
  const gram = new Float64Array(size * size)
  const right = new Float64Array(size)
  accumulate({ design, targets, weights }, gram, right)
  for (let i = 0; i < size; i++) {
    const penalty = shrinkage * (design.penalties[i] ?? 0) + 1e-9
    gram[i * size + i] = (gram[i * size + i] ?? 0) + penalty
    right[i] = (right[i] ?? 0) + penalty * (prior?.[i] ?? 0)
  }
  return solveCholesky(gram, right)
}

/** Adds the weighted products of the rows to the lower triangle of `gram` and to `right`. */
function accumulate(
  { design, targets, weights }: Pick<RidgeFit, 'design' | 'targets' | 'weights'>,
  gram: Float64Array,
  right: Float64Array,
): void {
  const size = right.length
  const { starts, columns, values } = design
  for (let row = 0; row < targets.length; row++) {
    const weight = weights[row] ?? 0
    if (weight === 0) continue
    const begin = starts[row] ?? 0
    const end = starts[row + 1] ?? 0
    const target = targets[row] ?? 0
    for (let i = begin; i < end; i++) {
      const column = columns[i] ?? 0
      const scaled = weight * (values[i] ?? 0)
      right[column] = (right[column] ?? 0) + scaled * target
      for (let j = begin; j < end; j++) {
        const other = columns[j] ?? 0
        if (other <= column)
          gram[column * size + other] = (gram[column * size + other] ?? 0) + scaled * (values[j] ?? 0)
      }
    }
  }
}

/** Solves A x = b for a positive definite A, given by its lower triangle, which is overwritten. */
export function solveCholesky(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  const x = Float64Array.from(b)
  // What is zero left of a row's first entry stays zero (the envelope of the matrix): columns that never meet cost nothing.
  const firsts = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let first = 0
    while (first < i && a[i * n + first] === 0) first++
    firsts[i] = first
    for (let j = first; j <= i; j++) {
      let sum = a[i * n + j] ?? 0
      for (let k = Math.max(first, firsts[j] ?? 0); k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0)
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (a[j * n + j] ?? 1)
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (a[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (a[i * n + i] ?? 1)
  }
  return x
}
