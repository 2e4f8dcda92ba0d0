import type { ImportState } from '@onhand/domain/data-import/import-run'
import type { Actor } from '@onhand/domain/identity/actor'
import { err, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { allowedImport, type ImportKey, type ImportRefusal, type ImportView, viewImport } from './view-import.ts'

/** What a person asks of an import, and the states it may be asked in. */
const STEPS = {
  check: { from: ['uploading'], to: 'checking', action: null },
  start: { from: ['checked'], to: 'running', action: 'import.started' },
  undo: { from: ['done'], to: 'undoing', action: 'import.undo_started' },
  cancel: { from: ['uploading', 'checking', 'checked'], to: 'cancelled', action: 'import.cancelled' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState; action: string | null }>
export type ImportStep = keyof typeof STEPS

// Where an import that was asked the same before may be by now.
const AFTER: Readonly<Record<ImportStep, readonly ImportState[]>> = {
  check: ['checking', 'checked'],
  start: ['running', 'done'],
  undo: ['undoing', 'undone'],
  cancel: ['cancelled'],
}

/** Moves an import on: to its dry run once all of it is here, to its run, back, or away. Asking twice is asking once [DIO-2]. */
export async function moveImport(
  deps: Pick<ServiceDeps, 'dataImports' | 'pictureFetches' | 'nowMs' | 'newId'>,
  actor: Actor,
  request: ImportKey & { readonly step: ImportStep },
): Promise<Result<ImportView, ImportRefusal>> {
  const found = await allowedImport(deps, actor, request)
  if (!found.ok) return found
  const run = found.value
  const { from, to, action } = STEPS[request.step]
  if (AFTER[request.step].includes(run.state)) return viewImport(deps, actor, request)
  if (request.step === 'check') {
    const { states } = await deps.dataImports.counts(run.id)
    const storedCount = Object.values(states).reduce((sum, count) => sum + count, 0)
    if (storedCount < run.itemCount)
      return err({
        code: 'invalid_field',
        field: 'items',
        expected: `${run.itemCount}, of which ${storedCount} are here`,
      })
  }
  const audit =
    action === null
      ? null
      : auditEntry(deps, actor, {
          vendorId: run.vendorId,
          action,
          subjectId: run.id,
          facts: { file: run.fileName, products: run.itemCount },
        })
  const isMoved = await deps.dataImports.move(run, { from, to, nowMs: deps.nowMs(), audit })
  if (isMoved) return viewImport(deps, actor, request)
  const now = await deps.dataImports.load(run.vendorId, run.id)
  if (now && AFTER[request.step].includes(now.state)) return viewImport(deps, actor, request)
  return err({ code: 'import_state', state: now?.state ?? run.state })
}
