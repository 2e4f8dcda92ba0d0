import { forecastClassic } from './models/forecast-classic.ts'
import type { Forecaster } from './panel/panel.ts'

/** The forecast of every series of a panel, in its order. */
export const forecastPanel: Forecaster = (panel) => forecastClassic(panel)
