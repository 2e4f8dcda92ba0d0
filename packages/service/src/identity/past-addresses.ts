import type { AddressId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { Address } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** More would not be looked through. */
const ADDRESSES_MAX = 10

/** A person's own past addresses, newest first; nobody sees another's. */
export async function pastAddresses(
  deps: Pick<ServiceDeps, 'people'>,
  actor: Actor,
): Promise<Result<readonly (Address & { readonly id: AddressId })[], { readonly code: 'sign_in_required' }>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  return ok(await deps.people.addresses(actor.personId, ADDRESSES_MAX))
}
