import type { Address, CartView, Contact } from '@onhand/domain/ordering/types'
import type { WrongField } from '../../lib/api.ts'
import type { Place } from '../place/place-store.ts'

/** What the form of the first part holds: the fields as typed. */
export type AddressDraft = {
  isPickup: boolean
  name: string
  email: string
  phone: string
  line1: string
  line2: string
  city: string
  region: string
  postcode: string
  country: string
}
/** A field of the form. */
export type DraftField = Exclude<keyof AddressDraft, 'isPickup'>
/** What is wrong with a field, as the page can word it. */
export type FieldProblem = 'field.required' | 'field.email' | 'field.invalid'

const CONTACT_FIELDS: readonly DraftField[] = ['name', 'email']
const ADDRESS_FIELDS: readonly DraftField[] = ['line1', 'city', 'country']
/** Good enough to catch slips; the shop checks again. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** The form as it starts: from the cart, else from the remembered place. */
export function draftOf(cart: CartView | null, place: Place | null, country: string): AddressDraft {
  const { contact = null, address = null } = cart ?? {}
  return {
    isPickup: contact !== null && address === null,
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    city: address?.city ?? place?.city ?? '',
    region: address?.region ?? '',
    postcode: address?.postcode ?? place?.postcode ?? '',
    country: address?.country ?? place?.country ?? country,
  }
}

/** What is missing or cannot be right, by field. Some countries have no postcodes, so it is not asked for here. */
export function problemsOf(draft: AddressDraft): Partial<Record<DraftField, FieldProblem>> {
  const problems: Partial<Record<DraftField, FieldProblem>> = {}
  for (const field of draft.isPickup ? CONTACT_FIELDS : [...CONTACT_FIELDS, ...ADDRESS_FIELDS])
    if (draft[field].trim() === '') problems[field] = 'field.required'
  if (!problems.email && !EMAIL.test(draft.email.trim())) problems.email = 'field.email'
  return problems
}

/** The shop's own word on fields (`contact.email`, `address.city`), by field of the form. */
export function problemsFrom(fields: readonly WrongField[]): Partial<Record<DraftField, FieldProblem>> {
  return Object.fromEntries(
    fields.map(({ field }) => [
      field.slice(field.lastIndexOf('.') + 1),
      field.endsWith('email') ? 'field.email' : 'field.invalid',
    ]),
  )
}

/** Who buys and where it goes; no address when everything is picked up. Coordinates only when they belong to this very town. */
export function orderDetailsOf(
  draft: AddressDraft,
  place: Place | null,
): { readonly contact: Contact; readonly address: Address | null } {
  const text = (field: DraftField) => draft[field].trim()
  const contact = { name: text('name'), email: text('email'), phone: text('phone') }
  if (draft.isPickup) return { contact, address: null }
  const isSamePlace =
    place !== null &&
    place.latitude !== null &&
    place.country === draft.country &&
    (place.city === '' || place.city === text('city'))
  return {
    contact,
    address: {
      name: contact.name,
      line1: text('line1'),
      line2: text('line2'),
      city: text('city'),
      region: text('region'),
      postcode: text('postcode'),
      country: draft.country,
      phone: contact.phone,
      latitude: isSamePlace ? place.latitude : null,
      longitude: isSamePlace ? place.longitude : null,
    },
  }
}
