import { idOf, isId } from '@onhand/domain/ids'
import { isPermission } from '@onhand/domain/identity/permissions'
import type { SessionData, Shop } from './session.tsx'

type Wire = { readonly [key: string]: unknown }
const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Who is logged in, with their shops and what they may do in each. Permissions that this build does not know are left out. */
export async function fetchSession(): Promise<SessionData> {
  const response = await fetch('/trpc/identity.memberships')
  const answer: unknown = await response.json()
  const result = isWire(answer) && isWire(answer['result']) ? answer['result']['data'] : undefined
  if (!isWire(result)) throw new Error(`identity.memberships answered ${response.status}`)
  const person = result['person']
  return {
    person: isWire(person)
      ? { name: textOf(person['name']), email: textOf(person['email']), isOperator: person['isOperator'] === true }
      : null,
    memberships: listOf(result['memberships']).flatMap((one) => (isWire(one) ? shopOf(one) : [])),
  }
}

function shopOf(wire: Wire): Shop[] {
  const vendorId = textOf(wire['vendorId'])
  if (!isId('vendor', vendorId)) return []
  return [
    {
      vendorId: idOf('vendor', vendorId),
      vendorName: textOf(wire['vendorName']),
      slug: textOf(wire['slug']),
      role: textOf(wire['role']),
      permissions: listOf(wire['permissions']).map(textOf).filter(isPermission),
      currency: textOf(wire['currency']),
      isSimple: wire['isSimple'] === true,
      timeZone: textOf(wire['timeZone']) || 'UTC',
    },
  ]
}
