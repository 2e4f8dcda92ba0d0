import type { Actor } from '@onhand/domain/identity/actor'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type StepDeps, stepImport } from './step-import.ts'
import { allowedImport, type ImportKey, type ImportRefusal, type ImportView, viewImport } from './view-import.ts'

// A window that drives an import may be closed; after this long the minute run goes on without it.
const IDLE_MS = 45_000
const RUNS_PER_MINUTE = 3
const STEPS_PER_MINUTE = 40

/** Does the next portion of an import and answers how far it is: what a window repeats until there is nothing left. */
export async function advanceImport(
  deps: StepDeps & Pick<ServiceDeps, 'wakeOutbox'>,
  actor: Actor,
  key: ImportKey,
): Promise<Result<ImportView, ImportRefusal>> {
  const found = await allowedImport(deps, actor, key)
  if (!found.ok) return found
  await stepImport(deps, found.value)
  // Pictures that it named are fetched meanwhile.
  if (found.value.state === 'running') deps.wakeOutbox()
  return viewImport(deps, actor, key)
}

/** The minute run: goes on with imports whose window was closed [DIO-2]. Bounded, and safe beside a window. */
export async function continueImports(deps: StepDeps): Promise<{ readonly steps: number }> {
  let steps = 0
  for (const idle of await deps.dataImports.idle(deps.nowMs() - IDLE_MS, RUNS_PER_MINUTE)) {
    for (let isUnfinished = true; isUnfinished && steps < STEPS_PER_MINUTE; steps += 1) {
      const run = await deps.dataImports.load(idle.vendorId, idle.id)
      isUnfinished = run !== null && run.state === idle.state
      if (run !== null && isUnfinished) await stepImport(deps, run)
    }
  }
  return { steps }
}
