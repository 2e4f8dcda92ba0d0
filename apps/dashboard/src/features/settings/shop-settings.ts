import { showToast } from '@onhand/ui'
import { createSignal } from 'solid-js'
import type { api } from '../../lib/api.ts'
import { failureOf, failureText, type RefusalWords } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'

/** A shop's settings as the api gives them. */
export type ShopSettings = Awaited<ReturnType<typeof api.shop.settings.query>>
/** A place of the shop. */
export type ShopPlace = ShopSettings['locations'][number]
/** A way to the buyer. */
export type ShopMethod = Omit<ShopSettings['methods'][number], 'currency'>
/** What every part of the settings is given. */
export type PartProps = { readonly settings: ShopSettings; readonly mayWrite: boolean; onSaved(): void }

/** Saving one part: busy while it runs, then a word about it, or which fields were wrong. */
export function useSaving(words: RefusalWords = {}) {
  const frame = useTexts('frame')
  const { t } = useTexts('settings')
  const [isBusy, setBusy] = createSignal(false)
  const [wrong, setWrong] = createSignal<readonly string[]>([])
  const failed = (error: unknown) => {
    const failure = failureOf(error)
    if (failure.kind === 'fields') setWrong(failure.fields.map(({ field }) => field))
    if (failure.kind === 'refused' && failure.refusal.code === 'invalid_field') setWrong([failure.refusal.field])
    if (failure.kind === 'refused' && failure.refusal.code === 'slug_taken') setWrong(['slug'])
    showToast(failureText(error, frame.t, { slug_taken: () => t('settings.slugTaken'), ...words }))
  }
  return {
    isBusy,
    /** The error of a field, by the name the api gives it. */
    errorOf: (field: string) =>
      wrong().some((one) => one === field || one.startsWith(`${field}.`)) ? t('settings.wrong') : undefined,
    markWrong: setWrong,
    async save<Value>(run: () => Promise<Value>, done: (value: Value) => string): Promise<boolean> {
      if (isBusy()) return false
      setBusy(true)
      setWrong([])
      try {
        const text = done(await run())
        showToast(text)
        return true
      } catch (error) {
        failed(error)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
