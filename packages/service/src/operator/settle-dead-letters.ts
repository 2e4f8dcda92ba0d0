import type { Actor } from '@onhand/domain/identity/actor'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'

/** What was done with each letter: false when somebody had settled it before. */
export type SettledLetters = { readonly settled: readonly { readonly id: string; readonly isSettled: boolean }[] }

/** Replays or discards dead letters [OPS-4]: each by itself and once, with its entry in the audit log. */
export async function settleDeadLetters(
  deps: Pick<ServiceDeps, 'console' | 'nowMs' | 'newId' | 'log' | 'wakeOutbox'>,
  actor: Actor,
  input: { readonly ids: readonly string[]; readonly action: 'replay' | 'discard' },
): Promise<Result<SettledLetters, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const settled: { readonly id: string; readonly isSettled: boolean }[] = []
  for (const id of new Set(input.ids)) {
    const action = input.action === 'replay' ? 'dead_letter.replayed' : 'dead_letter.discarded'
    const audit = [auditEntry(deps, actor, { vendorId: null, action, subjectId: id })]
    settled.push({ id, isSettled: await deps.console.settleLetter(id, input.action, { nowMs: deps.nowMs(), audit }) })
  }
  deps.log.info('operator.letters.settled', { action: input.action, count: settled.length })
  if (input.action === 'replay') deps.wakeOutbox()
  return ok({ settled })
}
