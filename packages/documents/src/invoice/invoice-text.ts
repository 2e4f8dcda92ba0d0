import type { Invoice } from '@onhand/domain/payments/invoice'
import { messages } from '@onhand/i18n'
import { addressLines } from '../address-lines.ts'

/** One row of the table, as text. */
export type InvoiceRow = {
  readonly title: string
  readonly note: string
  readonly units: string
  readonly unitPrice: string
  readonly taxRate: string
  readonly amount: string
}

/** Everything an invoice says, in words of its language: what the page then only has to place. */
export type InvoiceText = {
  readonly title: string
  readonly shop: string
  readonly parties: readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly head: InvoiceRow
  readonly rows: readonly InvoiceRow[]
  readonly sums: readonly { readonly label: string; readonly value: string; readonly isTotal: boolean }[]
  readonly paid: readonly string[]
  readonly thanks: string
  readonly page: (page: number, pages: number) => string
}

/** Words an invoice: amounts with the currency's own decimals, dates in the seller's zone. */
export function invoiceText(invoice: Invoice): InvoiceText {
  const { t, format } = messages(invoice.locale)
  const money = (amountMinor: number) => format.money(amountMinor, invoice.currency)
  const rate = (bps: number) => format.percent(bps)
  const date = format.longDate(invoice.issuedAtMs, invoice.timeZone)
  return {
    title: t('invoice.title'),
    shop: invoice.seller.name,
    parties: parties(invoice),
    facts: [
      { label: t('invoice.number'), value: invoice.number },
      { label: t('invoice.orderNumber'), value: invoice.orderNumber },
      { label: t('invoice.date'), value: date },
      { label: t('invoice.supplyDate'), value: date },
    ],
    head: {
      title: t('invoice.item'),
      note: '',
      units: t('invoice.units'),
      unitPrice: t('invoice.unitPrice'),
      taxRate: t('invoice.taxRate'),
      // A sign like $ says too little on paper that crosses borders.
      amount: `${t('invoice.amount')} (${invoice.currency})`,
    },
    rows: rows(invoice, money, rate),
    sums: [
      ...invoice.taxes.flatMap((tax) => [
        { label: t('invoice.net', { rate: rate(tax.taxRateBps) }), value: money(tax.netMinor), isTotal: false },
        { label: t('invoice.tax', { rate: rate(tax.taxRateBps) }), value: money(tax.taxMinor), isTotal: false },
      ]),
      { label: t('invoice.total'), value: money(invoice.totalMinor), isTotal: true },
    ],
    // An order paid to its seller directly has no number of ours, and may not be paid yet.
    paid:
      invoice.transactionNumber === ''
        ? []
        : [
            t('invoice.paid', { date }),
            ...(invoice.creditMinor === undefined ? [] : [t('invoice.credit', { amount: money(invoice.creditMinor) })]),
            t('invoice.transaction', { transactionNumber: invoice.transactionNumber }),
          ],
    thanks: t('invoice.thanks'),
    page: (page, pages) => t('invoice.page', { page, pages }),
  }
}

/** Every text of an invoice, to know which fonts it takes. */
export function textsOf(text: InvoiceText): string[] {
  const cells = (row: InvoiceRow) => [row.title, row.note, row.units, row.unitPrice, row.taxRate, row.amount]
  return [
    text.title,
    text.shop,
    text.thanks,
    text.page(1, 1),
    ...text.paid,
    ...text.parties.flatMap((party) => [party.label, ...party.lines]),
    ...text.facts.flatMap((fact) => [fact.label, fact.value]),
    ...text.sums.flatMap((sum) => [sum.label, sum.value]),
    ...cells(text.head),
    ...text.rows.flatMap(cells),
  ]
}

function parties(invoice: Invoice): InvoiceText['parties'] {
  const { t } = messages(invoice.locale)
  const { seller, buyer } = invoice
  const buyerLines = buyer.address === null ? [] : addressLines(buyer.address, invoice.locale)
  return [
    {
      label: t('invoice.seller'),
      lines: [
        seller.legalName,
        ...addressLines({ ...seller.address, name: '', line2: '' }, invoice.locale),
        ...(seller.taxNumber === '' ? [] : [t('invoice.taxNumber', { number: seller.taxNumber })]),
        seller.email,
      ],
    },
    {
      label: t('invoice.buyer'),
      lines: [buyer.name, ...buyerLines.filter((line) => line !== buyer.name), buyer.email],
    },
  ]
}

function rows(
  invoice: Invoice,
  money: (amountMinor: number) => string,
  rate: (bps: number) => string,
): readonly InvoiceRow[] {
  const { t, format } = messages(invoice.locale)
  const lines = invoice.lines.map((line) => ({
    title: line.title,
    note: [line.variantTitle, line.gtin === null ? '' : `GTIN ${line.gtin}`].filter((part) => part !== '').join(' · '),
    units: format.number(line.units),
    unitPrice: money(line.unitPriceMinor),
    taxRate: rate(line.taxRateBps),
    amount: money(line.totalMinor),
  }))
  return [
    ...lines,
    {
      title: t('invoice.delivery', { method: invoice.delivery.name }),
      note: invoice.pickupAt ?? '',
      units: '',
      unitPrice: '',
      taxRate: '',
      amount: money(invoice.delivery.priceMinor),
    },
  ]
}
