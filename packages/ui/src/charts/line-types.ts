/** How a line looks: what it is about, what it is compared with, another comparison, a warning. */
export type LineLook = 'main' | 'before' | 'other' | 'signal'

/** One line; null is a gap. */
export type ChartLine = {
  readonly label: string
  readonly look: LineLook
  readonly values: readonly (number | null)[]
  /** Fills what lies below. */
  readonly isArea?: boolean
}

/** The area between two lines: where something is likely to be. */
export type ChartBand = {
  readonly label: string
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** A chart of lines over time. */
export type LineChartProps = {
  /** What the chart is, for those who do not see it. */
  readonly label: string
  /** What each point is called: a day, a week. */
  readonly points: readonly string[]
  readonly lines: readonly ChartLine[]
  readonly bands?: readonly ChartBand[]
  /** Where the scale begins; nought unless said. */
  readonly from?: number
  /** A level that was promised. */
  readonly goal?: { readonly value: number; readonly label: string }
  /** An event at a point: since then. */
  readonly marker?: { readonly index: number; readonly label: string } | null
  format(value: number): string
  /** How the lines across are written, when that is shorter. */
  formatTick?(value: number): string
}
