import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS, vendorRecord } from '../shops.ts'

const [shop] = SHOPS
const { vendorId, locationId } = shop
const write = { permission: 'shop.write' } as const
const read = { permission: 'shop.read' } as const
const record = vendorRecord(shop)
/** What the shop says of itself already: saved again, nothing changes for the other tests. */
const profile = () => {
  const { slug, names, taglines, abouts, legalName, taxNumber, email, accent, imageUrl } = record
  return { vendorId, slug, names, taglines, abouts, legalName, taxNumber, email, accent, imageUrl }
}
const place = () => {
  const [location] = record.locations
  if (!location) throw new Error('the shop has a place')
  const { id: _id, hours, position: _position, ...facts } = location
  return { facts, hours }
}

/** A shop's settings, from its registration to the operator's answer. */
export const SHOP_PROCEDURES = {
  'shop.register': {
    kind: 'mutation',
    audience: 'person',
    input: () => ({
      vendorId: makeId('vendor', randomBytes(16)),
      locationId: makeId('location', randomBytes(16)),
      slug: `new-${randomBytes(8).toString('hex')}`,
      names: { en: 'New shop', 'zh-Hant': '新店' },
      currency: 'GBP',
      place: {
        city: 'London',
        region: 'London',
        country: 'GB',
        timeZone: 'Europe/London',
        latitude: 51.5,
        longitude: -0.1,
      },
    }),
  },
  'shop.settings': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'shop.saveProfile': { kind: 'mutation', audience: write, input: profile },
  'shop.saveLocation': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, locationId, ...place().facts }),
  },
  'shop.closeLocation': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, locationId }),
  },
  'shop.saveHours': {
    kind: 'mutation',
    audience: write,
    input: () => ({ vendorId, locationId, ...place().hours, closedDates: ['2099-12-25'] }),
    optional: ['periods', 'closedDates'],
  },
  'shop.saveMethods': {
    kind: 'mutation',
    audience: write,
    input: () => ({
      vendorId,
      methods: record.methods.map(({ currency: _currency, ...method }) => method),
    }),
  },
  'shop.savePayoutAccount': {
    kind: 'mutation',
    audience: { permission: 'money.payout' },
    input: () => ({ vendorId, bankAccountNumber: shop.vendorAccount }),
  },
  'shop.setSimple': { kind: 'mutation', audience: write, input: () => ({ vendorId, isSimple: false }) },
  'shop.submit': { kind: 'mutation', audience: write, input: () => ({ vendorId }) },
  'shop.places': {
    kind: 'query',
    audience: 'person',
    input: () => ({ text: 'Lond', country: 'GB' }),
    optional: ['country'],
  },
  'shop.holidays': { kind: 'query', audience: read, input: () => ({ vendorId, locationId, locale: 'en' }) },
  'operator.pendingVendors': { kind: 'query', audience: 'operator', input: () => ({}) },
  // Approved already: said again it changes nothing, and it cannot be declined any more.
  'operator.approveVendor': { kind: 'mutation', audience: 'operator', input: () => ({ vendorId }) },
  'operator.declineVendor': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ vendorId, reason: 'No address' }),
  },
} as const satisfies Procedures
