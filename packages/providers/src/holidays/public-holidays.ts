import type { HolidayPort } from '@onhand/service/shop/ports'
import { regionCode } from './region-code.ts'

const YEAR_LETTERS = 4
const DAY_LETTERS = 10

/** Public holidays by the rules of each country and region. The rules are loaded when a shop asks for the first time. */
export function publicHolidays(): HolidayPort {
  return {
    async publicHolidays({ country, region, fromDate, toDate, locale }) {
      const { default: Holidays } = await import('date-holidays')
      const rules = new Holidays()
      const state = regionCode(region, [rules.getStates(country) ?? {}, rules.getStates(country, 'en') ?? {}])
      const options = { types: ['public' as const], languages: locale === 'en' ? ['en'] : ['zh', 'en'] }
      const calendar = state === null ? new Holidays(country, options) : new Holidays(country, state, options)
      const names = new Map<string, string>()
      const toYear = Number(toDate.slice(0, YEAR_LETTERS))
      for (let year = Number(fromDate.slice(0, YEAR_LETTERS)); year <= toYear; year += 1) {
        for (const { date, name, start, end } of calendar.getHolidays(year)) {
          for (const day of daysOf(date.slice(0, DAY_LETTERS), end.getTime() - start.getTime())) {
            if (day >= fromDate && day <= toDate && !names.has(day)) names.set(day, asWritten(name))
          }
        }
      }
      return [...names].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date))
    },
  }
}

/** The list writes a few Chinese words in simplified characters only. */
const IN_TRADITIONAL: readonly (readonly [string, string])[] = [
  [' (更换日)', '（補假）'],
  ['农历新年假期', '春節假期'],
]

function asWritten(name: string): string {
  return IN_TRADITIONAL.reduce((text, [from, to]) => text.replace(from, to), name)
}

const DAY_MS = 86_400_000

/** Every day that a holiday of this length touches; hours lost or won by a change of the clock do not count. */
function daysOf(firstDate: string, lengthMs: number): readonly string[] {
  const firstMs = Date.parse(`${firstDate}T00:00:00Z`)
  const count = Math.max(1, Math.round(lengthMs / DAY_MS))
  return Array.from({ length: count }, (_, index) =>
    new Date(firstMs + index * DAY_MS).toISOString().slice(0, DAY_LETTERS),
  )
}
