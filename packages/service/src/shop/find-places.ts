import type { Actor } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { Place } from './ports.ts'

/** More would not be read. */
const PLACES_MAX = 8

/** Towns whose name begins so, for people who are logged in: a shop's address begins with one. */
export async function findPlaces(
  deps: Pick<ServiceDeps, 'places'>,
  actor: Actor,
  input: { readonly text: string; readonly country?: string | null | undefined },
): Promise<Result<readonly Place[], { readonly code: 'sign_in_required' }>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  return ok(input.text === '' ? [] : await deps.places.search(input.text, input.country ?? null, PLACES_MAX))
}
