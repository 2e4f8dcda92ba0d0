import type { PaymentId } from '@onhand/domain/ids'
import type { CheckoutTrouble, CheckoutTroublePort } from '@onhand/service/operator/ports'

/** The list of troubled checkouts in memory: what has ended stays ended. */
export class FakeTroubles implements Pick<CheckoutTroublePort, 'failed' | 'ended'> {
  readonly rows = new Map<PaymentId, CheckoutTrouble>()
  /** Set to have every write fail, as with a database that is away. */
  isBroken = false

  async failed(trouble: Parameters<CheckoutTroublePort['failed']>[0], nowMs: number): Promise<void> {
    this.#answer()
    const former = this.rows.get(trouble.paymentId)
    if (former && former.outcome !== 'open') return
    const firstAtMs = former?.firstAtMs ?? nowMs
    this.rows.set(trouble.paymentId, { ...trouble, outcome: 'open', reason: null, firstAtMs, lastAtMs: nowMs })
  }

  async ended(trouble: Parameters<CheckoutTroublePort['ended']>[0], nowMs: number): Promise<void> {
    this.#answer()
    const former = this.rows.get(trouble.paymentId)
    const isAlwaysListed = trouble.outcome === 'voided' || trouble.outcome === 'refunded'
    if (former ? former.outcome !== 'open' : !isAlwaysListed) return
    const { attempts, lastError, firstAtMs } = former ?? { ...trouble, lastError: '', firstAtMs: nowMs }
    this.rows.set(trouble.paymentId, { ...trouble, attempts, lastError, firstAtMs, lastAtMs: nowMs })
  }

  #answer(): void {
    if (this.isBroken) throw new Error('the database is away')
  }
}
