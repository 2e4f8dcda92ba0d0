/** Moves after which weights are near enough; each one is exact for its pair, so that far fewer are needed. */
const MOVES = 300
const ENOUGH = 1e-9

/**
 * The weights w, none negative and adding up to one, that make ½ w'Hw − c'w least: from equal weights on, what most
 * lowers it is moved from the worst candidate to the best (sequential minimal optimisation: Platt 1998).
 */
export function simplexWeights(hessian: Float64Array, linear: Float64Array): Float64Array {
  const count = linear.length
  const weights = new Float64Array(count).fill(1 / count)
  const at = (i: number, j: number) => hessian[i * count + j] ?? 0
  const slopes = linear.map((value, i) => {
    let slope = -value
    for (let j = 0; j < count; j++) slope += at(i, j) / count
    return slope
  })
  for (let move = 0; move < MOVES; move++) {
    let to = 0
    let from = -1
    slopes.forEach((slope, i) => {
      if (slope < (slopes[to] ?? 0)) to = i
      if ((weights[i] ?? 0) > 0 && (from < 0 || slope > (slopes[from] ?? 0))) from = i
    })
    const gap = (slopes[from] ?? 0) - (slopes[to] ?? 0)
    if (!(gap > ENOUGH)) break
    const curve = at(from, from) + at(to, to) - 2 * at(from, to)
    const step = Math.min(weights[from] ?? 0, curve > 0 ? gap / curve : 1)
    weights[from] = (weights[from] ?? 0) - step
    weights[to] = (weights[to] ?? 0) + step
    for (let i = 0; i < count; i++) slopes[i] = (slopes[i] ?? 0) + step * (at(i, to) - at(i, from))
  }
  return weights
}
