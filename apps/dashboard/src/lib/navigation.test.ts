import { DASHBOARD_TEXTS } from '@onhand/i18n/dashboard/texts'
import { expect, it } from 'vitest'
import { SCREENS, staticPath } from './navigation.ts'

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

it('[DSH-4] leads to every screen by one address and one shortcut', () => {
  expect(repeated(SCREENS.map((screen) => `${screen.area} ${screen.path}`))).toEqual([])
  expect(repeated(SCREENS.flatMap((screen) => screen.keys ?? []))).toEqual([])
})

it('has room for every screen that wants a place in a phone’s bottom bar', () => {
  const places = SCREENS.flatMap((screen) => screen.phonePlace ?? [])
  expect(repeated(places.map(String))).toEqual([])
  expect(places.every((place) => place >= 1 && place <= 4)).toBe(true)
})

it('[DSH-4] names every screen in both languages', async () => {
  for (const locale of ['en', 'zh-Hant'] as const) {
    const table: Readonly<Record<string, unknown>> = await DASHBOARD_TEXTS.frame[locale]()
    expect(SCREENS.filter((screen) => !table[screen.label]).map((screen) => screen.path)).toEqual([])
  }
})

it('knows where a path with parameters begins', () => {
  expect(['/', '/orders', '/products/:productId?', '/stock/*rest'].map((path) => staticPath({ path }))).toEqual([
    '/',
    '/orders',
    '/products',
    '/stock',
  ])
})
