import { showToast } from '@onhand/ui'
import { batch } from 'solid-js'
import { failureText, type RefusalWords } from './failure.ts'
import { useTexts } from './texts.ts'

/** A change that is shown before the api has answered. */
export type OptimisticChange<Value> = {
  /** Shows it. */
  apply(): void
  /** Takes it back. */
  rollback(): void
  /** Does it. */
  run(): Promise<Value>
  /** Said when it is done, with a way back when there is one. */
  readonly done?: string
  readonly undo?: { readonly label: string; run(): void }
  readonly words?: RefusalWords
}

/** Makes a function that shows changes at once and visibly takes them back when the api refuses them. Answers null then. */
export function useOptimistic(): <Value>(change: OptimisticChange<Value>) => Promise<Value | null> {
  const { t } = useTexts('frame')
  return async (change) => {
    batch(() => change.apply())
    try {
      const value = await change.run()
      if (change.done) showToast(change.done, change.undo)
      return value
    } catch (error) {
      batch(() => change.rollback())
      showToast(t('optimistic.undone', { why: failureText(error, t, change.words) }))
      return null
    }
  }
}

/**
 * As `useOptimistic`, for one record to which several things may be done quickly: they are told one after the other, so that the last one holds, and
 * the answer to an earlier one is not shown over it.
 */
export function useOptimisticRecord<Value>(
  show: (made: Value) => void,
): (change: OptimisticChange<Value>) => Promise<void> {
  const optimistic = useOptimistic()
  let told: Promise<unknown> = Promise.resolve()
  let begun = 0
  return async (change) => {
    begun += 1
    const mine = begun
    const inTurn = () => {
      const answer = told.then(() => change.run())
      told = answer.catch(() => null)
      return answer
    }
    const made = await optimistic({ ...change, run: inTurn })
    if (made !== null && mine === begun) show(made)
  }
}
