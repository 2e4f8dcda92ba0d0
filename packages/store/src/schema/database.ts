import type { Kyselify } from 'drizzle-orm/kysely'
import type * as tables from './sqlite.ts'

/** Row types of every table for kysely, by the names they have in the database. */
export type Database = {
  supplier: Kyselify<typeof tables.supplier>
  vendor: Kyselify<typeof tables.vendor>
  vendor_translation: Kyselify<typeof tables.vendorTranslation>
  stock_location: Kyselify<typeof tables.stockLocation>
  opening_period: Kyselify<typeof tables.openingPeriod>
  closure: Kyselify<typeof tables.closure>
  delivery_method: Kyselify<typeof tables.deliveryMethod>
  delivery_method_translation: Kyselify<typeof tables.deliveryMethodTranslation>
  category: Kyselify<typeof tables.category>
  category_translation: Kyselify<typeof tables.categoryTranslation>
  product: Kyselify<typeof tables.product>
  product_translation: Kyselify<typeof tables.productTranslation>
  sku: Kyselify<typeof tables.sku>
  offer: Kyselify<typeof tables.offer>
  product_card: Kyselify<typeof tables.productCard>
  sku_price: Kyselify<typeof tables.skuPrice>
  product_bulk_edit: Kyselify<typeof tables.productBulkEdit>
  product_bulk_item: Kyselify<typeof tables.productBulkItem>
  saved_view: Kyselify<typeof tables.savedView>
  search_term: Kyselify<typeof tables.searchTerm>
  search_gram: Kyselify<typeof tables.searchGram>
  stock_level: Kyselify<typeof tables.stockLevel>
  stock_movement: Kyselify<typeof tables.stockMovement>
  stock_lot: Kyselify<typeof tables.stockLot>
  stock_note: Kyselify<typeof tables.stockNote>
  stock_threshold: Kyselify<typeof tables.stockThreshold>
  stock_transfer: Kyselify<typeof tables.stockTransfer>
  stock_transfer_line: Kyselify<typeof tables.stockTransferLine>
  stock_count: Kyselify<typeof tables.stockCount>
  stock_count_line: Kyselify<typeof tables.stockCountLine>
  stock_count_entry: Kyselify<typeof tables.stockCountEntry>
  order_group: Kyselify<typeof tables.orderGroup>
  customer_order: Kyselify<typeof tables.customerOrder>
  order_line: Kyselify<typeof tables.orderLine>
  order_allocation: Kyselify<typeof tables.orderAllocation>
  supplier_order: Kyselify<typeof tables.supplierOrder>
  shipment: Kyselify<typeof tables.shipment>
  order_event: Kyselify<typeof tables.orderEvent>
  payment: Kyselify<typeof tables.payment>
  refund: Kyselify<typeof tables.refund>
  refund_line: Kyselify<typeof tables.refundLine>
  ledger_journal: Kyselify<typeof tables.ledgerJournal>
  ledger_entry: Kyselify<typeof tables.ledgerEntry>
  order_note: Kyselify<typeof tables.orderNote>
  pick_list: Kyselify<typeof tables.pickList>
  pick_list_order: Kyselify<typeof tables.pickListOrder>
  pick_list_line: Kyselify<typeof tables.pickListLine>
  customer: Kyselify<typeof tables.customer>
  customer_email: Kyselify<typeof tables.customerEmail>
  outbox: Kyselify<typeof tables.outbox>
  dead_letter: Kyselify<typeof tables.deadLetter>
  webhook_inbox: Kyselify<typeof tables.webhookInbox>
  user: Kyselify<typeof tables.user>
  session: Kyselify<typeof tables.session>
  account: Kyselify<typeof tables.account>
  verification: Kyselify<typeof tables.verification>
  rateLimit: Kyselify<typeof tables.rateLimit>
  address: Kyselify<typeof tables.address>
  vendor_role: Kyselify<typeof tables.vendorRole>
  vendor_member: Kyselify<typeof tables.vendorMember>
  audit_entry: Kyselify<typeof tables.auditEntry>
}
