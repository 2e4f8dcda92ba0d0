import type { Place, PlacePort } from '@onhand/service/shop/ports'
import { TAIWAN_NAMES } from './taiwan-names.ts'

type City = {
  readonly city: string
  readonly city_ascii: string
  readonly lat: number
  readonly lng: number
  readonly pop: number
  readonly iso2: string
  readonly province: string
  readonly timezone: string
}
type Entry = { readonly keys: readonly string[]; readonly country: string; readonly place: Place }

let entries: Promise<readonly Entry[]> | undefined

/** Towns from the bundled list, biggest first. The list is read when somebody searches for the first time. */
export function cityPlaces(): PlacePort {
  return {
    async search(text, country, limit) {
      const word = keyOf(text)
      if (word === '') return []
      entries ??= load()
      const found: Place[] = []
      for (const entry of await entries) {
        if (country !== null && entry.country !== country) continue
        if (entry.keys.some((key) => key.startsWith(word))) found.push(entry.place)
        if (found.length === limit) break
      }
      return found
    },
  }
}

async function load(): Promise<readonly Entry[]> {
  const { default: cities }: { default: readonly City[] } = await import('city-timezones/data/cityMap.json', {
    with: { type: 'json' },
  })
  return [...cities].sort((a, b) => b.pop - a.pop).map(entryOf)
}

function entryOf(city: City): Entry {
  const native = city.iso2 === 'TW' ? TAIWAN_NAMES[city.city] : undefined
  const place = {
    city: native ? `${city.city} ${native}` : city.city,
    region: city.province,
    country: city.iso2,
    latitude: city.lat,
    longitude: city.lng,
    timeZone: city.timezone,
  }
  const keys = [city.city, city.city_ascii, ...(native ? [native] : [])].map(keyOf)
  return { keys, country: city.iso2, place }
}

/** Case, accents and punctuation do not tell towns apart; 臺 and 台 are one character in two ways. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('臺', '台')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
