import type { TimelineEvent } from '@onhand/domain/ordering/types'
import { messages } from '@onhand/i18n'
import type { MailContent, OrderMail } from '@onhand/service/mail/ports'
import { addressLines } from '../address-lines.ts'
import { button, divider, heading, type Html, html, muted, page, paragraph, sumRow, table } from './mail-html.ts'
import { lineWords, oneLine, priceWords, promiseWords } from './mail-words.ts'

type Confirmation = OrderMail & { readonly timeline: readonly TimelineEvent[] }

/** "Your order is placed": what from whom and when, what it cost, the bank's number, the chain so far, the way to the order page. */
export function confirmationMail(mail: Confirmation): MailContent {
  const { group } = mail
  const { t, format } = messages(group.locale)
  const subject = t('mail.confirmation.subject', { number: group.number })
  const total = format.money(group.totalMinor, group.currency)
  const name = oneLine(group.contact.name)
  return {
    subject,
    text: confirmationText(mail),
    html: page(group.locale, subject, {
      preview: t('mail.confirmation.preview', { total }),
      body: [
        paragraph(t('mail.greeting', { name })),
        paragraph(t('mail.confirmation.intro')),
        table([
          sumRow(t('mail.confirmation.orderNumber'), group.number),
          sumRow(t('mail.confirmation.transaction'), group.payment.transactionNumber),
        ]),
        button(t('mail.confirmation.track'), mail.orderUrl),
        ...shopParts(mail),
        divider(),
        table(sums(mail).map(({ label, value, isTotal }) => sumRow(label, value, isTotal))),
        ...addressPart(mail),
        heading(t('mail.chain.title')),
        ...chain(mail).map((step) => (step.isDone ? paragraph(`✓ ${step.words}`) : muted(`○ ${step.words}`))),
        muted(t('mail.footer')),
      ],
    }),
  }
}

function confirmationText(mail: Confirmation): string {
  const { group } = mail
  const { t } = messages(group.locale)
  const shops = group.orders.flatMap((order) => [
    t('mail.confirmation.from', { vendor: oneLine(mail.shopNames[order.vendorId] ?? '') }),
    promiseWords(group, order),
    ...order.lines.map((line) => `  ${lineWords(line)}  ${priceWords(group, line.totalMinor)}`),
    '',
  ])
  const address =
    group.address === null
      ? []
      : [t('mail.confirmation.to'), ...addressLines(group.address, group.locale).map(oneLine), '']
  return [
    t('mail.greeting', { name: oneLine(group.contact.name) }),
    '',
    t('mail.confirmation.intro'),
    '',
    `${t('mail.confirmation.orderNumber')}: ${group.number}`,
    `${t('mail.confirmation.transaction')}: ${group.payment.transactionNumber}`,
    `${t('mail.confirmation.track')}: ${mail.orderUrl}`,
    '',
    ...shops,
    ...sums(mail).map(({ label, value }) => `${label}: ${value}`),
    '',
    ...address,
    ...chain(mail).map((step) => `${step.isDone ? '[x]' : '[ ]'} ${step.words}`),
    '',
    t('mail.footer'),
    '',
    '-- ',
    t('mail.signature'),
    '',
  ].join('\n')
}

function shopParts(mail: Confirmation): Html[] {
  const { group } = mail
  const { t } = messages(group.locale)
  return group.orders.flatMap((order) => [
    heading(t('mail.confirmation.from', { vendor: oneLine(mail.shopNames[order.vendorId] ?? '') })),
    html`<p style="margin:0 0 8px;font-size:15px;font-weight:600;color:#1F6B45">${promiseWords(group, order)}</p>`,
    table(order.lines.map((line) => sumRow(lineWords(line), priceWords(group, line.totalMinor)))),
  ])
}

function sums({ group }: Confirmation) {
  const { t, format } = messages(group.locale)
  const creditMinor = group.orders.reduce((sum, order) => sum + (order.creditMinor ?? 0), 0)
  const money = (amountMinor: number) => format.money(amountMinor, group.currency)
  return [
    { label: t('mail.confirmation.items'), value: money(group.itemsMinor), isTotal: false },
    { label: t('mail.confirmation.delivery'), value: priceWords(group, group.deliveryMinor), isTotal: false },
    { label: t('mail.confirmation.tax'), value: money(group.taxMinor), isTotal: false },
    { label: t('mail.confirmation.total'), value: money(group.totalMinor), isTotal: true },
    ...(creditMinor === 0
      ? []
      : [{ label: t('mail.confirmation.credit'), value: `−${money(creditMinor)}`, isTotal: false }]),
  ]
}

function addressPart({ group }: Confirmation): Html[] {
  if (group.address === null) return []
  const { t } = messages(group.locale)
  return [
    heading(t('mail.confirmation.to')),
    ...addressLines(group.address, group.locale).map((line) => muted(oneLine(line))),
  ]
}

/** Shop → bank → supplier → on the way: what is done, with its time, and what comes next. */
function chain({ group, timeline }: Confirmation): readonly { readonly words: string; readonly isDone: boolean }[] {
  const { t, format } = messages(group.locale)
  const zone = group.orders[0]?.delivery.promise.timeZone
  const at = (types: readonly TimelineEvent['type'][]) => timeline.find((event) => types.includes(event.type))?.atMs
  const step = (label: string, atMs: number | undefined) =>
    atMs === undefined
      ? { words: label, isDone: false }
      : { words: `${label}, ${format.dateTime(atMs, zone)}`, isDone: true }
  return [
    step(t('mail.chain.placed'), group.placedAtMs),
    step(
      t('mail.chain.paid', { transactionNumber: group.payment.transactionNumber }),
      group.payment.capturedAtMs ?? at(['paid']),
    ),
    step(t('mail.chain.supplier'), at(['supplier_confirmed', 'supplier_ordered'])),
    step(t('mail.chain.onTheWay'), at(['shipped', 'ready_for_pickup'])),
  ]
}
