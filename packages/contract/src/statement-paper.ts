import { STATEMENT_KINDS } from '@onhand/domain/payments/statement'
import { z } from 'zod'
import { LocaleInput } from './text.ts'

const Kind = z.enum(STATEMENT_KINDS)
const Minor = z.int().nullable()

/** A month of a shop's account on its way to the Worker that draws it. */
export const StatementPaperBody = z.object({
  locale: LocaleInput,
  shopName: z.string(),
  legalName: z.string(),
  taxNumber: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  fromMs: z.int(),
  toMs: z.int(),
  sums: z.object({
    openingMinor: z.int(),
    closingMinor: z.int(),
    byKind: z.array(z.object({ kind: Kind, amountMinor: z.int(), count: z.int() })),
  }),
  lines: z.array(
    z.object({
      atMs: z.int(),
      kind: Kind,
      amountMinor: z.int(),
      balanceMinor: z.int(),
      orderNumber: z.string().nullable(),
      grossMinor: Minor,
      commissionMinor: Minor,
      transactionNumber: z.string().nullable(),
    }),
  ),
})
