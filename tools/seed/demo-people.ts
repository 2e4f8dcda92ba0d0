import type { Role } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { fromAnotherAddress } from '../client/another-address.ts'
import { fetchPatiently, type Patience } from '../client/fetch-patiently.ts'
import type { ShopClient } from '../client/shop-client.ts'

/** Somebody who can log in to the demo's dashboard. The password is printed by `npm start`: it protects nothing. */
export type DemoPerson = { readonly name: string; readonly email: string; readonly password: string }

/** One password for everybody of the demo. */
export const DEMO_PASSWORD = 'demo-password-1234'

function person(name: string, email: string): DemoPerson {
  return { name, email, password: DEMO_PASSWORD }
}

/** The operator of the marketplace. */
export const DEMO_OPERATOR = person('Opal Reyes', 'operator@onhand.example')
/** Owns Marlow Road Grocer, the shop with the most to do. */
export const DEMO_OWNER = person('Olive Marlow', 'owner@marlow-road.example')
/** Owns Sun Moon Pantry, a shop whose people speak Chinese. */
export const DEMO_SELLER = person('林美玲', 'owner@sun-moon-pantry.example')

/** Who works where in the demo. */
const MEMBERS: readonly (DemoPerson & { readonly vendor: string; readonly role: Role })[] = [
  { ...DEMO_OWNER, vendor: 'marlow-road', role: 'owner' },
  { ...DEMO_SELLER, vendor: 'sun-moon-pantry', role: 'owner' },
  { ...person('Max Manager', 'manager@marlow-road.example'), vendor: 'marlow-road', role: 'manager' },
  { ...person('Vera Viewer', 'viewer@marlow-road.example'), vendor: 'marlow-road', role: 'viewer' },
  { ...person('Stan Stock', 'stock@marlow-road.example'), vendor: 'marlow-road', role: 'stock_keeper' },
  { ...person('Pippa Picker', 'picker@marlow-road.example'), vendor: 'marlow-road', role: 'picker' },
  { ...person('Ari Accountant', 'accounts@marlow-road.example'), vendor: 'marlow-road', role: 'accountant' },
]

/** Registers the demo's people and gives them their roles. Repeating it changes nothing. */
export async function seedPeople(
  shopUrl: string,
  shop: ShopClient,
  demo: { readonly vendorIds: ReadonlyMap<string, VendorId>; readonly patience: Patience },
): Promise<number> {
  await register(shopUrl, DEMO_OPERATOR, demo.patience)
  await shop.mutate('operator.setOperator', { email: DEMO_OPERATOR.email, isOperator: true })
  let count = 1
  for (const { vendor, role, ...one } of MEMBERS) {
    const vendorId = demo.vendorIds.get(vendor)
    if (!vendorId) continue
    await register(shopUrl, one, demo.patience)
    await shop.mutate('operator.setMember', { vendorId, email: one.email, role })
    count += 1
  }
  return count
}

/** Opens an account as anybody does; one that is there already is fine. What an address is rationed nobody uses up for another. */
async function register(shopUrl: string, one: DemoPerson, patience: Patience): Promise<void> {
  const { name, email, password } = one
  const quiet: Patience = { ...patience, log: () => undefined }
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shopUrl, ...fromAnotherAddress() },
    body: JSON.stringify({ name, email, password }),
  }
  const answer = await fetchPatiently(`${shopUrl}/auth/sign-up/email`, init, quiet)
  if (!answer.ok && answer.status !== 422)
    throw new Error(`registering ${email} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
}
