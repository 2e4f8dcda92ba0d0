import { REPORT_PARTS, SHEET_FORMATS } from '@onhand/domain/reports/report'
import { CADENCES } from '@onhand/domain/reports/schedule'
import { z } from 'zod'
import { DateInput, idSchema, LocaleInput, textSchema } from './text.ts'

const vendorId = idSchema('vendor')
const reportId = idSchema('report')

export const ReportShopInput = z.strictObject({ vendorId })
export const ReportKeyInput = z.strictObject({ vendorId, reportId })
/** Creates or replaces: the client makes the id. */
export const SaveReportInput = z.strictObject({
  vendorId,
  reportId,
  name: textSchema(100, 1),
  cadence: z.enum(CADENCES),
  hour: z.int().min(0).max(23),
  parts: z.array(z.enum(REPORT_PARTS)).min(1).max(REPORT_PARTS.length),
  format: z.enum(SHEET_FORMATS),
  locale: LocaleInput,
  recipientIds: z.array(idSchema('person')).min(1).max(20),
  isPaused: z.boolean(),
})
/** Days of the shop's calendar, both included. */
export const SalesSummaryInput = z.strictObject({ vendorId, fromDate: DateInput, toDate: DateInput })
