import { BAND_LEVELS } from '@onhand/domain/forecasting/score'
import { LEVELS } from '@onhand/forecast'

/** Where the bands' levels are among those of a forecast. */
export const BAND_PLACES = BAND_LEVELS.map((level) => LEVELS.indexOf(level))
