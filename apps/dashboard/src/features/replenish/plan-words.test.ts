import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import { loadTexts, textsOf } from '@onhand/i18n/dashboard/texts'
import { formatters } from '@onhand/i18n/format'
import { expect, it } from 'vitest'
import { chartDays, daysAsCsv, type SkuForecast } from './forecast-days.ts'
import { noteWords } from './plan-words.ts'

const words = async () => {
  await loadTexts(['forecast'], 'en')
  return { t: textsOf('forecast', 'en'), format: formatters('en', { today: '', tomorrow: '' }) }
}
const sale: PlanNote = {
  kind: 'promotion',
  firstDay: '2026-11-28',
  lastDay: '2026-12-01',
  pricePermille: -200,
  effectPermille: 352,
}

it('[FCT-41] says in words what is known in advance and what it does', async () => {
  const english = await words()
  const say = (note: Partial<PlanNote>) => noteWords(english, { ...sale, ...note })
  expect(say({})).toBe('Price 20% lower 28 Nov–1 Dec: about 35% more a day')
  expect(say({ lastDay: '2026-11-28', effectPermille: -120 })).toBe('Price 20% lower on 28 Nov: about 12% less a day')
  const unknown = 'counted as usual; not enough is known yet of what it does'
  expect(say({ kind: 'price', lastDay: null, pricePermille: 100, effectPermille: null })).toBe(
    `Price 10% higher since 28 Nov: ${unknown}`,
  )
  const holiday = { kind: 'holiday' as const, firstDay: '2026-12-25', lastDay: '2026-12-25', pricePermille: null }
  expect(say({ ...holiday, effectPermille: -700 })).toBe('Public holiday on 25 Dec: about 70% less a day')
  expect(say({ pricePermille: null, effectPermille: 3 })).toBe('Promotion 28 Nov–1 Dec: makes no difference')
})

it('[FCT-41] marks the days of the plan in the table and in the file', () => {
  const forecast = {
    firstDay: '2026-11-30',
    dailyMean: [3, 2, 1],
    dailyQuantiles: [],
    plan: [sale, { ...sale, kind: 'holiday', firstDay: '2026-12-01', lastDay: '2026-12-01' }],
  } as unknown as NonNullable<SkuForecast['forecast']>
  const days = chartDays({ fromDay: '2026-11-27', days: [], forecast })
  expect(days.map((day) => day.kinds)).toEqual([
    [],
    ['promotion'],
    ['promotion'],
    ['promotion'],
    ['promotion', 'holiday'],
    [],
  ])
  const [head, , second, , , last] = daysAsCsv(days).split('\r\n')
  expect([head, second, last]).toEqual([
    'day,sold,lost,mean,q05,q25,q75,q95,plan',
    '2026-11-28,0,0,,,,,,promotion',
    '2026-12-01,,,2,2,2,2,2,promotion holiday',
  ])
})
