/** Demand models, quantiles, replenishment policies and the replay simulator. Pure: no clock, no chance, no files. */
export { forecastPanel } from './engine.ts'
export { buildPanel, type PanelSource, type PanelSpan, type SeriesRows } from './panel/build-panel.ts'
export { LEVEL_COUNT, LEVELS } from './panel/levels.ts'
export type { DemandSeries, Forecaster, Panel, SeriesForecast, Step } from './panel/panel.ts'
export { panelAt } from './panel/panel-at.ts'
