import { expect, it } from 'vitest'
import { cityPlaces } from './city-places.ts'

const places = cityPlaces()
const names = async (text: string, country: string | null = null) =>
  (await places.search(text, country, 5)).map((place) => `${place.city}, ${place.country}`)

it('finds towns by the beginning of their name, biggest first, with place and time zone', async () => {
  const [first] = await places.search('lond', null, 5)
  expect(first).toMatchObject({ city: 'London', country: 'GB', timeZone: 'Europe/London' })
  expect(first?.latitude).toBeCloseTo(51.5, 0)
})

it('keeps to a country', async () => {
  expect(await names('lond', 'CA')).toEqual(['London, CA'])
})

it.each([
  ['SÃO PAULO', 'São Paulo'],
  ['sao paulo', 'São Paulo'],
])('asks for no accents and no capitals: %s', async (text, city) => {
  const [first] = await names(text)
  expect(first?.normalize('NFC')).toMatch(new RegExp(`^(${city}|Sao Paulo), BR`))
})

it('knows the towns of Taiwan as they are written there, with either form of 台', async () => {
  expect(await names('台北')).toEqual(['Taipei 台北市, TW'])
  expect(await names('臺北')).toEqual(['Taipei 台北市, TW'])
})

it('answers nothing to nothing and to what is no town', async () => {
  expect(await names(' ')).toEqual([])
  expect(await names('qqqqq')).toEqual([])
})
