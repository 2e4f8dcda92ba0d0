import { decompose, withoutSeason } from './decompose.ts'
import { lineThrough } from './holt-winters.ts'
import { type Minimum, minimise } from './minimise.ts'

/** One model of the family: error A or M, trend none, A or Ad, season none, A or M. */
interface EtsModel {
  readonly error: 'A' | 'M'
  readonly trend: 'N' | 'A' | 'Ad'
  readonly season: 'N' | 'A' | 'M'
}

/** The model of least AICc, its forecast and the criterion. */
export interface AutomaticSmoothing {
  readonly name: string
  readonly aicc: number
  readonly forecast: Float64Array
}

// Longer seasons have more first figures than a search over them can bear; theirs come from the decomposition.
const FREE_FIGURES_MAX = 12
const EVALUATIONS_PER_PARAMETER = 250
const PHI = { low: 0.8, high: 0.98 }

const MODELS: readonly EtsModel[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'Ad'] as const).flatMap((trend) =>
    (['N', 'A', 'M'] as const).flatMap((season) => (error === 'A' && season === 'M' ? [] : [{ error, trend, season }])),
  ),
)

/**
 * Exponential smoothing in state space form, chosen by AICc (Hyndman, Koehler, Snyder and Grose, International Journal of
 * Forecasting 18, 2002), with the models and bounds that R's `ets` allows. Multiplicative models need positive values.
 * `only` fits one model by its name, such as `ETS(M,Ad,M)`.
 */
export function automaticSmoothing(
  units: Float64Array,
  horizon: number,
  options: { season: number; only?: string },
): AutomaticSmoothing {
  const { season, only } = options
  const positive = units.every((value) => value > 0)
  const seasonal = season > 1 && units.length > 2 * season
  let best: { fit: Fit; aicc: number } | null = null
  for (const model of MODELS) {
    if (only !== undefined && nameOf(model) !== only) continue
    if (model.season !== 'N' && !seasonal) continue
    if (!positive && (model.error === 'M' || model.season === 'M')) continue
    const fit = new Fit(units, model, seasonal ? season : 1)
    const aicc = fit.run()
    if (!best || aicc < best.aicc) best = { fit, aicc }
  }
  if (!best || !Number.isFinite(best.aicc)) {
    return { name: 'mean', aicc: Number.POSITIVE_INFINITY, forecast: new Float64Array(horizon).fill(units.at(-1) ?? 0) }
  }
  return { name: best.fit.name(), aicc: best.aicc, forecast: best.fit.forecast(horizon) }
}

function nameOf({ error, trend, season }: EtsModel): string {
  return `ETS(${error},${trend},${season})`
}

class Fit {
  readonly #units: Float64Array
  readonly #model: EtsModel
  readonly #season: number
  readonly #figures: Float64Array
  readonly #start: { level: number; trend: number; figure: Float64Array }
  readonly #freeFigures: boolean
  #best: Minimum = { point: [], value: Number.POSITIVE_INFINITY }
  #level = 0
  #trend = 0

  constructor(units: Float64Array, model: EtsModel, season: number) {
    this.#units = units
    this.#model = model
    this.#season = model.season === 'N' ? 1 : season
    this.#figures = new Float64Array(this.#season)
    this.#freeFigures = model.season !== 'N' && season <= FREE_FIGURES_MAX
    this.#start = this.#firstGuess()
  }

  /** Fits the parameters; answers the AICc. */
  run(): number {
    const { start, steps } = this.#simplex()
    let found = minimise((point) => this.#cost(point), start, {
      steps,
      evaluationsMax: EVALUATIONS_PER_PARAMETER * start.length,
    })
    // Nelder and Mead's simplex collapses in many dimensions; a fresh one from where it stopped finds the rest.
    for (let again = 0; again < 6; again += 1) {
      const next = minimise((point) => this.#cost(point), found.point, {
        steps: steps.map((step) => step * 0.5),
        evaluationsMax: EVALUATIONS_PER_PARAMETER * start.length,
      })
      const gain = found.value - next.value
      found = next.value < found.value ? next : found
      if (!(gain > 1e-3)) break
    }
    this.#best = found
    const count = start.length + 1 + (this.#model.season === 'N' || this.#freeFigures ? 0 : this.#season - 1)
    const n = this.#units.length
    return n > count + 1
      ? found.value + 2 * count + (2 * count * (count + 1)) / (n - count - 1)
      : Number.POSITIVE_INFINITY
  }

  name(): string {
    return nameOf(this.#model)
  }

  forecast(horizon: number): Float64Array {
    this.#cost(this.#best.point)
    const phi = this.#model.trend === 'Ad' ? (this.#best.point.at(this.#phiIndex()) ?? 1) : 1
    let factor = 1
    let sum = 0
    return Float64Array.from({ length: horizon }, (_, h) => {
      factor *= phi
      sum += factor
      const base = this.#level + (this.#model.trend === 'N' ? 0 : sum * this.#trend)
      const own = this.#figures[(this.#units.length + h) % this.#season] ?? 0
      if (this.#model.season === 'N') return base
      return this.#model.season === 'A' ? base + own : base * own
    })
  }

  /** Order of the parameters: alpha, beta, gamma, phi, level, trend, figures but the last; those that the model has. */
  #simplex(): { start: number[]; steps: number[] } {
    const { trend, season } = this.#model
    const size = Math.abs(this.#start.level) || 1
    const start = [0.3]
    const steps = [0.15]
    const push = (value: number, step: number) => {
      start.push(value)
      steps.push(step)
    }
    if (trend !== 'N') push(0.05, 0.05)
    if (season !== 'N') push(0.1, 0.1)
    if (trend === 'Ad') push(0.95, -0.05)
    push(this.#start.level, 0.05 * size)
    if (trend !== 'N') push(this.#start.trend, Math.max(1e-3 * size, 0.5 * Math.abs(this.#start.trend)))
    if (this.#freeFigures) {
      const step = season === 'A' ? 0.03 * size : 0.03
      for (let phase = 0; phase < this.#season - 1; phase += 1) push(this.#start.figure[phase] ?? 0, step)
    }
    return { start, steps }
  }

  #phiIndex(): number {
    return 2 + (this.#model.season === 'N' ? 0 : 1)
  }

  /** −2 log likelihood but for a constant; leaves the last states behind. Infinite outside the bounds. */
  #cost(point: readonly number[]): number {
    const { trend, season, error } = this.#model
    let at = 0
    const alpha = point[at++] ?? 0
    const beta = trend === 'N' ? 0 : (point[at++] ?? 0)
    const gamma = season === 'N' ? 0 : (point[at++] ?? 0)
    const phi = trend === 'Ad' ? (point[at++] ?? 0) : 1
    if (alpha < 1e-4 || alpha > 0.9999 || beta < 0 || beta > alpha || gamma < 0 || gamma > 1 - alpha)
      return Number.POSITIVE_INFINITY
    if (trend === 'Ad' && (phi < PHI.low || phi > PHI.high)) return Number.POSITIVE_INFINITY
    this.#level = point[at++] ?? 0
    this.#trend = trend === 'N' ? 0 : (point[at++] ?? 0)
    this.#fillFigures(point, at)
    return this.#filter({ alpha, beta, gamma, phi }, error === 'M')
  }

  #fillFigures(point: readonly number[], from: number): void {
    if (!this.#freeFigures) {
      this.#figures.set(this.#start.figure)
      return
    }
    let rest = this.#model.season === 'A' ? 0 : this.#season
    for (let phase = 0; phase < this.#season - 1; phase += 1) {
      const value = point[from + phase] ?? 0
      this.#figures[phase] = value
      rest -= value
    }
    this.#figures[this.#season - 1] = rest
  }

  #filter(weights: { alpha: number; beta: number; gamma: number; phi: number }, relative: boolean): number {
    const { alpha, beta, gamma, phi } = weights
    const kind = this.#model.season
    const figures = this.#figures
    let [squared, logs, level, slope, phase] = [0, 0, this.#level, this.#trend, 0]
    for (const value of this.#units) {
      const base = level + phi * slope
      const own = figures[phase] ?? 0
      const expected = kind === 'N' ? base : kind === 'A' ? base + own : base * own
      const error = value - expected
      if (relative || kind === 'M') {
        if (expected <= 0 || base <= 0) return Number.POSITIVE_INFINITY
      }
      if (relative) {
        squared += (error / expected) ** 2
        logs += Math.log(expected)
      } else squared += error * error
      const step = kind === 'M' ? error / own : error
      level = base + alpha * step
      slope = phi * slope + beta * step
      if (kind !== 'N') figures[phase] = own + gamma * (kind === 'A' ? error : error / base)
      phase = phase + 1 === this.#season ? 0 : phase + 1
    }
    this.#level = level
    this.#trend = slope
    return this.#units.length * Math.log(Math.max(squared, 1e-300)) + 2 * logs
  }

  #firstGuess(): { level: number; trend: number; figure: Float64Array } {
    const kind = this.#model.season === 'A' ? 'additive' : 'multiplicative'
    const none = new Float64Array([kind === 'additive' ? 0 : 1])
    const figure = this.#model.season === 'N' ? none : decompose(this.#units, this.#season, kind).figure
    const adjusted = this.#model.season === 'N' ? this.#units : withoutSeason(this.#units, figure, kind)
    const line = lineThrough(adjusted.subarray(0, Math.max(10, 2 * this.#season)))
    return { level: line.at0, trend: line.slope, figure }
  }
}
