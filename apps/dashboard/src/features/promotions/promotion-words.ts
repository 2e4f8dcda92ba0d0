import type { PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import type { Tone } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { RefusalWords } from '../../lib/failure.ts'
import { useTexts } from '../../lib/texts.ts'

/** A promotion in the table. */
export type PromotionRow = Answer<typeof api.promotion.list.query>['items'][number]
/** A promotion with its prices and results. */
export type Promotion = Answer<typeof api.promotion.show.query>
/** What would come of one. */
export type Preview = Answer<typeof api.promotion.preview.mutate>
/** Which items it lowers, and how much. */
export type Terms = PromotionRow['terms']
/** The same as it is asked of the api. */
export type AskedTerms = Parameters<typeof api.promotion.plan.mutate>[0]['terms']

/** What each state means for the one who looks. */
export const PROMOTION_TONES: Readonly<Record<PromotionStatus, Tone>> = {
  planned: 'plain',
  running: 'good',
  ended: 'plain',
  cancelled: 'plain',
}

/** Words for promotions that several screens need. */
export function usePromotionWords() {
  const { t, format } = useTexts('promotions')
  const range = ({ firstDay, lastDay }: Pick<PromotionRow, 'firstDay' | 'lastDay'>) =>
    firstDay === lastDay
      ? format.date(firstDay)
      : t('promotions.dayRange', { first: format.date(firstDay), last: format.date(lastDay) })
  const price = (terms: Terms) =>
    terms.kind === 'percent'
      ? t('promotions.off', { percent: format.percent(terms.percentOff * 100) })
      : t('promotions.own')
  /** What the shop should know of its prices: still to be done, set otherwise, kept, left out. */
  const notes = (row: PromotionRow): readonly string[] => {
    const open = row.status === 'running' ? row.counts.waiting : row.status === 'ended' ? row.counts.applied : 0
    return [
      ...(open > 0 ? [t('promotions.working', { count: open })] : []),
      ...(row.status === 'running' && row.changedCount > 0
        ? [t('promotions.changed', { count: row.changedCount })]
        : []),
      ...(row.counts.kept > 0 ? [t('promotions.kept', { count: row.counts.kept })] : []),
      ...(row.status !== 'cancelled' && row.counts.dropped > 0
        ? [t('promotions.dropped', { count: row.counts.dropped })]
        : []),
    ]
  }
  const refusals: RefusalWords = {
    promotion_state: ({ status }) => t('promotions.refused.state', { status: t(`promotions.status.${status}`) }),
    promotion_overlap: ({ name }) => t('promotions.clash', { name }),
    promotion_empty: () => t('promotions.empty'),
    promotion_too_large: ({ skuDays, skuDaysMax }) => t('promotions.tooMany', { count: skuDays, max: skuDaysMax }),
    id_taken: () => t('promotions.refused.idTaken'),
    invalid_field: ({ field, expected }) => t('promotions.refused.field', { field, expected }),
  }
  return { range, price, notes, refusals }
}

/** SKUs that are in it, or would have been. */
export function promotedCount({ status, counts }: PromotionRow): number {
  if (status === 'cancelled') return counts.dropped
  return counts.waiting + counts.applied + counts.restored + counts.kept
}
