import type { Actor } from '@onhand/domain/identity/actor'
import { type ForecastRunId, idOf, type VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { actorKey } from '../stock/own.ts'
import { stepMessage } from './run-messages.ts'
import type { ForecastRunPort } from './ports.ts'

/** Why a forecast was not started. */
export type StartRefusal = OperateRefusal | { readonly code: 'forecast_running' } | { readonly code: 'id_taken' }

type StartDeps = Pick<ServiceDeps, 'forecastRuns' | 'nowMs' | 'newId' | 'wakeOutbox'>

/**
 * Starts a forecast of one shop, or for the operator of all (`vendorId` null). Starting the same run again changes nothing; while another one of the
 * same shops goes on it is refused [FCT-9].
 */
export async function startRun(
  deps: StartDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId | null; readonly runId: ForecastRunId },
): Promise<Result<{ readonly runId: ForecastRunId }, StartRefusal>> {
  const { vendorId, runId } = input
  const allowed = vendorId === null ? operate(actor, 'operate') : inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const entry = auditEntry(deps, actor, { vendorId, action: 'forecast.started', subjectId: runId })
  const run = { id: runId, vendorId, origin: 'person' as const, startedAtMs: deps.nowMs(), startedBy: actorKey(actor) }
  const answer = await deps.forecastRuns.start(run, [stepMessage(runId, 0)], [entry])
  if (answer === 'busy') return err({ code: 'forecast_running' })
  if (answer === 'exists') {
    const known = await deps.forecastRuns.find(runId)
    if (known?.vendorId !== vendorId) return err({ code: 'id_taken' })
  }
  deps.wakeOutbox()
  return ok({ runId })
}

/** The night's run of all shops, named by its day: a second start for the same night changes nothing. One of before that never ended makes way. */
export async function startNightly(
  deps: {
    readonly forecastRuns: Pick<ForecastRunPort, 'start' | 'list' | 'cancel' | 'find'>
    readonly nowMs: () => number
  },
  day: string,
): Promise<{ readonly isStarted: boolean }> {
  const runId = idOf('forecastRun', `frn_night${day.replaceAll('-', '')}`)
  const run = { id: runId, vendorId: null, origin: 'nightly' as const, startedAtMs: deps.nowMs(), startedBy: 'nightly' }
  const start = () => deps.forecastRuns.start(run, [stepMessage(runId, 0)], [])
  let answer = (await deps.forecastRuns.find(runId)) ? ('exists' as const) : await start()
  if (answer === 'busy') {
    for (const { id, vendorId } of (await deps.forecastRuns.list(null, { cursor: null, limit: RUNS_LOOKED_AT }))
      .items) {
      if (vendorId === null) await deps.forecastRuns.cancel(id, null, { nowMs: deps.nowMs(), audit: [] })
    }
    answer = await start()
  }
  return { isStarted: answer === 'started' }
}

const RUNS_LOOKED_AT = 20

/** Ends a run early; what it has written stays. */
export async function cancelRun(
  deps: Pick<ServiceDeps, 'forecastRuns' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId | null; readonly runId: ForecastRunId },
): Promise<
  Result<
    { readonly isCancelled: boolean },
    OperateRefusal | { readonly code: 'not_found'; readonly what: 'forecast_run' }
  >
> {
  const { vendorId, runId } = input
  const allowed = vendorId === null ? operate(actor, 'operate') : inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const run = await deps.forecastRuns.find(runId)
  if (run === null || (vendorId !== null && run.vendorId !== vendorId))
    return err({ code: 'not_found', what: 'forecast_run' })
  const entry = auditEntry(deps, actor, { vendorId: run.vendorId, action: 'forecast.cancelled', subjectId: runId })
  const isCancelled = await deps.forecastRuns.cancel(runId, vendorId, { nowMs: deps.nowMs(), audit: [entry] })
  return ok({ isCancelled })
}
