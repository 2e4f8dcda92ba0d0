import type { DemandSeries, Panel } from './panel.ts'

/**
 * The panel as it was known at the end of period `originIndex`, to be forecast `horizon` periods from there. Units after
 * it are not in it. A covariate is left in the future only when the panel itself knows it beyond its own origin (a plan);
 * of all others the future is not known. Series that had not begun are left out.
 */
export function panelAt(panel: Panel, originIndex: number, horizon: number): Panel {
  const length = originIndex + 1 + horizon
  const planned = panel.covariateNames.map((_, index) => isPlanned(panel, index))
  return {
    ...panel,
    periodStarts: panel.periodStarts.slice(0, length),
    originIndex,
    horizon,
    calendar: panel.calendar.map(({ name, values }) => ({ name, values: values.slice(0, length) })),
    series: panel.series.flatMap((series) =>
      series.startIndex > originIndex ? [] : [seriesAt(series, { originIndex, length, planned })],
    ),
  }
}

/** Whether any series knows the covariate beyond the panel's origin. */
export function isPlanned(panel: Panel, covariateIndex: number): boolean {
  return panel.series.some((series) => {
    const values = series.covariates[covariateIndex]
    if (!values) return false
    for (let i = series.units.length; i < values.length; i += 1) if (!Number.isNaN(values[i] ?? Number.NaN)) return true
    return false
  })
}

/** What really came in the periods after `originIndex`, one array per series that `panelAt` keeps, in its order. */
export function unitsAfter(panel: Panel, originIndex: number, horizon: number): Float64Array[] {
  return panel.series.flatMap((series) => {
    if (series.startIndex > originIndex) return []
    const from = originIndex + 1 - series.startIndex
    return [series.units.slice(from, from + horizon)]
  })
}

function seriesAt(
  series: DemandSeries,
  cut: { originIndex: number; length: number; planned: readonly boolean[] },
): DemandSeries {
  const known = cut.originIndex + 1 - series.startIndex
  const covariates = series.covariates.map((values, index) => {
    const kept = values.slice(0, cut.length - series.startIndex)
    return cut.planned[index] === true ? kept : kept.fill(Number.NaN, known)
  })
  const { censored } = series
  return {
    ...series,
    units: series.units.slice(0, known),
    ...(censored ? { censored: censored.slice(0, known) } : {}),
    covariates,
  }
}
