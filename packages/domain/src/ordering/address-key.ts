import { type AddressId, derivedId, type PersonId } from '../ids.ts'
import { hash53 } from '../hash53.ts'
import type { Address } from './types.ts'

/** The id of an address in a person's book: the same place typed again is the same entry. */
export function addressIdOf(personId: PersonId, address: Address): AddressId {
  const { name, line1, line2, city, region, postcode, country, phone } = address
  const text = [name, line1, line2, city, region, postcode, country, phone].join('\n').toLowerCase()
  return derivedId('address', personId, `h${hash53(text).toString(36)}`)
}
