/** Classes of a shop's SKUs by the money they bring: A the few that bring most, C the many that bring little. */
export const VALUE_CLASSES = ['A', 'B', 'C'] as const
export type ValueClass = (typeof VALUE_CLASSES)[number]

/** Whether demand lately left what was forecast, and to which side. */
export const SUDDEN_CHANGES = ['none', 'up', 'down'] as const
export type SuddenChange = (typeof SUDDEN_CHANGES)[number]

/** What a SKU's stock is kept for: as the forecast says, at least so many, only when ordered, or not at all. */
export const SKU_MODES = ['forecast', 'floor', 'back_to_back', 'none'] as const
export type SkuMode = (typeof SKU_MODES)[number]

/** Whether a fill target counts units or money. */
export const TARGET_UNITS = ['units', 'money'] as const
export type TargetOf = (typeof TARGET_UNITS)[number]

/** What a shop is warned of. */
export const ALERT_KINDS = ['below_safety', 'overstock', 'expiring', 'sudden_change'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** How a shop wants its stock planned. */
export type ReplenishmentSetting = {
  /** Thousandths of demand that should be served from stock. */
  readonly targetPermille: number
  readonly targetOf: TargetOf
  /** Days from one order to the next. */
  readonly reviewDays: number
  /** Stock that lasts longer than this is too much. */
  readonly overstockDays: number
  /** How many days are forecast one by one. Orders look as far as their deliveries take, whatever it is. */
  readonly horizonDays: number
}

/** What holds for a shop that set nothing. */
export const DEFAULT_SETTING: ReplenishmentSetting = {
  targetPermille: 980,
  targetOf: 'units',
  reviewDays: 1,
  overstockDays: 60,
  horizonDays: 28,
}

/** The fewest and the most days that a shop may have forecast: a month, and a season. */
export const HORIZON_DAYS_MIN = 28
export const HORIZON_DAYS_MAX = 112

/** How many days of the past a forecast looks at: a year and what a weekday's mean needs. */
export const HISTORY_DAYS = 400
