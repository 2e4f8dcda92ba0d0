/** Where an order stands. Declined and shipped are final. */
export type OrderStatus = 'received' | 'confirmed' | 'declined' | 'shipped'

/** One SKU of an order. */
export type OrderLine = {
  skuId: string
  gtin: string | null
  title: string
  units: number
  unitCostMinor: number
}

/** An order as the shop sends it. Where it goes is kept as it came, as JSON text: an address for people. */
export type NewOrder = {
  orderId: string
  supplierId: string
  currency: string
  lines: OrderLine[]
  totalMinor: number
  transactionNumber: string
  shipToJson: string
  requestedShipDate: string | null
}

/** An order and the payment made for it. */
export type PaidOrder = Pick<NewOrder, 'orderId' | 'supplierId' | 'transactionNumber'>

/** An order in the book. Dates are calendar days. */
export type SupplierOrder = NewOrder & {
  status: OrderStatus
  /** The account that was paid. */
  paidTo: string
  shipDate: string | null
  declineReason: string | null
  trackingNumber: string | null
  carrier: string | null
  receivedAtMs: number
  /** When the book takes the next step by itself; null when a person does, or none is left. */
  nextStepAtMs: number | null
}

/** How the sandbox behaves. */
export type Switches = {
  /** `auto` confirms and ships by itself, `manual` waits for the buttons. */
  timing: 'auto' | 'manual'
  confirmAfterMs: number
  shipAfterMs: number
  declineAll: boolean
  declineSkuIds: string[]
  /** Of these, orders for shelves are promised half only. */
  shortSkuIds: string[]
  /** How many days later than wanted orders for shelves are promised. */
  delayDays: number
  slowMs: number
  failNext: number
}

/** The sandbox behaves well, and quickly enough to watch. */
export const DEFAULT_SWITCHES: Switches = {
  timing: 'auto',
  confirmAfterMs: 2_000,
  shipAfterMs: 10_000,
  declineAll: false,
  declineSkuIds: [],
  shortSkuIds: [],
  delayDays: 0,
  slowMs: 0,
  failNext: 0,
}
