/** The best point found and its value. */
export interface Minimum {
  readonly point: number[]
  readonly value: number
}

/**
 * Minimises `f` from `start` by the simplex method of Nelder and Mead (Computer Journal 7, 1965) with the usual
 * coefficients. `steps` are the edges of the first simplex. Infinite values mark points that are not allowed.
 */
export function minimise(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  options: { steps: readonly number[]; evaluationsMax: number; tolerance?: number },
): Minimum {
  const n = start.length
  let evaluations = 0
  const at = (point: number[]): Minimum => {
    evaluations += 1
    const value = f(point)
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value }
  }
  const corners = [at([...start])]
  for (let i = 0; i < n; i += 1) corners.push(at(start.map((x, j) => (i === j ? x + (options.steps[i] ?? 0.1) : x))))
  const byValue = (a: Minimum, b: Minimum) => a.value - b.value
  corners.sort(byValue)
  while (evaluations < options.evaluationsMax) {
    const [best, worst, second] = [corners[0], corners[n], corners[n - 1]]
    if (!best || !worst || !second) break
    if (worst.value - best.value <= (options.tolerance ?? 1e-8) * (Math.abs(best.value) + 1e-12)) break
    const centre = best.point.map((_, j) => corners.slice(0, n).reduce((sum, one) => sum + (one.point[j] ?? 0), 0) / n)
    const along = (t: number) => at(centre.map((c, j) => c + t * ((worst.point[j] ?? 0) - c)))
    const mirrored = along(-1)
    if (mirrored.value < best.value) {
      const further = along(-2)
      corners[n] = further.value < mirrored.value ? further : mirrored
    } else if (mirrored.value < second.value) corners[n] = mirrored
    else {
      const inner = along(mirrored.value < worst.value ? -0.5 : 0.5)
      if (inner.value < Math.min(mirrored.value, worst.value)) corners[n] = inner
      else {
        for (let i = 1; i <= n; i += 1) {
          corners[i] = at(best.point.map((b, j) => b + 0.5 * ((corners[i]?.point[j] ?? b) - b)))
        }
      }
    }
    corners.sort(byValue)
  }
  return corners[0] ?? { point: [...start], value: Number.POSITIVE_INFINITY }
}

/** Minimises a function of one number between `low` and `high` by golden section (Kiefer 1953), to `tolerance`. */
export function minimiseBetween(
  f: (x: number) => number,
  range: { low: number; high: number; tolerance: number },
): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let { low, high } = range
  let inner = high - ratio * (high - low)
  let outer = low + ratio * (high - low)
  let [atInner, atOuter] = [f(inner), f(outer)]
  while (high - low > range.tolerance) {
    if (atInner <= atOuter) {
      high = outer
      outer = inner
      atOuter = atInner
      inner = high - ratio * (high - low)
      atInner = f(inner)
    } else {
      low = inner
      inner = outer
      atInner = atOuter
      outer = low + ratio * (high - low)
      atOuter = f(outer)
    }
  }
  return (low + high) / 2
}
