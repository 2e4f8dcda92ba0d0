import type { Locale } from '@onhand/domain/catalog/views'
import type { ExportKind, SheetFormat } from '@onhand/domain/reports/report'
import type { Table } from '@onhand/domain/reports/table'
import { columnHeading, reportMessages } from '@onhand/i18n/reports/report-messages'
import { csvStream } from './csv-stream.ts'
import { xlsxStream } from './xlsx-stream.ts'

/** What browsers and mail programs know the files by. */
export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table as a file in the reader's language, streamed. */
export function sheetFile(
  table: Table,
  {
    kind,
    format,
    locale,
  }: { readonly kind: ExportKind | 'low_stock'; readonly format: SheetFormat; readonly locale: Locale },
): ReadableStream<Uint8Array> {
  const headings = table.columns.map(({ key }) => columnHeading(locale, key))
  if (format === 'csv') return csvStream(table, headings)
  return xlsxStream(table, { headings, sheetName: reportMessages(locale).t(`sheet.${kind}`) })
}
