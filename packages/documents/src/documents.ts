import type {
  DocumentPort,
  LowStockDocumentPort,
  OrderNewsDocumentPort,
  PayoutDocumentPort,
  ShopReviewDocumentPort,
} from '@onhand/service/mail/ports'
import { invoicePdf } from './invoice/invoice-pdf.ts'
import type { FontLoader } from './invoice/script-fonts.ts'
import { authMail } from './mail/auth-mail.ts'
import { confirmationMail } from './mail/confirmation-mail.ts'
import { lowStockMail } from './mail/low-stock-mail.ts'
import { payoutMail } from './mail/payout-mail.ts'
import { orderNewsMail } from './mail/shop-mails.ts'
import { shopReviewedMail } from './mail/shop-reviewed-mail.ts'
import { refundedMail, shippedMail } from './mail/order-news-mails.ts'

/** Papers and mails in every language of the shop. `loadFont` reads the font for scripts beyond Western European ones. */
export function documents(
  loadFont: FontLoader,
): DocumentPort & LowStockDocumentPort & OrderNewsDocumentPort & ShopReviewDocumentPort & PayoutDocumentPort {
  return {
    invoices: (invoices) => invoicePdf(invoices, loadFont),
    confirmationMail,
    shippedMail,
    refundedMail,
    authMail,
    lowStockMail,
    orderNewsMail,
    shopReviewedMail,
    payoutMail,
  }
}
