import { expect, it } from 'vitest'
import { withWords } from './translated-attribute.ts'

it('[CAT-12] keeps what an attribute says in each language, and nothing where it says nothing', () => {
  const own = { name: 'Origin', value: 'Taiwan' }
  const named = withWords(own, 'zh-Hant', { name: '產地' })
  expect(named).toEqual({ ...own, translations: { 'zh-Hant': { name: '產地', value: '' } } })
  const whole = withWords(named, 'zh-Hant', { value: '臺灣' })
  expect(whole.translations).toEqual({ 'zh-Hant': { name: '產地', value: '臺灣' } })
  const both = withWords(whole, 'en', { value: 'Made in Taiwan' })
  expect(withWords(both, 'zh-Hant', { name: '', value: '' }).translations).toEqual({
    en: { name: '', value: 'Made in Taiwan' },
  })
  expect(withWords(named, 'zh-Hant', { name: '' })).toEqual(own)
})
