import type { Actor } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'

/** A message that could not be worked off, as the operator sees it. */
export type DeadLetter = {
  readonly id: string
  readonly type: string
  readonly body: string
  readonly reason: string
  readonly parkedAtMs: number
}

const PAGE_ROWS = 50

/** One page of dead letters, for the operator only [JOB-6]. */
export async function deadLetters(
  deps: Pick<ServiceDeps, 'outbox'>,
  actor: Actor,
  input: { readonly cursor?: string | null | undefined },
): Promise<Result<{ readonly items: readonly DeadLetter[]; readonly nextCursor: string | null }, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const items = await deps.outbox.deadLetters(input.cursor ?? null, PAGE_ROWS)
  return ok({ items, nextCursor: items.length === PAGE_ROWS ? (items.at(-1)?.id ?? null) : null })
}

/** Puts a dead letter back into the outbox and sends it at once [JOB-6]. A second replay finds nothing. */
export async function replayDeadLetter(
  deps: Pick<ServiceDeps, 'outbox' | 'nowMs' | 'wakeOutbox' | 'log'>,
  actor: Actor,
  input: { readonly id: string },
): Promise<
  Result<{ readonly id: string }, OperateRefusal | { readonly code: 'not_found'; readonly what: 'dead_letter' }>
> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  if (!(await deps.outbox.replay(input.id, deps.nowMs()))) return err({ code: 'not_found', what: 'dead_letter' })
  deps.log.info('outbox.replayed', { id: input.id })
  deps.wakeOutbox()
  return ok({ id: input.id })
}
