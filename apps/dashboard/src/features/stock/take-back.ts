import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import type { Said } from './said.tsx'
import { useStockWords } from './stock-words.ts'

type Correction = Omit<Parameters<typeof api.stock.adjust.mutate>[0], 'movementId' | 'reason'>

/** Takes a movement back by one the other way, and says so. */
export function useTakeBack(form: { onDone(): void; say(said: Said): void }) {
  const { t } = useTexts('stock')
  const frame = useTexts('frame')
  const words = useStockWords()
  return async (correctionOf: () => Promise<Correction>): Promise<void> => {
    try {
      const correction = await correctionOf()
      await api.stock.adjust.mutate({ ...correction, movementId: newId('movement'), reason: 'correction' })
      form.say({ text: t('stock.undone') })
      form.onDone()
    } catch (error) {
      form.say({ text: failureText(error, frame.t, words), isRefusal: true })
    }
  }
}
