import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm } from './distance.ts'
import { ratesFor } from './rates.ts'

const HACKNEY = { lat: 51.545, lon: -0.055, country: 'GB', postcode: 'E8 1AA' }
const PECKHAM = { lat: 51.474, lon: -0.069, country: 'GB', postcode: 'SE15 4ST' }
const LEEDS = { lat: 53.8, lon: -1.55, country: 'GB', postcode: 'LS1 1AA' }
const TAIPEI = { lat: 25.03, lon: 121.56, country: 'TW', postcode: '100' }

const services = (from: typeof HACKNEY, to: typeof HACKNEY, weightGrams = 1_000) =>
  ratesFor({ from, to, weightGrams, currency: 'GBP' }).map((rate) => rate.service)

describe('ratesFor', () => {
  it('[CAR-1] offers same day across town, not across the country or a border, nor for what is too heavy', () => {
    expect(services(HACKNEY, PECKHAM)).toEqual(['economy', 'standard', 'express', 'same_day'])
    expect(services(HACKNEY, LEEDS)).toEqual(['economy', 'standard', 'express'])
    expect(services(HACKNEY, { ...PECKHAM, country: 'FR' })).not.toContain('same_day')
    expect(services(HACKNEY, PECKHAM, 15_001)).not.toContain('same_day')
    expect(services(HACKNEY, PECKHAM, 30_001)).toEqual([])
  })

  it('[CAR-1] charges a known journey exactly', () => {
    const [, standard] = ratesFor({ from: HACKNEY, to: { ...HACKNEY }, weightGrams: 2_500, currency: 'GBP' })
    expect(standard).toEqual({
      service: 'standard',
      priceMinor: 439,
      currency: 'GBP',
      transitDaysMin: 2,
      transitDaysMax: 3,
      cutOffMinute: 960,
    })
  })

  it('[CAR-1] makes an assumption when there are no coordinates', () => {
    const unknown = { country: 'GB', postcode: 'LS1 1AA' }
    expect(distanceKm(HACKNEY, unknown)).toBe(150)
    expect(distanceKm(HACKNEY, { ...unknown, lat: 0, lon: null })).toBe(150)
    expect(distanceKm(HACKNEY, { country: 'TW', postcode: '' })).toBe(1_500)
    expect(Math.round(distanceKm(HACKNEY, TAIPEI) / 100)).toBe(98)
  })

  it('[CAR-1] never sells speed cheaper than patience', () => {
    const place = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      country: fc.constantFrom('GB', 'TW'),
      postcode: fc.constant('1'),
    })
    const journey = fc.record({
      from: place,
      to: place,
      weightGrams: fc.integer({ min: 1, max: 30_000 }),
      currency: fc.constantFrom('GBP', 'TWD', 'JPY', 'KWD'),
    })
    fc.assert(
      fc.property(journey, (anyJourney) => {
        const rates = ratesFor(anyJourney)
        expect(rates.length).toBeGreaterThan(0)
        for (const [index, rate] of rates.entries()) {
          const slower = rates[index - 1]
          expect(
            Number.isSafeInteger(rate.priceMinor) && rate.priceMinor > 0 && rate.transitDaysMin <= rate.transitDaysMax,
          ).toBe(true)
          if (slower)
            expect(rate.priceMinor > slower.priceMinor && rate.transitDaysMax <= slower.transitDaysMax).toBe(true)
        }
      }),
    )
  })
})
