import type { Step } from '@onhand/forecast'
import { parseMoment, periodOf } from '@onhand/forecast/panel/periods'
import type { Scale } from '@onhand/forecast/simulate/trade-off'
import type { DemandTable } from '../forecast/demand-table.ts'
import type { StockedRange } from './build-world.ts'
import { POLICY_NAMES } from './policies.ts'
import type { SimulationOptions } from './run-simulation.ts'

/** The command line's words for a simulation; what is absent follows from the file. */
export interface OptionWords {
  readonly 'score-days'?: string | undefined
  readonly 'warm-up'?: string | undefined
  readonly 'shelf-life'?: string | undefined
  readonly 'order-cost': string
  readonly review: string
  readonly end?: string | undefined
  readonly target: string
  readonly bulk?: string | undefined
  readonly range?: string | undefined
  readonly all?: boolean | undefined
  readonly policies: string
  readonly pack: string
  readonly moq: string
  readonly floor: string
  readonly holding: string
  readonly feedback: boolean
  readonly 'no-plan'?: boolean | undefined
}

/** The lengths that a period may have. */
export const STEPS: readonly Step[] = ['day', 'week', 'month', 'hour']

const SCORED: Readonly<Record<Step, number>> = { hour: 672, day: 112, week: 16, month: 24 }
const WARM_UP: Readonly<Record<Step, number>> = { hour: 336, day: 56, week: 8, month: 18 }
// Sold once or more in so many periods: four weeks of days or weeks, as many hours; two years of months.
const RANGE: Readonly<Record<Step, StockedRange>> = {
  hour: { askedPeriods: 1, ofPeriods: 672 },
  day: { askedPeriods: 1, ofPeriods: 28 },
  week: { askedPeriods: 1, ofPeriods: 4 },
  month: { askedPeriods: 1, ofPeriods: 24 },
}
const EVERYTHING: StockedRange = { askedPeriods: 0, ofPeriods: 1 }
const PER_YEAR: Readonly<Record<Step, number>> = { hour: 8766, day: 365.25, week: 52.18, month: 12 }
// A little above the promise: what is promised is kept on average, and a miss is dearer than a day of stock.
const AIM_ABOVE = 0.0015
// How fast levels follow misses, and how long a miss is remembered; chosen on windows before the last of Online Retail.
const GAIN = 15
const MEMORY = 0.7
// What was bought for a part that sells once in years stays for years: months move levels little and remember long.
const MONTHLY = { gain: 4, memory: 0.9 }

/** What the words mean for this file; refuses what cannot be meant, naming the option. */
export function optionsOf(table: DemandTable, values: OptionWords, scale: Scale): SimulationOptions {
  const scored = values['score-days'] === undefined ? SCORED[table.step] : whole('score-days', values['score-days'])
  return {
    scorePeriods: scored,
    warmUpPeriods: values['warm-up'] === undefined ? WARM_UP[table.step] : whole('warm-up', values['warm-up']),
    reviewPeriods: whole('review', values.review),
    endPeriod: values.end === undefined ? null : endOf(table, values.end),
    leadTime: null,
    packUnits: whole('pack', values.pack),
    minimumUnits: whole('moq', values.moq),
    shelfLifePeriods: values['shelf-life'] === undefined ? null : whole('shelf-life', values['shelf-life']),
    bulkShare: values.bulk === undefined ? null : share('bulk', values.bulk),
    range: values.all ? EVERYTHING : values.range === undefined ? RANGE[table.step] : rangeOf(values.range),
    seed: 1,
    usesPlan: values['no-plan'] !== true,
    policies: values.policies.split(',').map((name) => oneOf('policies', name, POLICY_NAMES)),
    scale,
    targetFill: Math.min(0.999, share('target', values.target) + AIM_ABOVE),
    floorUnits: values.floor === '0' ? 0 : whole('floor', values.floor),
    ...(table.step === 'month' ? MONTHLY : { gain: GAIN, memory: MEMORY }),
    holdingPerPeriod: share('holding', values.holding) / PER_YEAR[table.step],
    costPerOrder: amount('order-cost', values['order-cost']),
    feedback: values.feedback,
  }
}

/** One of the known words, or a refusal that lists them. */
export function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text)
  if (found === undefined) throw new Error(`--${name} is ${text}; it should be ${known.join(', ')}`)
  return found
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} is ${text}; it should be a whole number, 1 or more`)
  return Number(text)
}

function share(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new Error(`--${name} is ${text}; it should be between 0 and 1`)
  return value
}

function rangeOf(text: string): StockedRange {
  const [, asked, of] = /^(\d{1,4})\/([1-9]\d{0,3})$/.exec(text) ?? []
  const range = { askedPeriods: Number(asked), ofPeriods: Number(of) }
  if (range.askedPeriods <= range.ofPeriods) return range
  throw new Error(`--range is ${text}; it should be like 2/28: sold in two or more of the last 28 periods`)
}

function amount(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0)) throw new Error(`--${name} is ${text}; it should be a number, 0 or more`)
  return value
}

function endOf(table: DemandTable, text: string): number {
  const moment = parseMoment(text)
  if (!moment) throw new Error(`--end is ${text}; it should be a date such as 2011-09-30`)
  const period = periodOf(table.step, moment, table.weekStart)
  if (period > table.lastPeriod) throw new Error(`--end is ${text}, after the last period of ${table.name}`)
  return period + 1
}
