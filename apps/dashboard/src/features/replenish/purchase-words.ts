import type { PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import type { Tone } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { RefusalWords } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'

/** What one supplier should bring to one place. */
export type Proposal = Answer<typeof api.purchase.proposals.query>['proposals'][number]
/** A line of it. */
export type ProposedSku = Proposal['lines'][number]
/** An order in the table. */
export type PurchaseRow = Answer<typeof api.purchase.list.query>['items'][number]
/** An order with its goods. */
export type Purchase = Answer<typeof api.purchase.get.query>
/** A supplier with its scorecard. */
export type Supplier = Answer<typeof api.purchase.suppliers.query>[number]

/** A rule of ordering without anybody looking. */
export type Rule = Answer<typeof api.purchase.rules.query>[number]

/** What each state means for the one who looks. */
export const PURCHASE_TONES: Readonly<Record<PurchaseStatus, Tone>> = {
  draft: 'plain',
  sent: 'signal',
  confirmed: 'signal',
  declined: 'danger',
  shipped: 'signal',
  partly_received: 'signal',
  received: 'good',
  cancelled: 'plain',
}

/** What refusals of buying mean for the one who asked. */
export function usePurchaseWords(): RefusalWords {
  const { t, format } = useTexts('purchase')
  const { shop } = useShop()
  const money = (minor: number) => format.money(minor, shop().currency)
  return {
    purchase_state: ({ status }) => t('purchase.refused.state', { status: t(`purchase.status.${status}`) }),
    purchase_changed: () => t('purchase.changedMeanwhile'),
    purchase_quantity: ({ acceptedUnits }) => t('purchase.wrongUnits', { units: acceptedUnits }),
    purchase_minimum: ({ minOrderMinor }) => t('purchase.belowMinimum', { amount: money(minOrderMinor) }),
    purchase_total: ({ totalMinor }) => t('purchase.wrongTotal', { amount: money(totalMinor) }),
    supplier_account_missing: () => t('purchase.noAccount'),
    payee_unknown: () => t('purchase.payeeUnknown'),
    payee_currency: ({ currency }) => t('purchase.payeeCurrency', { currency }),
  }
}

/** Why units are proposed, in one line. */
export function reasonWords({ t, format }: Texts<'purchase'>, reason: NonNullable<ProposedSku['reason']>): string {
  const facts = { sold: format.number(reason.soldAWeek), left: format.number(reason.leftUnits), count: reason.leadDays }
  const words = [t(`purchase.reason.${reason.code}`, facts)]
  if (reason.incomingUnits > 0)
    words.push(t('purchase.reason.incoming', { units: format.number(reason.incomingUnits) }))
  if (reason.suddenChange !== 'none') words.push(t(`purchase.reason.${reason.suddenChange}`))
  if (reason.roundedUpUnits > 0) words.push(t('purchase.reason.rounded', { count: reason.roundedUpUnits }))
  return words.join(' · ')
}

/** What ordering a quantity does, in one line. */
export function effectWords({ t, format }: Texts<'purchase'>, effect: ProposedSku['effect'], currency: string): string {
  const words: string[] = []
  const { coverDaysBefore, coverDaysAfter } = effect
  if (coverDaysBefore !== null && coverDaysAfter !== null)
    words.push(
      t('purchase.effect.cover', {
        before: format.number(Math.round(coverDaysBefore)),
        after: format.number(Math.round(coverDaysAfter)),
      }),
    )
  if (effect.lostSalesAvoidedMinor > 0)
    words.push(t('purchase.effect.saves', { amount: format.money(effect.lostSalesAvoidedMinor, currency) }))
  if (effect.overUnits > 0) words.push(t('purchase.effect.over', { units: format.number(effect.overUnits) }))
  return words.join(' · ')
}

/** What a SKU is called with its variant. */
export function skuTitle(sku: { readonly title: string; readonly skuTitle: string }): string {
  return [sku.title, sku.skuTitle].filter(Boolean).join(' · ')
}
