import { expect, it } from 'vitest'
import { daysUntil } from './calendar.ts'
import { formatters } from './format.ts'
import { localeOfPath, preferredLocale } from './locale.ts'

const en = formatters('en', { today: 'Today', tomorrow: 'Tomorrow' })
const zh = formatters('zh-Hant', { today: '今天', tomorrow: '明天' })
const LONDON = 'Europe/London'
const NOW_MS = Date.UTC(2026, 10, 21, 12)
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour, minute)

it('[I18N-2] writes money with the minor digits of its currency', () => {
  expect([
    en.money(1250, 'GBP'),
    en.money(1200, 'JPY'),
    en.money(1250, 'KWD').replace(/\s/g, ' '),
    zh.money(12_000, 'TWD'),
    zh.roughMoney(48_889, 'TWD'),
    en.roughMoney(1234, 'GBP'),
  ]).toEqual(['£12.50', 'JP¥1,200', 'KWD 1.250', '$120', '$489', '£12.34'])
})

it('[I18N-3] calls a window by today, tomorrow or its date in the zone of the promise', () => {
  const window = (fromMs: number, toMs: number, timeZone = LONDON) => en.window({ fromMs, toMs, timeZone }, NOW_MS)
  expect([
    window(at(21, 17), at(21, 19)),
    window(at(22, 9), at(22, 11)),
    window(at(22, 9, 30), at(22, 11)),
    window(at(24, 9), at(26, 18)),
  ]).toEqual(['Today 17–19', 'Tomorrow 9–11', 'Tomorrow 09:30–11:00', 'Tue 24 Nov – Thu 26 Nov'])
  expect(window(at(21, 17), at(21, 18), 'Asia/Taipei')).toBe('Tomorrow 1–2')
  expect(zh.window({ fromMs: at(22, 1), toMs: at(22, 3), timeZone: 'Asia/Taipei' }, NOW_MS)).toBe('明天 9–11')
})

it('[I18N-3] counts calendar days over a change of clocks', () => {
  const nowMs = Date.UTC(2026, 9, 24, 22)
  expect(daysUntil(Date.UTC(2026, 9, 26, 0, 30), nowMs, LONDON)).toBe(2)
})

it('writes distances in metres, then kilometres', () => {
  expect([en.distance(340), en.distance(2400), en.distance(31_000)]).toEqual(['350 m', '2.4 km', '31 km'])
})

it('reads the language from the path and from what the browser asks for', () => {
  expect([localeOfPath('/zh-Hant/p/tea'), localeOfPath('/p/tea')]).toEqual(['zh-Hant', null])
  expect([
    preferredLocale('de, zh-TW;q=0.8, en;q=0.5'),
    preferredLocale('en-GB,zh;q=0.9'),
    preferredLocale(null),
    preferredLocale('zh;q=0, fr'),
  ]).toEqual(['zh-Hant', 'en', 'en', 'en'])
})
