import type { Invoice } from '@onhand/domain/payments/invoice'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { invoiceText, textsOf } from './invoice-text.ts'
import { InvoicePage } from './invoice-page.ts'
import { type FontLoader, fontChooser } from './script-fonts.ts'

/** An invoice as an A4 PDF: the same invoice gives the same words on the same pages [DOC-1]. Amounts are printed as they were frozen. */
export async function invoicePdf(invoice: Invoice, loadFont: FontLoader): Promise<Uint8Array> {
  const text = invoiceText(invoice)
  const choose = await fontChooser(textsOf(text), loadFont)
  const issued = new Date(invoice.issuedAtMs)
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: invoice.locale,
    displayTitle: true,
    info: {
      Title: `${text.title} ${invoice.number}`,
      Author: invoice.seller.legalName,
      CreationDate: issued,
      ModDate: issued,
    },
  })
  const bytes = toBytes(document)
  const page = new InvoicePage(document, choose)
  page.head(text)
  page.parties(text)
  page.table(text)
  page.sums(text)
  page.footers(text, invoice.number)
  document.end()
  return await bytes
}
