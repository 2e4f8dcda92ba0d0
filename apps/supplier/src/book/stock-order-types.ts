/** Where an order for a shop's shelves stands. Declined and shipped are final. */
export type StockOrderStatus = 'received' | 'confirmed' | 'declined' | 'shipped'

/** One SKU of such an order. `lifeDays`: how long the shop's goods of the kind keep; null when they do not expire. */
export type StockOrderLine = {
  position: number
  skuId: string
  gtin: string | null
  title: string
  units: number
  unitCostMinor: number
  lifeDays: number | null
}

/** An order for the shelf as a shop sends it: not paid yet. It is paid so many days after it was confirmed; 0: before it ships. */
export type NewStockOrder = {
  orderId: string
  supplierId: string
  currency: string
  lines: StockOrderLine[]
  totalMinor: number
  paymentDays: number
  shipToJson: string
  wantedDate: string | null
}

/** Goods of one lot that are sent. */
export type SentLot = { position: number; units: number; lotCode: string; expiryDate: string | null }

/** An order for the shelf in the book. */
export type StockOrder = NewStockOrder & {
  status: StockOrderStatus
  /** What is promised of each line; empty before it was confirmed. */
  confirmed: { position: number; units: number }[]
  deliveryDate: string | null
  declineReason: string | null
  /** The day on which all of it could be delivered, when it was declined. */
  offeredDate: string | null
  lots: SentLot[]
  trackingNumber: string | null
  transactionNumber: string | null
  paidTo: string | null
  receivedAtMs: number
  nextStepAtMs: number | null
}
