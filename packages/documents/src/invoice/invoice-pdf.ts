import type { Invoice } from '@onhand/domain/payments/invoice'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { invoiceText, textsOf } from './invoice-text.ts'
import { InvoicePage } from './invoice-page.ts'
import { type FontLoader, fontChooser } from './script-fonts.ts'

/**
 * Invoices as one A4 PDF, each beginning on a page of its own: the same invoices give the same words on the same pages [DOC-1].
 * Amounts are printed as they were frozen.
 */
export async function invoicePdf(invoices: readonly Invoice[], loadFont: FontLoader): Promise<Uint8Array> {
  const texts = invoices.map((invoice) => ({ number: invoice.number, text: invoiceText(invoice) }))
  const choose = await fontChooser(
    texts.flatMap(({ text }) => textsOf(text)),
    loadFont,
  )
  const document = new PDFDocument(options(invoices))
  const bytes = toBytes(document)
  for (const { number, text } of texts) {
    const page = new InvoicePage(document, choose)
    page.head(text)
    page.parties(text)
    page.table(text)
    page.sums(text)
    page.footers(text, number)
  }
  document.end()
  return await bytes
}

function options(invoices: readonly Invoice[]): Record<string, unknown> {
  const [first] = invoices
  if (first === undefined) throw new Error('a document without invoices')
  const issued = new Date(first.issuedAtMs)
  return {
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    lang: first.locale,
    displayTitle: true,
    info: {
      Title: invoices.map((invoice) => invoice.number).join(', '),
      Author: first.seller.legalName,
      CreationDate: issued,
      ModDate: issued,
    },
  }
}
