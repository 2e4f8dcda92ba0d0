import type { ProductId, VendorId } from '@onhand/domain/ids'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import type { ProductFilter } from './product-query.ts'
import type { BulkChange, BulkEdit } from './product-types.ts'

/** How many products a bulk edit, or its undo, has still to do. */
export function unfinished(now: BulkEdit): number {
  return now.isUndo ? now.counts.done : now.counts.pending
}

/** What a bulk edit is about. */
export type Selection = { readonly productIds: ProductId[] } | { readonly filter: ProductFilter }

/** A bulk edit that runs step by step; after a failure it goes on from where it was. */
export function createBulkRun(vendorId: () => VendorId, on: { onStep(): void; onRefused(error: unknown): void }) {
  const [edit, setEdit] = createSignal<BulkEdit | null>(null)
  const [hasStopped, setStopped] = createSignal(false)
  let run = 0

  const left = unfinished
  const drive = async (first: () => Promise<BulkEdit>) => {
    run += 1
    const mine = run
    setStopped(false)
    try {
      let now = await first()
      setEdit(now)
      while (left(now) > 0 && mine === run) {
        now = await api.product.bulkStep.mutate({ vendorId: vendorId(), bulkEditId: now.id })
        setEdit(now)
      }
    } catch (error) {
      if (mine === run) {
        setStopped(true)
        // Nothing to go on with: it was never begun.
        if (edit() === null) on.onRefused(error)
      }
    }
    on.onStep()
  }
  const total = () => Object.values(edit()?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  return {
    edit,
    hasStopped,
    isRunning: () => {
      const now = edit()
      return now !== null && left(now) > 0 && !hasStopped()
    },
    done: () => {
      const now = edit()
      return now ? total() - left(now) : 0
    },
    total,
    start: (change: BulkChange, selection: Selection) => {
      setEdit(null)
      const asked = { vendorId: vendorId(), bulkEditId: newId('bulkEdit'), change, selection }
      return drive(() => api.product.bulkStart.mutate(asked))
    },
    goOn: () => {
      const now = edit()
      if (now) void drive(() => api.product.bulkStep.mutate({ vendorId: vendorId(), bulkEditId: now.id }))
    },
    undo: () => {
      const now = edit()
      if (now) void drive(() => api.product.bulkUndo.mutate({ vendorId: vendorId(), bulkEditId: now.id }))
    },
    /** Takes over one that a closed tab left half done: it waits to be continued. */
    adopt: (left: BulkEdit) => {
      // One that was begun here meanwhile is shown instead.
      if (run > 0) return
      setEdit(left)
      setStopped(true)
    },
    forget: () => {
      run += 1
      setEdit(null)
      setStopped(false)
    },
  }
}

/** A bulk edit that runs. */
export type BulkRun = ReturnType<typeof createBulkRun>
