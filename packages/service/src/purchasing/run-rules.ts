import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type PurchaseRuleId } from '@onhand/domain/ids'
import type { JobDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { buildPurchase, sendMessages } from './order-purchase.ts'
import type { PurchaseRule } from './ports.ts'
import { type Proposal, propose } from './propose.ts'
import { tellKeepers } from './tell-keepers.ts'

/** What ordering by rule needs. */
export type RunRulesDeps = Pick<
  JobDeps,
  'purchases' | 'supplierBook' | 'stockLists' | 'stockRoom' | 'vendors' | 'nowMs' | 'newId' | 'log'
> & { readonly wakeOutbox: () => void }

const DAY_MS = 86_400_000
// Bounds a run; the rest is as many shops as the next one takes.
const RULES_PER_PAGE = 50
const RULES_MAX = 500
const BY_RULE: Actor = { kind: 'program', name: 'purchase_rule', scopes: [] }

/**
 * Orders what the active rules allow [BUY-15]: each rule's proposals within what is left of its limit of the day. The order's id follows from the rule's turn,
 * which the order takes in the same commit, so that runs beside each other order once. Safe to repeat: what was ordered is incoming, and not proposed again.
 */
export async function runPurchaseRules(deps: RunRulesDeps): Promise<{ readonly orderedCount: number }> {
  let orderedCount = 0
  let afterId: PurchaseRuleId | null = null
  for (let seen = 0; seen < RULES_MAX; seen += RULES_PER_PAGE) {
    const rules = await deps.purchases.activeRules(afterId, RULES_PER_PAGE)
    for (const rule of rules) {
      // One shop's trouble holds up no other.
      orderedCount += await runRule(deps, rule).catch((error: unknown) => {
        deps.log.error('purchasing.rule_failed', { ruleId: rule.id, error })
        return 0
      })
    }
    afterId = rules.at(-1)?.id ?? null
    if (rules.length < RULES_PER_PAGE) break
  }
  return { orderedCount }
}

async function runRule(deps: RunRulesDeps, rule: PurchaseRule): Promise<number> {
  const { vendorId } = rule
  const sinceMs = deps.nowMs() - DAY_MS
  const { proposals } = await propose(deps, { vendorId, locale: 'en', budgetMinor: null, withDismissed: false })
  let leftMinor = rule.dailyLimitMinor - (await deps.purchases.spentByRule(rule.id, sinceMs))
  let turn = rule.turn
  let orderedCount = 0
  for (const proposal of proposals) {
    const lines = linesOf(rule, proposal, leftMinor)
    const totalMinor = lines.reduce((sum, line) => sum + line.units * line.unitCostMinor, 0)
    if (lines.length === 0 || totalMinor < proposal.minOrderMinor) continue
    const isOrdered = await orderByRule(deps, { ...rule, turn }, { proposal, lines, totalMinor, sinceMs })
    if (!isOrdered) return orderedCount
    leftMinor -= totalMinor
    turn += 1
    orderedCount += 1
  }
  return orderedCount
}

/** The lines the rule is about, best savers first, as far as its money goes; whole lines only, and nothing that was never stocked [FCT-27]. */
function linesOf(rule: PurchaseRule, proposal: Proposal, leftMinor: number): Proposal['lines'] {
  if (rule.supplierId !== null && rule.supplierId !== proposal.supplierId) return []
  const own = proposal.lines.filter(
    (line) => (rule.skuId === null || line.skuId === rule.skuId) && line.reason.neverStocked === undefined,
  )
  let left = leftMinor
  return [...own]
    .sort((a, b) => b.effect.lostSalesAvoidedMinor - a.effect.lostSalesAvoidedMinor)
    .filter((line) => {
      const costMinor = line.units * line.unitCostMinor
      if (costMinor > left) return false
      left -= costMinor
      return true
    })
}

async function orderByRule(
  deps: RunRulesDeps,
  rule: PurchaseRule,
  what: {
    readonly proposal: Proposal
    readonly lines: Proposal['lines']
    readonly totalMinor: number
    readonly sinceMs: number
  },
): Promise<boolean> {
  const { proposal, lines, totalMinor, sinceMs } = what
  const { vendorId } = rule
  const { supplierId, locationId } = proposal
  const built = await buildPurchase(
    deps,
    {
      vendorId,
      purchaseOrderId: derivedId('purchaseOrder', rule.id, `t${rule.turn}`),
      supplierId,
      locationId,
      lines: lines.map(({ skuId, units, reason }) => ({ skuId, units, reason })),
      origin: 'rule',
      isDraft: false,
      expectedTotalMinor: totalMinor,
    },
    rule.createdBy,
  )
  if (!built.ok) {
    deps.log.warn('purchasing.rule_refused', { ruleId: rule.id, code: built.error.code })
    return false
  }
  const order = { ...built.value, ruleId: rule.id }
  const facts = { supplierId, totalMinor, ruleId: rule.id, setBy: rule.createdBy }
  const entry = auditEntry(deps, BY_RULE, { vendorId, action: 'purchasing.ordered', subjectId: order.id, facts })
  const parts = { outbox: sendMessages(order), audit: [entry], rule: { turn: rule.turn, sinceMs } }
  if ((await deps.purchases.insert(order, parts)) !== true) return false
  deps.wakeOutbox()
  await tellKeepers(deps, order)
  deps.log.info('purchasing.ordered_by_rule', { ruleId: rule.id, purchaseOrderId: order.id, totalMinor })
  return true
}
