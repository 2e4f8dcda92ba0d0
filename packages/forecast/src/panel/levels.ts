/** The quantile levels of every forecast, rising; the columns q01 … q99 of a written forecast. */
export const LEVELS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99] as const

/** How many levels there are. */
export const LEVEL_COUNT = LEVELS.length
