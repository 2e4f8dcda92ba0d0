import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type LocationId, type VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { isTimeZone, shopChange } from './own-shop.ts'
import type { Place } from './ports.ts'
import type { ShopRefusal } from './refusals.ts'

/** What a new shop pays of each sale until the operator agrees on another rate with it. */
const COMMISSION_BPS = 900
const FIRST_ACCENT = '#1F6B45'
/** Days a new shop's own supply takes until it says otherwise. */
const LEAD_TIME_DAYS = 2

/** Who registers what. */
export type RegisterShop = {
  readonly vendorId: VendorId
  readonly locationId: LocationId
  readonly slug: string
  readonly names: VendorRecord['names']
  readonly currency: string
  readonly place: Place
}

/**
 * Registers a shop: any person who is logged in becomes its owner. It is seen by nobody else until the operator approves it [ONB-2]. Repeating the
 * call registers no second one.
 */
export async function registerShop(
  deps: Pick<ServiceDeps, 'shops' | 'nowMs' | 'newId' | 'log'>,
  actor: Actor,
  input: RegisterShop,
): Promise<Result<{ readonly vendorId: VendorId }, ShopRefusal>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  if (input.names.en === '' && input.names['zh-Hant'] === '')
    return err({ code: 'invalid_field', field: 'names', expected: 'a name in one language' })
  if (!isTimeZone(input.place.timeZone))
    return err({ code: 'invalid_field', field: 'place.timeZone', expected: 'an IANA time zone like Europe/London' })
  const { vendorId } = input
  const change = shopChange(deps, actor, { vendorId, action: 'shop.registered', subjectId: vendorId })
  const outcome = await deps.shops.register({ ...firstRecord(input, actor.email), ownerId: actor.personId }, change)
  if (outcome === 'slug_taken') return err({ code: 'slug_taken' })
  if (outcome === 'id_taken') return err({ code: 'id_taken' })
  if (outcome === 'registered') deps.log.info('shop.registered', { vendorId })
  return ok({ vendorId })
}

function firstRecord(input: RegisterShop, email: string): VendorRecord {
  const { vendorId, locationId, slug, names, currency, place } = input
  const nothing = { en: '', 'zh-Hant': '' }
  return {
    id: vendorId,
    slug,
    names,
    taglines: nothing,
    abouts: nothing,
    legalName: '',
    taxNumber: '',
    email,
    accent: FIRST_ACCENT,
    imageUrl: null,
    currency,
    commissionBps: COMMISSION_BPS,
    bankAccountNumber: '',
    isApproved: false,
    supplier: {
      id: derivedId('supplier', vendorId),
      name: names.en || names['zh-Hant'],
      bankAccountNumber: '',
      leadTimeDays: LEAD_TIME_DAYS,
    },
    locations: [
      {
        ...place,
        id: locationId,
        name: place.city,
        line1: '',
        postcode: '',
        hasPickup: false,
        position: 0,
        hours: { periods: [], closedDates: [] },
      },
    ],
    methods: [],
  }
}
