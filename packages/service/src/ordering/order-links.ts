import { idOf, isId, type OrderGroupId } from '@onhand/domain/ids'
import type { OrderLinkPort } from './cart-port.ts'

/** The part of WebCrypto that signing needs: `crypto.subtle`. `Key` is the platform's own, handed back as it came. */
export type HmacSubtle<Key> = {
  importKey(
    format: 'raw',
    keyData: Uint8Array<ArrayBuffer>,
    algorithm: { readonly name: 'HMAC'; readonly hash: 'SHA-256' },
    extractable: false,
    keyUsages: ['sign'],
  ): Promise<Key>
  sign(algorithm: 'HMAC', key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

/** 160 bits: as hard to guess as the key itself. */
const SIGNATURE_BYTES = 20

/** Signs texts with HMAC-SHA-256 under the shop's secret, as hexadecimal digits. */
export function signer<Key>(subtle: HmacSubtle<Key>, secret: string): (text: string) => Promise<string> {
  let key: Promise<Key> | undefined
  return async (text) => {
    key ??= subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const signature = new Uint8Array(await subtle.sign('HMAC', await key, bytesOf(text)))
    return [...signature.slice(0, SIGNATURE_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}

/**
 * The secret part of an order page's address: the group's id and its HMAC-SHA-256 under the shop's secret [ORD-14]. Nothing is stored; a changed secret
 * ends all links.
 */
export function orderLinks<Key>(subtle: HmacSubtle<Key>, secret: string): OrderLinkPort {
  const signed = signer(subtle, secret)
  const sign = (orderGroupId: OrderGroupId) => signed(`order-link:${orderGroupId}`)
  return {
    async tokenFor(orderGroupId) {
      return `${orderGroupId.slice('grp_'.length)}.${await sign(orderGroupId)}`
    },
    async verify(token) {
      const dot = token.lastIndexOf('.')
      const text = `grp_${token.slice(0, Math.max(0, dot))}`
      if (!isId('orderGroup', text)) return null
      const orderGroupId = idOf('orderGroup', text)
      return isSame(token.slice(dot + 1), await sign(orderGroupId)) ? orderGroupId : null
    },
  }
}

/** Compares in a time that does not depend on where the texts differ. */
export function isSame(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let index = 0; index < right.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index)
  return difference === 0
}

/** The text's UTF-16 code units as bytes: any text gives a key, and this package knows no TextEncoder. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    bytes[index * 2] = code & 255
    bytes[index * 2 + 1] = code >> 8
  }
  return bytes
}
