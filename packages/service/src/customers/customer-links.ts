import { idOf, isId } from '@onhand/domain/ids'
import { type HmacSubtle, isSame, signer } from '../ordering/order-links.ts'
import type { CustomerLinkPort } from './ports.ts'

/**
 * The secret part of a buyer's page: the record's id, the link's version, and their HMAC-SHA-256 under the shop's secret [CUS-5]. Nothing secret is
 * stored; a new version ends the links made before.
 */
export function customerLinks<Key>(subtle: HmacSubtle<Key>, secret: string): CustomerLinkPort {
  const sign = signer(subtle, secret)
  return {
    async tokenFor(customerId, version) {
      return `${customerId.slice('cus_'.length)}.${version}.${await sign(`customer-link:${customerId}:${version}`)}`
    },
    async verify(token) {
      const [body = '', version = '', signature = '', ...more] = token.split('.')
      const text = `cus_${body}`
      if (more.length > 0 || !isId('customer', text) || !/^\d{1,9}$/.test(version)) return null
      const customerId = idOf('customer', text)
      const expected = await sign(`customer-link:${customerId}:${Number(version)}`)
      return isSame(signature, expected) ? { customerId, version: Number(version) } : null
    },
  }
}
