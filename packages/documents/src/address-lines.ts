import type { Locale } from '@onhand/domain/catalog/views'
import type { Address } from '@onhand/domain/ordering/types'
import { messages } from '@onhand/i18n'

type Postal = Pick<Address, 'name' | 'line1' | 'line2' | 'city' | 'region' | 'postcode' | 'country'>

/** An address as lines on paper, empty parts left out. The country is named in the reader's language. */
export function addressLines(address: Postal, locale: Locale): string[] {
  const town = [address.postcode, address.city].filter((part) => part !== '').join(' ')
  const country = messages(locale).format.country(address.country)
  return [address.name, address.line1, address.line2, town, address.region, country].filter((line) => line !== '')
}
