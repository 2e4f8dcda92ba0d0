/** Where the packing slips of these orders are. */
export function slipsPath(vendorId: string, orders: readonly { readonly orderId: string }[], locale: string): string {
  const ids = orders.map((order) => order.orderId).join(',')
  return `/api/v1/shops/${vendorId}/packing-slips.pdf?orders=${ids}&locale=${locale}`
}
