/** Demand models, quantiles, replenishment policies and the replay simulator. Pure: no clock, no chance, no files. */
export { LEVEL_COUNT, LEVELS } from './panel/levels.ts'
export type { DemandSeries, Forecaster, Panel, SeriesForecast, Step } from './panel/panel.ts'
