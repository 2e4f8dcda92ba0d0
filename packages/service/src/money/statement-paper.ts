import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { monthOf } from '@onhand/domain/payments/months'
import type { StatementLine, StatementPaper } from '@onhand/domain/payments/statement'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'

/** Why there is no paper. Months with more lines than anybody prints are to be had as a table. */
export type StatementPaperRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'too_many_lines'; readonly linesMax: number }

const PAGE_LINES = 500
/** A hundred pages of paper. */
export const PAPER_LINES_MAX = 3_000

/** A month of a shop's statement as a paper, in the shop's calendar and currency [PAY-15]. */
export async function statementPaper(
  deps: Pick<ServiceDeps, 'money' | 'vendors'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly month: string; readonly locale: Locale },
): Promise<Result<StatementPaper, StatementPaperRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([input.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const timeZone = vendor.locations[0]?.timeZone ?? 'UTC'
  const { fromMs, toMs } = monthOf(input.month, timeZone)
  const period = { currency: vendor.currency, fromMs, toMs }
  const lines: StatementLine[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof deps.money.statement>> = await deps.money.statement(vendor.id, {
      ...period,
      cursor,
      limit: PAGE_LINES,
    })
    lines.push(...page.items)
    cursor = page.nextCursor
    if (lines.length > PAPER_LINES_MAX) return err({ code: 'too_many_lines', linesMax: PAPER_LINES_MAX })
  } while (cursor !== null)
  return ok({
    locale: input.locale,
    shopName: vendor.names[input.locale],
    legalName: vendor.legalName,
    taxNumber: vendor.taxNumber,
    timeZone,
    ...period,
    sums: await deps.money.statementSums(vendor.id, period),
    lines: lines.map(
      ({ atMs, kind, amountMinor, balanceMinor, orderNumber, grossMinor, commissionMinor, transactionNumber }) => ({
        atMs,
        kind,
        amountMinor,
        balanceMinor,
        orderNumber,
        grossMinor,
        commissionMinor,
        transactionNumber,
      }),
    ),
  })
}
