import type { Email } from 'postal-mime'

/** Who a message says it is from: name and address, or what there is. */
export function senderOf(email: Email): string {
  const { name, address } = email.from ?? {}
  if (name && address) return `${name} <${address}>`
  return address ?? name ?? ''
}
