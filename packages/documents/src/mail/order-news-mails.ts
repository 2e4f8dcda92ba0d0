import { messages } from '@onhand/i18n'
import type { DocumentPort, MailContent } from '@onhand/service/mail/ports'
import { button, type Html, muted, page, paragraph } from './mail-html.ts'
import { oneLine } from './mail-words.ts'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'

type News = {
  readonly group: PlacedOrderGroup
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly link: { readonly label: string; readonly url: string }
}

// Far from any delivery, so that days are written as dates.
const ANOTHER_TIME_MS = 0

/** "On its way": who carries it, under which number, and when it should be there. */
export const shippedMail: DocumentPort['shippedMail'] = ({ group, order, shopNames, orderUrl, shipment }) => {
  const { t, format } = messages(group.locale)
  const vendor = oneLine(shopNames[order.vendorId] ?? '')
  return news({
    group,
    subject: t('mail.shipped.subject', { number: order.number }),
    paragraphs: [
      order.delivery.name === '' && shipment === null
        ? t('mail.shipped.introPlain', { vendor })
        : t('mail.shipped.intro', { vendor, carrier: oneLine(shipment?.carrier ?? order.delivery.name) }),
      ...(shipment === null ? [] : [t('mail.shipped.tracking', { trackingNumber: oneLine(shipment.trackingNumber) })]),
      // A seller's own order carries no promise of a day.
      ...(group.payment.provider === 'remittance'
        ? []
        : [t('mail.shipped.arrives', { when: format.window(order.delivery.promise, ANOTHER_TIME_MS) })]),
    ],
    link: { label: t('mail.confirmation.track'), url: orderUrl },
  })
}

/** "Refund": how much came back, why, and under which number at the bank; or what stands in for something that was not there. */
export const refundedMail: DocumentPort['refundedMail'] = (mail) => {
  const { group, order } = mail
  const { t, format } = messages(group.locale)
  return news({
    group,
    subject: t(mail.substitutes.length > 0 ? 'mail.substituted.subject' : 'mail.refunded.subject', {
      number: order.number,
    }),
    paragraphs: [
      ...mail.substitutes.map(({ units, former, title }) =>
        t('mail.substituted.intro', { units, former: oneLine(former), title: oneLine(title) }),
      ),
      ...(mail.amountMinor === 0 && mail.substitutes.length + mail.creditMinor > 0
        ? []
        : [
            t(group.payment.provider === 'remittance' ? 'mail.refunded.byShop' : 'mail.refunded.intro', {
              amount: format.money(mail.amountMinor, group.currency),
            }),
          ]),
      ...(mail.creditMinor === 0
        ? []
        : [t('mail.refunded.credit', { amount: format.money(mail.creditMinor, group.currency) })]),
      ...(mail.transactionNumber === null
        ? []
        : [t('mail.refunded.transaction', { transactionNumber: mail.transactionNumber })]),
      ...(mail.reason === '' || mail.substitutes.length > 0
        ? []
        : [t('mail.refunded.reason', { reason: oneLine(mail.reason) })]),
    ],
    link: { label: t('mail.confirmation.track'), url: mail.orderUrl },
  })
}

/** A short mail about an order: greeting, what is new, the link to its page. */
export function news({ group, subject, paragraphs, link }: News): MailContent {
  const { t } = messages(group.locale)
  const greeting = t('mail.greeting', { name: oneLine(group.contact.name) })
  const footer = t('mail.footer')
  const body: Html[] = [paragraph(greeting), ...paragraphs.map(paragraph), button(link.label, link.url), muted(footer)]
  return {
    subject,
    text: [
      greeting,
      '',
      ...paragraphs,
      '',
      `${link.label}: ${link.url}`,
      '',
      footer,
      '',
      '-- ',
      t('mail.signature'),
      '',
    ].join('\n'),
    html: page(group.locale, subject, { preview: paragraphs[0] ?? '', body }),
  }
}
