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
/** What they come to. */
export type Spend = Answer<typeof api.purchase.proposals.query>['spend']
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
    supply_barred: () => t('purchase.backNobody'),
    payee_unknown: () => t('purchase.payeeUnknown'),
    payee_currency: ({ currency }) => t('purchase.payeeCurrency', { currency }),
  }
}

/** Why units are proposed, in one line. */
export function reasonWords({ t, format }: Texts<'purchase'>, reason: NonNullable<ProposedSku['reason']>): string {
  const isNew = reason.soldAWeek === 0 && (reason.expectedAWeek ?? 0) > 0
  const sold = isNew ? (reason.expectedAWeek ?? 0) : reason.soldAWeek
  const facts = { sold: format.number(sold), left: format.number(reason.leftUnits), count: reason.leadDays }
  const first = reason.neverStocked
  if (first) return [...neverStockedWords({ t, format }, first, facts), ...quantityWords({ t }, reason)].join(' · ')
  const words = [t(isNew ? `purchase.reason.new_${reason.code}` : `purchase.reason.${reason.code}`, facts)]
  if (reason.incomingUnits > 0)
    words.push(t('purchase.reason.incoming', { units: format.number(reason.incomingUnits) }))
  if (reason.promotion)
    words.push(
      reason.promotion.isRunning
        ? t('purchase.reason.promotionUntil', { date: format.date(reason.promotion.lastDay) })
        : t('purchase.reason.promotionFrom', { date: format.date(reason.promotion.firstDay) }),
    )
  if (reason.suddenChange !== 'none') words.push(t(`purchase.reason.${reason.suddenChange}`))
  words.push(...quantityWords({ t }, reason))
  return words.join(' · ')
}

function neverStockedWords(
  { t, format }: Pick<Texts<'purchase'>, 't' | 'format'>,
  { peopleAsked, searches }: NonNullable<NonNullable<ProposedSku['reason']>['neverStocked']>,
  facts: { readonly sold: string; readonly count: number },
): string[] {
  const words = [t('purchase.reason.never_stocked', { count: peopleAsked })]
  if (searches > 0) words.push(t('purchase.reason.searched', { count: searches, times: format.number(searches) }))
  return [...words, t('purchase.reason.never_expected', facts)]
}

function quantityWords({ t }: Pick<Texts<'purchase'>, 't'>, reason: NonNullable<ProposedSku['reason']>): string[] {
  const { expiringUnits = 0, minimumByUnits, packByUnits = 0, shelfLifeByUnits = 0, roundedUpUnits } = reason
  const words: string[] = []
  if (expiringUnits > 0) words.push(t('purchase.reason.expiring', { count: expiringUnits }))
  // Orders of before say only how much both added.
  if (minimumByUnits === undefined && roundedUpUnits > 0)
    words.push(t('purchase.reason.rounded', { count: roundedUpUnits }))
  if (minimumByUnits !== undefined && minimumByUnits > 0)
    words.push(t('purchase.reason.minimum', { count: minimumByUnits }))
  if (packByUnits > 0) words.push(t('purchase.reason.pack', { count: packByUnits }))
  if (shelfLifeByUnits > 0) words.push(t('purchase.reason.shelfLife', { count: shelfLifeByUnits }))
  return words
}

/** Why this supplier, in one line; null when nobody else sells it. */
export function choiceWords(
  { t }: Texts<'purchase'>,
  reason: { readonly choice?: NonNullable<ProposedSku['reason']>['choice'] },
): string | null {
  const { choice } = reason
  if (!choice || choice.code === 'only' || choice.otherName === null) return null
  if (choice.code !== 'preferred') return t(`purchase.choice.${choice.code}`, { other: choice.otherName })
  const isCheaper = (choice.otherCostADayMinor ?? 0) < choice.costADayMinor
  const dearer = t(isCheaper ? 'purchase.choice.cheaper' : 'purchase.choice.dearer')
  return t('purchase.choice.preferred', { other: choice.otherName, dearer })
}

/** What a choice of lines costs and what share of demand it serves, in one sentence. */
export function spendWords({ t, format }: Texts<'purchase'>, spend: Spend, currency: string): string {
  const money = (minor: number) => format.money(minor, currency)
  const share = (permille: number) => format.percent(permille * 10)
  const facts = {
    spent: money(spend.spentMinor),
    before: share(spend.fillBeforePermille),
    after: share(spend.fillPermille),
  }
  if (spend.spentMinor === spend.allMinor) return t('purchase.spendAll', facts)
  const all = { total: money(spend.allMinor), whole: share(spend.fillAllPermille) }
  return t('purchase.spend', {
    ...facts,
    ...all,
    lines: format.number(spend.lineCount),
    all: format.number(spend.allLineCount),
  })
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
