import { messages } from '@onhand/i18n'
import type { LowStockDocumentPort } from '@onhand/service/mail/ports'
import { button, html, page, paragraph, sumRow, table } from './mail-html.ts'
import { oneLine } from './mail-words.ts'

/** The mail to a shop about what became low: each item with what is left and what is on its way. */
export const lowStockMail: LowStockDocumentPort['lowStockMail'] = ({ shopName, locale, url, items }) => {
  const { t } = messages(locale)
  const subject = oneLine(t('mail.lowStock.subject', { count: items.length, shop: shopName }))
  const intro = t('mail.lowStock.intro')
  const rows = items.map((item) => {
    const { availableUnits: left, reorderUnits: from, incomingUnits: incoming } = item
    const numbers =
      incoming > 0 ? t('mail.lowStock.leftIncoming', { left, from, incoming }) : t('mail.lowStock.left', { left, from })
    return { name: oneLine([item.title, item.place].filter(Boolean).join(' · ')), numbers }
  })
  const action = t('mail.lowStock.button')
  return {
    subject,
    text: [
      intro,
      '',
      ...rows.map(({ name, numbers }) => `${name}: ${numbers}`),
      '',
      `${action}: ${url}`,
      '',
      '-- ',
      t('mail.signature'),
      '',
    ].join('\n'),
    html: page(locale, subject, {
      preview: intro,
      body: [
        paragraph(intro),
        table(rows.map(({ name, numbers }) => html`${sumRow(name, numbers)}`)),
        button(action, url),
      ],
    }),
  }
}
