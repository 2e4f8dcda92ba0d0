import {
  changedFields,
  type DraftField,
  type ProductDraft,
  type ProductRecord,
  type SkuDraft,
} from '@onhand/domain/catalog/product-record'
import type { VendorId } from '@onhand/domain/ids'
import { createSignal } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { api } from '../../lib/api.ts'
import { failureOf } from '../../lib/failure.ts'
import { wireOf } from './wire.ts'

/** Somebody else's save that stands in the way of ours. */
export type Conflict = {
  readonly theirs: ProductRecord
  readonly theirFields: readonly DraftField[]
  readonly bothFields: readonly DraftField[]
}
/** What came of saving. */
export type SaveOutcome = 'saved' | 'wrong' | 'conflict' | 'failed'

/** What somebody else saved since `base`, held against what is being written here. */
async function meet(vendorId: VendorId, base: ProductDraft, mine: ProductDraft): Promise<Conflict> {
  const theirs = await api.product.get.query({ vendorId, productId: base.id })
  const theirFields = changedFields(base, theirs)
  const myFields = changedFields(base, mine)
  return { theirs, theirFields, bothFields: theirFields.filter((field) => myFields.includes(field)) }
}

/** What was wrong with a save, by field; null when it failed for another reason. */
function problemsOf(error: unknown): ReadonlyMap<string, string> | null {
  const failure = failureOf(error)
  if (failure.kind === 'fields')
    return new Map(failure.fields.map((wrong) => [wrong.field.replace(/^product\./, ''), wrong.message]))
  if (failure.kind === 'refused' && failure.refusal.code === 'product_invalid')
    return new Map(failure.refusal.problems.map((wrong) => [wrong.field, wrong.expected]))
  return null
}

/** A product while it is being edited: what was read, what it is now, what is wrong with it. `version` 0 is a new one. */
export function createProductForm(vendorId: () => VendorId, first: ProductDraft, firstVersion: number) {
  const [draft, setDraft] = createStore<ProductDraft>(structuredClone(first))
  const [base, setBase] = createSignal<ProductDraft>(structuredClone(first))
  const [version, setVersion] = createSignal(firstVersion)
  const [slug, setSlug] = createSignal<string | null>(null)
  const [problems, setProblems] = createSignal<ReadonlyMap<string, string>>(new Map())
  const [conflict, setConflict] = createSignal<Conflict | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const present = () => structuredClone(unwrap(draft))
  const isDirty = () => version() === 0 || changedFields(base(), draft).length > 0
  const reset = (to: ProductDraft) => setDraft(reconcile(structuredClone(to)))

  const save = async (change: Partial<ProductDraft> = {}): Promise<SaveOutcome> => {
    if (isBusy()) return 'failed'
    setBusy(true)
    setProblems(new Map())
    const wanted = { ...present(), ...change }
    try {
      const saved = await api.product.save.mutate({ vendorId: vendorId(), version: version(), product: wireOf(wanted) })
      setVersion(saved.version)
      setSlug(saved.slug)
      setBase(wanted)
      reset(wanted)
      setConflict(null)
      return 'saved'
    } catch (error) {
      const wrong = problemsOf(error)
      if (wrong) {
        setProblems(wrong)
        return 'wrong'
      }
      const failure = failureOf(error)
      if (failure.kind === 'refused' && failure.refusal.code === 'product_changed') {
        setConflict(await meet(vendorId(), base(), present()).catch(() => null))
        return 'conflict'
      }
      throw error
    } finally {
      setBusy(false)
    }
  }
  const takeTheirs = () => {
    const met = conflict()
    if (!met) return
    setVersion(met.theirs.version)
    setBase(met.theirs)
    reset(met.theirs)
    setConflict(null)
  }
  /** Mine where I changed something, theirs everywhere else; then it can be saved over theirs. */
  const keepMine = () => {
    const met = conflict()
    if (!met) return
    const mine = present()
    const kept = changedFields(base(), mine)
    const merged = Object.fromEntries(kept.map((field) => [field, mine[field]]))
    setVersion(met.theirs.version)
    setBase(met.theirs)
    reset({ ...met.theirs, ...merged })
    setConflict(null)
  }
  return {
    draft,
    set: (change: Partial<ProductDraft>) => setDraft(change),
    setSku: (index: number, sku: SkuDraft) =>
      setDraft({ skus: present().skus.map((one, at) => (at === index ? sku : one)) }),
    version,
    slug,
    problems,
    problemAt: (field: string) => problems().get(field),
    conflict,
    isBusy,
    isDirty,
    discard: () => {
      reset(base())
      setProblems(new Map())
    },
    save,
    takeTheirs,
    keepMine,
  }
}

/** A product while it is being edited. */
export type ProductForm = ReturnType<typeof createProductForm>
