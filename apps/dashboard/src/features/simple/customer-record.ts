import type { CustomerDetail, CustomerFields, SocialHandles } from '@onhand/domain/customers/views'
import type { Address } from '@onhand/domain/ordering/types'

/** Networks on which a buyer is met. */
export const HANDLES = ['line', 'instagram', 'facebook', 'whatsapp'] as const satisfies readonly (keyof SocialHandles)[]
const NO_HANDLES: SocialHandles = { line: '', instagram: '', facebook: '', whatsapp: '' }
/** Where buyers of a small shop live, by its currency; an address that came with an order keeps its own country. */
const HOME_COUNTRY: Readonly<Record<string, string>> = { GBP: 'GB', TWD: 'TW', EUR: 'DE', USD: 'US', JPY: 'JP' }

/** A customer's record as it is typed: every field a text. */
export type TypedFields = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly note: string
  readonly line1: string
  readonly city: string
  readonly postcode: string
  readonly handles: SocialHandles
}

/** What the form begins with. */
export function typedFields(former: CustomerDetail | null): TypedFields {
  return {
    name: former?.name ?? '',
    email: former?.email ?? '',
    phone: former?.phone ?? '',
    note: former?.note ?? '',
    line1: former?.address?.line1 ?? '',
    city: former?.address?.city ?? '',
    postcode: former?.address?.postcode ?? '',
    handles: { ...NO_HANDLES, ...former?.handles },
  }
}

/** The record out of what was typed. An address needs street and town; what else was known of it stays. */
export function recordOf(
  typed: TypedFields,
  former: CustomerDetail | null,
  currency: string,
): CustomerFields & { address: Address | null } {
  const { name, phone, note, handles } = typed
  return {
    name,
    email: typed.email.trim(),
    phone,
    note,
    handles: { ...handles },
    address: addressOf(typed, former, currency),
  }
}

function addressOf(typed: TypedFields, former: CustomerDetail | null, currency: string): Address | null {
  const { line1, city, postcode } = typed
  if (line1.trim() === '' || city.trim() === '') return null
  const base: Address = former?.address ?? {
    name: typed.name,
    line1,
    line2: '',
    city,
    region: '',
    postcode,
    country: HOME_COUNTRY[currency] ?? 'GB',
    phone: '',
    latitude: null,
    longitude: null,
  }
  return { ...base, line1, city, postcode }
}
