import type { Locale } from '@onhand/domain/catalog/views'
import { stableId } from '../../client/stable-id.ts'
import { dice } from '../dice.ts'

/** Somebody who bought in the past of the demo. */
export type PastBuyer = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly line1: string
  readonly postcode: string
  readonly locale: Locale
}

const FIRST = ['Amara', 'Ben', 'Chloe', 'Dev', 'Elif', 'Femi', 'Gwen', 'Harry', 'Isla', 'Jonas', 'Kasia', 'Leo', 'Maya']
const LAST = ['Okafor', 'Hughes', 'Patel', 'Yilmaz', 'Nowak', 'Clarke', 'Ferreira', 'Lindqvist', 'Osei']
const FAMILY = ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡']
const GIVEN = ['怡君', '志明', '雅婷', '家豪', '淑芬', '俊宏', '美惠', '建宏', '佳穎', '冠宇']
const STREETS = ['Mare Street', 'Graham Road', 'Lauriston Road', 'Wick Road', 'Rye Lane', 'Bellenden Road']
const POSTCODES = ['E8 3PA', 'E9 7EY', 'E5 8JN', 'N16 7XJ', 'SE15 4QN', 'SE22 8HF']

/** A shop's regular and passing buyers, those first who come most often. */
export function pastBuyers(slug: string, locale: Locale, count: number): readonly PastBuyer[] {
  const roll = dice(`buyers ${slug}`)
  return Array.from({ length: count }, (_, index) => {
    const name = locale === 'en' ? pair(FIRST, LAST, index).join(' ') : pair(FAMILY, GIVEN, index).join('')
    const email = `${stableId('person', 'past', slug, String(index)).slice(4, 14)}@buyers.example`
    return {
      name,
      email,
      phone: `020 7946 ${String(1000 + roll.between(0, 8999))}`,
      line1: `${roll.between(1, 180)} ${STREETS[roll.between(0, STREETS.length - 1)]}`,
      postcode: POSTCODES[roll.between(0, POSTCODES.length - 1)] ?? '',
      locale: locale !== 'en' && index % 3 === 0 ? 'en' : locale,
    }
  })
}

/** Goes through all pairs before one comes again. */
function pair(first: readonly string[], second: readonly string[], index: number): readonly [string, string] {
  const turn = Math.floor(index / first.length)
  return [first[index % first.length] ?? '', second[(index + turn) % second.length] ?? '']
}
