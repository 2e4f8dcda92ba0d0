import { expect, it } from 'vitest'
import { publicHolidays } from './public-holidays.ts'

const holidays = publicHolidays()
const year = { fromDate: '2026-11-21', toDate: '2027-11-21', region: '' }

it('lists a country’s public holidays from one day to another, in order', async () => {
  const days = await holidays.publicHolidays({ ...year, country: 'DE', locale: 'en' })
  expect(days).toContainEqual({ date: '2026-12-25', name: 'Christmas Day' })
  expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted())
  expect(days.every(({ date }) => date >= year.fromDate && date <= year.toDate)).toBe(true)
})

it('[ONB-9] adds those of the region, by its name in any language or its code, and none of other regions', async () => {
  const daysIn = async (region: string) =>
    (await holidays.publicHolidays({ ...year, region, country: 'DE', locale: 'en' })).map((day) => day.date)
  for (const region of ['Bavaria', 'Bayern', 'BY', 'bayern ']) expect(await daysIn(region)).toContain('2027-01-06')
  for (const region of ['', 'Berlin', 'Atlantis']) expect(await daysIn(region)).not.toContain('2027-01-06')
  const scots = await holidays.publicHolidays({ ...year, region: 'Scotland', country: 'GB', locale: 'en' })
  expect(scots.map((day) => day.date)).toContain('2027-01-02')
})

it('names them in Chinese in Taiwan', async () => {
  const days = await holidays.publicHolidays({ ...year, country: 'TW', locale: 'zh-Hant' })
  expect(days.find(({ date }) => date === '2027-10-10')?.name).toMatch(/\p{Script=Han}/u)
  expect(days.find(({ date }) => date === '2027-10-11')?.name).toContain('（補假）')
})

it('suggests nothing for a country that it does not know', async () => {
  expect(await holidays.publicHolidays({ ...year, country: 'ZZ', locale: 'en' })).toEqual([])
})
