import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { isoOfDay } from '@onhand/forecast/panel/periods'
import { afterAll, describe, expect, it } from 'vitest'
import { forecastFile } from './forecast-file.ts'
import { scoreFiles } from './score-files.ts'
import { FORECAST_HEADER } from './write-forecast.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'onhand-forecast-file-'))
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

const quiet = () => {}
let files = 0

function fileOf(text: string, name = 'demand.csv'): string {
  files += 1
  const path = join(FOLDER, `${files}-${name}`)
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

/** Two SKUs over `days` from 2026-01-01, the second with a comma in its name. */
function sales(days: number): string {
  const rows = Array.from({ length: days }, (_, day) => {
    const date = isoOfDay(20_454 + day)
    return `mug,york,${date},${20 + (day % 7)},4.5\n"plate, blue",york,${date},${day % 3 === 0 ? 1 : 0},9\n`
  })
  return `sku,location,date,units,price\n${rows.join('')}`
}

async function forecast(data: string, rest: Partial<Parameters<typeof forecastFile>[0]> = {}) {
  const out = join(FOLDER, `out-${files}.csv${rest.out ?? ''}`)
  return { summary: await forecastFile({ data, horizon: 3, demand: 'units', log: quiet, ...rest, out }), out }
}

const rowsOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')

describe('the forecast of a file', () => {
  it('has one row per SKU, location and day after the last known one', async () => {
    const { summary, out } = await forecast(fileOf(sales(60)))
    const [header, ...rows] = rowsOf(out)
    expect(header).toBe(FORECAST_HEADER.join(','))
    expect(header).toBe('sku,location,date,mean,q01,q05,q10,q25,q50,q75,q90,q95,q98,q99')
    expect(rows.map((row) => row.replace(/((?:,[\d.e-]+){11})$/, ''))).toEqual(
      ['mug', '"plate, blue"'].flatMap((sku) =>
        ['2026-03-02', '2026-03-03', '2026-03-04'].map((date) => `${sku},york,${date}`),
      ),
    )
    expect(summary).toMatchObject({ step: 'day', origin: '2026-03-01', series: 2, rows: 6 })
  })

  it('is the same from a packed file, can be packed, and does not see what --origin hides', async () => {
    const whole = await forecast(fileOf(sales(60), 'demand.csv.gz'), { out: '.gz' })
    const longer = await forecast(fileOf(sales(90)), { origin: '2026-03-01' })
    expect(gunzipSync(readFileSync(whole.out)).toString()).toBe(readFileSync(longer.out, 'utf8'))
  })

  it('is that of a yardstick when one is asked for', async () => {
    const { out } = await forecast(fileOf(sales(60)), { model: 'seasonal-naive', season: 3 })
    expect(
      rowsOf(out)
        .slice(1, 4)
        .map((row) => row.split(',')[3]),
    ).toEqual(['21', '22', '23'])
  })

  it('writes weeks, months and hours as the file writes them', async () => {
    const dates = {
      week: ['2026-01-02', '2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30', '2026-02-06', '2026-02-13'],
      month: ['2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11'],
    } as const
    const write = (list: readonly string[]) =>
      fileOf(`sku,location,date,units\n${list.map((date, i) => `a,b,${date},${i + 3}\n`).join('')}`)
    const first = async (path: string, step: 'week' | 'month' | 'hour') =>
      rowsOf((await forecast(path, { step })).out)[1]?.split(',')[2]
    expect(await first(write(dates.week), 'week')).toBe('2026-02-20')
    expect(await first(write(dates.month), 'month')).toBe('2025-12')
    const hours = Array.from(
      { length: 60 },
      (_, i) => `2026-01-0${1 + Math.floor(i / 24)} ${String(i % 24).padStart(2, '0')}:00:00`,
    )
    expect(await first(write(hours), 'hour')).toBe('2026-01-03 12:00:00')
    const ends = ['2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31']
    expect(await first(write(ends), 'month')).toBe('2026-01-31')
  })

  it('forecasts each hourly series from its own last hour', async () => {
    const hour = (i: number) => `2026-01-0${1 + Math.floor(i / 24)}T${String(i % 24).padStart(2, '0')}`
    const rows = (sku: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `${sku},b,${hour(from + i)},${10 + ((from + i) % 24)}\n`).join('')
    const { out } = await forecast(fileOf(`sku,location,date,units\n${rows('a', 0, 100)}${rows('c', 20, 150)}`), {
      step: 'hour',
    })
    expect(
      rowsOf(out)
        .slice(1)
        .map((row) => row.split(',').slice(0, 3).join(' ')),
    ).toEqual([...[100, 101, 102].map((i) => `a b ${hour(i)}`), ...[150, 151, 152].map((i) => `c b ${hour(i)}`)])
  })

  it('puts days together into whole weeks, the last one only when it is over', async () => {
    const daily = (days: number) =>
      fileOf(
        `sku,location,date,units\n${Array.from({ length: days }, (_, i) => `a,b,${isoOfDay(20_458 + i)},2\n`).join('')}`,
      )
    const weeks = async (days: number) =>
      rowsOf((await forecast(daily(days), { step: 'week' })).out)
        .slice(1)
        .map((row) => row.split(','))
    const [first] = await weeks(70)
    expect(first?.[2]).toBe('2026-03-16')
    expect(Number(first?.[3])).toBeGreaterThan(12)
    expect((await weeks(73))[0]?.[2]).toBe('2026-03-16')
  })

  it('takes blank rows at the end as the plan: what is known of the days to come', async () => {
    const days = Array.from({ length: 84 }, (_, day) => ({ date: isoOfDay(20_454 + day), open: day % 7 === 6 ? 0 : 1 }))
    const past = days.map(({ date, open }, day) => `a,b,${date},${open * (30 + (day % 5))},${open}\n`).join('')
    const plan = (open: readonly number[]) =>
      open.map((one, h) => `a,b,${isoOfDay(20_454 + 84 + h)},,${one}\n`).join('')
    const means = async (open: readonly number[]) =>
      rowsOf((await forecast(fileOf(`sku,location,date,units,open\n${past}${plan(open)}`))).out)
        .slice(1)
        .map((row) => Number(row.split(',')[3]))
    const [first, closed, last] = await means([1, 0, 1])
    expect(closed).toBeLessThan(3)
    expect(Math.min(first ?? 0, last ?? 0)).toBeGreaterThan(20)
  })

  it.each([
    [
      'a header without units',
      'sku,location,date\na,b,2026-01-01\n',
      /line 1: the header is sku,location,date; it should be/,
    ],
    [
      'a number that is none',
      'sku,location,date,units\na,b,2026-01-01,4\na,b,2026-01-02,many\n',
      /line 3: units is "many"; it should be a number/,
    ],
    [
      'a date that is none',
      'sku,location,date,units\na,b,2026-02-30,4\n',
      /line 2: date is "2026-02-30"; it should be a date/,
    ],
    ['an SKU without a name', 'sku,location,date,units\n,b,2026-01-01,4\n', /line 2: sku is empty/],
    [
      'a price that is none',
      'sku,location,date,units,price\na,b,2026-01-01,4,5\na,b,2026-01-02,4,cheap\n',
      /line 3: price is "cheap"/,
    ],
    ['a file without units', 'sku,location,date,units\na,b,2026-01-01,\n', /has no row with units/],
    ['an open quotation mark', 'sku,location,date,units\n"a,b,2026-01-01,4\n', /never closed/],
    ['an empty file', '', /is empty/],
  ])('[FCT-24] is refused for %s, by line and field, and leaves nothing behind', async (_name, text, message) => {
    const data = fileOf(text)
    const out = join(FOLDER, `refused-${files}.csv`)
    await expect(forecastFile({ data, out, horizon: 3, demand: 'units', log: quiet })).rejects.toThrow(message)
    expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false])
  })

  it('[FCT-24] is refused for an origin that the file does not know, a format that there is none of, and a file that is not there', async () => {
    const data = fileOf(sales(20))
    await expect(forecast(data, { origin: '2027-01-01' })).rejects.toThrow(/units from 2026-01-01 to 2026-01-20/)
    await expect(forecast(data, { origin: 'today' })).rejects.toThrow(/--origin is today/)
    await expect(forecast(data, { model: 'oracle' })).rejects.toThrow(/--model is oracle; it should be classic/)
    await expect(forecast(data, { format: 'excel' })).rejects.toThrow(/there is no format excel/)
    await expect(forecast(join(FOLDER, 'none.csv'))).rejects.toThrow(/there is no file/)
    await expect(
      forecastFile({ data, out: join(FOLDER, 'no', 'such.csv'), horizon: 3, demand: 'units', log: quiet }),
    ).rejects.toThrow(/cannot be written/)
  })
})

describe('the score of a forecast file', () => {
  const score = (job: { forecast: string; actual: string; history?: string; missing?: 'zero' }) =>
    scoreFiles({ missing: 'skip', demand: 'units', log: quiet, ...job })

  it('compares by SKU, location and day, with scales and weights of the history before the forecast', async () => {
    const head = FORECAST_HEADER.join(',')
    const row = (sku: string, date: string, mean: number) => `${sku},york,${date},${mean}${`,${mean}`.repeat(10)}\n`
    const written = fileOf(
      `${head}\n${row('a', '2026-01-04', 5)}${row('a', '2026-01-05', 5)}${row('b', '2026-01-04', 1)}${row('c', '2026-01-04', 1)}`,
    )
    const all = fileOf(
      'sku,location,date,units,price\na,york,2026-01-01,2,10\na,york,2026-01-02,4,10\na,york,2026-01-03,2,10\na,york,2026-01-04,3,10\na,york,2026-01-04,4,10\nb,york,2026-01-01,1,2\nb,york,2026-01-02,3,2\nb,york,2026-01-04,1,2\nd,york,2026-01-04,1,2\n',
    )
    const report = await score({ forecast: written, actual: all, history: all })
    expect(report).toMatchObject({
      forecastSeriesWithoutActual: 1,
      actualSeriesWithoutForecast: 1,
      groups: [],
      meanOfGroups: null,
    })
    expect(report.total).toMatchObject({ series: 2, periods: 2, wape: 2 / 8, bias: -2 / 8 })
    // a: error 2, one-step differences 2 and 2, revenue 80; b: no error, differences 2 and 3, revenue 8.
    expect(report.total.rmsse).toBeCloseTo((2 / 2 + 0) / 2, 12)
    expect(report.total.wrmsse).toBeCloseTo(80 / 88, 12)
    const zeros = await score({
      forecast: written,
      actual: fileOf(`${'sku,location,date,units\na,york,2026-01-04,5\nz,york,2026-01-05,1\n'}`),
      missing: 'zero',
    })
    expect(zeros.total).toMatchObject({ series: 1, periods: 2, wape: 1 })
  })

  it('takes the weights that the history states where the actuals bring none', async () => {
    const days = Array.from({ length: 20 }, (_, day) => day + 1)
    const file = (
      [head, ...lead]: readonly [string, ...string[]],
      of: readonly number[],
      sales: (level: number, day: number) => number,
    ) =>
      fileOf(
        `${[head, ...of.map((day) => `d_${day}`)].join(',')}\n${lead.map((cells, level) => [cells, ...of.map((day) => sales(level, day))].join(',')).join('\n')}\n`,
      )
    const swing = (level: number, day: number) => (level === 0 ? 10 + (day % 2) : 10)
    const train = file(
      ['level,key1,key2,weight,rms_scale', '9,CA_1,FOODS_1,0.75,1', '9,CA_1,FOODS_2,0.25,1'],
      days.slice(0, 18),
      (level, day) => swing(level, day) + (day === 9 ? 1 : 0),
    )
    const test = file(['level,key1,key2', '9,CA_1,FOODS_1', '9,CA_1,FOODS_2'], days.slice(18), swing)
    const made = await forecast(train, { horizon: 2 })
    const { total, groups } = await score({ forecast: made.out, actual: test, history: train })
    const each = await Promise.all(
      [0, 1].map(async (level) => {
        const one = file(['level,key1,key2', `9,CA_1,FOODS_${level + 1}`], days.slice(18), (_, day) =>
          swing(level, day),
        )
        return (await score({ forecast: made.out, actual: one, history: train })).total.rmsse ?? Number.NaN
      }),
    )
    expect(total.wrmsse).toBeCloseTo(0.75 * (each[0] ?? 0) + 0.25 * (each[1] ?? 0), 10)
    expect(groups.map(({ name }) => name)).toEqual(['L9'])
  })

  it('compares a file without dates in its order, or by its hours where it holds the forecast ones', async () => {
    const values = Array.from({ length: 96 }, (_, i) => 100 + (i % 24))
    const line = (list: readonly number[]) =>
      fileOf(`${['', ...list].map((_, i) => `V${i + 1}`).join(',')}\nH1,${list.join(',')}\n`)
    const [train, test] = [line(values.slice(0, 94)), line(values.slice(94))]
    const made = await forecast(train, { horizon: 2 })
    const inOrder = await score({ forecast: made.out, actual: test, history: train })
    const cut = await forecast(line(values), { horizon: 2, origin: '1980-01-01T21' })
    const byHour = await score({ forecast: cut.out, actual: line(values), history: line(values) })
    expect(inOrder.total).toMatchObject({ series: 1, periods: 2 })
    expect(inOrder.total.wape).toBeLessThan(0.05)
    expect(byHour.total.periods).toBe(2)
    expect(byHour.total.wape).toBeLessThan(0.05)
  })

  it('says what is wrong with a forecast file', async () => {
    const actual = fileOf(sales(10))
    await expect(score({ forecast: fileOf('sku,date\na,2026-01-01\n'), actual })).rejects.toThrow(
      /line 1: the header should be sku,location/,
    )
    await expect(score({ forecast: fileOf('sku,location,date,mean\na,b,x,1\n'), actual })).rejects.toThrow(
      /line 2: date is "x"/,
    )
  })
})
