import { messages } from '@onhand/i18n'
import type { ShopReviewDocumentPort } from '@onhand/service/mail/ports'
import { button, page, paragraph } from './mail-html.ts'
import { oneLine } from './mail-words.ts'

/** The mail to a shop about the operator's answer: it is open, or what has to change. */
export const shopReviewedMail: ShopReviewDocumentPort['shopReviewedMail'] = ({ shopName, locale, reason, url }) => {
  const { t } = messages(locale)
  const kind = reason === null ? 'mail.shopApproved' : 'mail.shopDeclined'
  const shop = shopName
  const subject = oneLine(t(`${kind}.subject`, { shop }))
  const intro = t(`${kind}.intro`, { shop })
  const action = t(`${kind}.button`)
  const why = reason === null ? [] : [t('mail.shopDeclined.reason', { reason })]
  return {
    subject,
    text: [
      intro,
      '',
      ...why.flatMap((line) => [line, '']),
      `${action}: ${url}`,
      '',
      '-- ',
      t('mail.signature'),
      '',
    ].join('\n'),
    html: page(locale, subject, {
      preview: intro,
      body: [paragraph(intro), ...why.map((line) => paragraph(line)), button(action, url)],
    }),
  }
}
