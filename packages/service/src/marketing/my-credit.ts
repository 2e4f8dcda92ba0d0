import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { CreditLine, ShopCredit } from '@onhand/domain/marketing/views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** Enough for an account page; the rest is history. */
const LINES_MAX = 30

/** What the caller has in each shop, and how it moved. */
export async function myCredit(
  deps: Pick<ServiceDeps, 'credits' | 'nowMs'>,
  actor: Actor,
  input: { readonly locale: Locale },
): Promise<
  Result<
    { readonly shops: readonly ShopCredit[]; readonly lines: readonly CreditLine[] },
    { readonly code: 'sign_in_required' }
  >
> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  return ok(
    await deps.credits.ofPerson(actor.personId, { locale: input.locale, nowMs: deps.nowMs(), linesMax: LINES_MAX }),
  )
}
