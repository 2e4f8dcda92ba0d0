import type { Shortage, UnmetDemandPort } from '@onhand/service/insight/ports'

/** Refused checkouts in memory: of a cart and SKU the most that was asked for. */
export class FakeShortages implements Pick<UnmetDemandPort, 'noteShortages'> {
  readonly rows = new Map<string, Shortage>()
  /** Set to have every write fail, as with a database that is away. */
  isBroken = false

  async noteShortages(shortages: readonly Shortage[]): Promise<void> {
    if (this.isBroken) throw new Error('the database is away')
    for (const shortage of shortages) {
      const key = `${shortage.cartId} ${shortage.skuId}`
      const former = this.rows.get(key)
      if (!former || shortage.askedUnits > former.askedUnits) this.rows.set(key, shortage)
    }
  }
}
