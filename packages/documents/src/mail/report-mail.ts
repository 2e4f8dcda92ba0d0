import { reportMessages } from '@onhand/i18n/reports/report-messages'
import type { ReportDocumentPort } from '@onhand/service/reports/send-due-reports'
import { SHEET_TYPES, sheetFile } from '../sheets/sheet-file.ts'
import { button, heading, muted, page, paragraph, sumRow, table } from './mail-html.ts'
import { oneLine } from './mail-words.ts'

/** A report in words: the sums of its period, what is attached, where to see more. */
const reportMail: ReportDocumentPort['reportMail'] = (mail) => {
  const { t, format } = reportMessages(mail.locale)
  const period = mail.fromDate === mail.toDate ? mail.fromDate : `${mail.fromDate} – ${mail.toDate}`
  const words = { name: oneLine(mail.name), shop: oneLine(mail.shopName), period }
  const { summary } = mail
  const rows: readonly (readonly [string, string])[] =
    summary === null
      ? []
      : [
          [t('mail.report.orders'), String(summary.orderCount)],
          [t('mail.report.cancelled'), String(summary.cancelledCount)],
          [t('mail.report.units'), String(summary.units)],
          [t('mail.report.sales'), format.money(summary.salesMinor, summary.currency)],
          [t('mail.report.refunded'), format.money(summary.refundedMinor, summary.currency)],
          [t('mail.report.commission'), format.money(summary.commissionMinor, summary.currency)],
        ]
  const top = (summary?.topItems ?? []).map(
    (item) =>
      [`${oneLine(item.title)} × ${item.units}`, format.money(item.salesMinor, summary?.currency ?? '')] as const,
  )
  const intro = t('mail.report.intro', words)
  const attached =
    mail.tooLarge.length === 0
      ? t('mail.report.attached')
      : t('mail.report.tooLarge', { tables: mail.tooLarge.map((kind) => t(`sheet.${kind}`)).join(', ') })
  const subject = t('mail.report.subject', words)
  return {
    subject,
    text: [
      intro,
      '',
      ...rows.map(([name, value]) => `${name}: ${value}`),
      ...(top.length === 0
        ? []
        : ['', `${t('mail.report.top')}:`, ...top.map(([name, value]) => `  ${name}  ${value}`)]),
      '',
      attached,
      '',
      `${t('mail.report.open')}: ${mail.dashboardUrl}`,
      '',
      t('mail.report.footer'),
      '',
    ].join('\n'),
    html: page(mail.locale, subject, {
      preview: intro,
      body: [
        paragraph(intro),
        table(rows.map(([name, value]) => sumRow(name, value))),
        ...(top.length === 0
          ? []
          : [heading(t('mail.report.top')), table(top.map(([name, value]) => sumRow(name, value)))]),
        paragraph(attached),
        button(t('mail.report.open'), mail.dashboardUrl),
        muted(t('mail.report.footer')),
      ],
    }),
  }
}

/** Report mails and their attachments. */
export const reportDocuments: ReportDocumentPort = {
  reportMail,

  async sheet(rows, { bytesMax, ...what }) {
    const parts: Uint8Array[] = []
    let bytes = 0
    const reader = sheetFile(rows, what).getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.length
      if (bytes > bytesMax) {
        await reader.cancel()
        return null
      }
      parts.push(read.value)
    }
    const content = new Uint8Array(bytes)
    let at = 0
    for (const part of parts) {
      content.set(part, at)
      at += part.length
    }
    return { content, contentType: SHEET_TYPES[what.format] }
  },
}
