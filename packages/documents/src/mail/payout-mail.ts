import { messages } from '@onhand/i18n'
import type { PayoutDocumentPort } from '@onhand/service/mail/ports'
import { button, page, paragraph } from './mail-html.ts'
import { oneLine } from './mail-words.ts'

/** The mail to a shop about a payout: it is at the bank, or it is back on the balance. */
export const payoutMail: PayoutDocumentPort['payoutMail'] = (payout) => {
  const { locale, transactionNumber, url } = payout
  const { t, format } = messages(locale)
  const kind = transactionNumber === null ? 'mail.payoutFailed' : 'mail.payoutPaid'
  const shop = oneLine(payout.shopName)
  const amount = format.money(payout.amountMinor, payout.currency)
  const subject = oneLine(t(`${kind}.subject`, { shop, amount }))
  const lines = [
    t(`${kind}.intro`, { shop, amount, account: payout.toAccount }),
    transactionNumber === null
      ? t('mail.payoutFailed.next')
      : t('mail.payoutPaid.number', { number: transactionNumber }),
  ]
  const action = t('mail.payout.button')
  return {
    subject,
    text: [...lines.flatMap((line) => [line, '']), `${action}: ${url}`, '', '-- ', t('mail.signature'), ''].join('\n'),
    html: page(locale, subject, {
      preview: lines[0] ?? subject,
      body: [...lines.map((line) => paragraph(line)), button(action, url)],
    }),
  }
}
