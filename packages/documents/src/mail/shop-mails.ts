import { messages } from '@onhand/i18n'
import type { MailContent, OrderNews, OrderNewsDocumentPort, VendorOrderMail } from '@onhand/service/mail/ports'
import { lineWords, oneLine } from './mail-words.ts'
import { news as newsMail } from './order-news-mails.ts'

/** A mail that a shop's own people set off: an order typed in, a message, a cancellation. */
export const orderNewsMail: OrderNewsDocumentPort['orderNewsMail'] = (mail): MailContent => {
  const { group, order, news } = mail
  const { t } = messages(group.locale)
  const vendor = oneLine(mail.shopNames[order.vendorId] ?? '')
  return newsMail({
    group,
    subject: t(`mail.${news.kind}.subject`, { number: order.number, vendor }),
    paragraphs: paragraphsOf(mail, news, vendor),
    link: { label: t('mail.confirmation.track'), url: mail.orderUrl },
  })
}

function paragraphsOf(mail: VendorOrderMail, news: OrderNews, vendor: string): readonly string[] {
  const { t } = messages(mail.group.locale)
  switch (news.kind) {
    case 'manual':
      return [t('mail.manual.intro', { vendor }), ...mail.order.lines.map(lineWords), ...howToPay(mail, news)]
    case 'message':
      return [
        t('mail.message.intro', { vendor }),
        ...news.text
          .split('\n')
          .map(oneLine)
          .filter((line) => line !== ''),
      ]
    case 'cancelled':
      return [t(news.isOverdue ? 'mail.cancelled.overdue' : 'mail.cancelled.byShop', { vendor })]
  }
}

function howToPay({ group, order }: VendorOrderMail, news: Extract<OrderNews, { kind: 'manual' }>): readonly string[] {
  const { t, format } = messages(group.locale)
  const total = format.money(group.totalMinor, group.currency)
  if (news.payTo === null || news.remitByMs === null) return [t('mail.manual.total', { total }), t('mail.manual.paid')]
  const { timeZone } = order.delivery.promise
  return [
    t('mail.manual.total', { total }),
    t('mail.manual.payBy', { total, date: format.longDate(news.remitByMs, timeZone) }),
    t('mail.manual.payTo', {
      accountNumber: oneLine(news.payTo.accountNumber),
      accountName: oneLine(news.payTo.accountName),
      number: order.number,
    }),
  ]
}
