import type { Download } from './round-trip.ts'

/** Downloads a shop's products as their people do, with a key. */
export function downloadProducts(shopUrl: string, key: string): Download {
  return async ({ vendorId }) => {
    const url = `${shopUrl}/api/v1/shops/${vendorId}/exports/products.csv`
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}
