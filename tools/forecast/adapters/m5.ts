import { dirname } from 'node:path'
import { dayNumber, isoOfPeriod } from '@onhand/forecast/panel/periods'
import { columnOf, numberCell } from '../cells.ts'
import { neighbour } from '../neighbour.ts'
import { type DemandTable, type SeriesFacts, TableBuilder } from '../demand-table.ts'
import type { Adapter, OpenFile } from './adapter.ts'

// d_1 of the competition's calendar.
const DAY_ONE = dayNumber(2011, 1, 29)
const STATES = ['CA', 'TX', 'WI']

/** The M5 files: one row per series, one column `d_…` per day; calendar.csv beside them gives events and SNAP days. */
export const m5: Adapter = {
  name: 'm5',
  matches: (header) => header.some((name) => /^d_\d+$/.test(name)),
  async read(file) {
    const { header } = file
    const days = header.flatMap((name, index) => (/^d_\d+$/.test(name) ? [{ index, day: Number(name.slice(2)) }] : []))
    const calendar = await readCalendar(dirname(file.path))
    const builder = new TableBuilder(1)
    for await (const record of file.records) {
      const place = { file: file.path, record, header }
      const facts = factsOf(header, record.cells)
      const snap = snapOf(calendar, facts.groups ?? [])
      for (const { index, day } of days) {
        builder.add(facts, DAY_ONE + day - 1, { units: numberCell(place, index), covariates: [snap(day)] })
      }
      const last = days.at(-1)?.day ?? 0
      for (let day = last + 1; day < calendar.length; day += 1) {
        builder.add(facts, DAY_ONE + day - 1, { units: Number.NaN, covariates: [snap(day)] })
      }
    }
    return finish(file, builder, calendar)
  },
}

type CalendarDay = { readonly events: readonly string[]; readonly snap: readonly number[] }

function finish(file: OpenFile, builder: TableBuilder, calendar: readonly CalendarDay[]): DemandTable {
  const names = [...new Set(calendar.flatMap(({ events }) => events))].sort()
  const dayOf = (period: number) => calendar[period - DAY_ONE + 1]
  return builder.finish({
    name: file.path,
    step: 'day',
    weekStart: 0,
    covariateNames: ['snap'],
    gaps: 'zero',
    calendar: [
      ...names.map((name) => ({
        name: `event:${name}`,
        at: (p: number) => Number(dayOf(p)?.events.includes(name) === true),
      })),
      ...(calendar.length === 0
        ? []
        : STATES.map((state, s) => ({ name: `snap_${state}`, at: (p: number) => dayOf(p)?.snap[s] ?? 0 }))),
    ],
    writePeriod: (period) => isoOfPeriod('day', period),
    undated: false,
  })
}

function factsOf(header: readonly string[], cells: readonly string[]): SeriesFacts {
  const cell = (name: string) => cells[columnOf(header, name)] ?? ''
  const number = (text: string) => (text === '' ? Number.NaN : Number(text))
  const weight = number(cell('weight') || cell('weight_l12'))
  const scale = number(cell('rms_scale'))
  const level = cell('level')
  const keys = [cell('key1'), cell('key2')].filter((key) => key !== '')
  const item = cell('item_id')
  return {
    ...(item === ''
      ? { sku: [level, ...keys].join('/'), location: 'all', groups: [`level ${level}`, ...keys] }
      : {
          sku: item,
          location: cell('store_id'),
          groups: [cell('dept_id'), cell('cat_id'), cell('store_id'), cell('state_id')],
        }),
    ...(Number.isNaN(weight) ? {} : { weight }),
    ...(Number.isNaN(scale) ? {} : { scale }),
    scoreGroup: item === '' ? `L${level}` : 'L12',
  }
}

/** Share of the series' states in which SNAP benefits are paid on a day. */
function snapOf(calendar: readonly CalendarDay[], groups: readonly string[]): (day: number) => number {
  const own = STATES.flatMap((state, index) => (groups.some((group) => group.startsWith(state)) ? [index] : []))
  const used = own.length === 0 ? STATES.map((_, index) => index) : own
  return (day) => {
    const snap = calendar[day]?.snap
    if (!snap) return Number.NaN
    return used.reduce((sum, index) => sum + (snap[index] ?? 0), 0) / used.length
  }
}

/** Days of the calendar, indexed by their number `d_…`; empty when there is no calendar beside the file. */
async function readCalendar(folder: string): Promise<CalendarDay[]> {
  const days: CalendarDay[] = []
  const found = await neighbour(folder, 'calendar')
  if (!found) return days
  const column = (name: string) => columnOf(found.header, name)
  for await (const { cells } of found.records) {
    const day = Number((cells[column('d')] ?? '').slice(2))
    days[day] = {
      events: [cells[column('event_name_1')] ?? '', cells[column('event_name_2')] ?? ''].filter((name) => name !== ''),
      snap: STATES.map((state) => Number(cells[column(`snap_${state.toLowerCase()}`)] ?? '0')),
    }
  }
  days[0] ??= { events: [], snap: [] }
  return days
}
