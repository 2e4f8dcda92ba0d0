import type { VendorId } from '@onhand/domain/ids'
import type { NewShop, ShopChange, ShopPort } from '@onhand/service/shop/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { closePlace, placeUse } from './close-place.ts'
import { registerStatements } from './register-shop.ts'
import { pendingShops, reviewStatements } from './review-rows.ts'
import { hoursStatements, locationStatements, methodsStatements, profileStatements } from './save-parts.ts'

/** Shops as their people keep them. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of the port's methods, read one by one.
export function shopStore(engine: SqlEngine): ShopPort {
  const db = sqlFor(engine.dialect)
  const write = async (statements: readonly Statement[], change: ShopChange) => {
    await engine.atomic([...statements, ...auditStatements(engine.dialect, [change.audit])])
  }
  const setShop = (vendorId: VendorId, facts: { bank_account_number: string } | { is_simple: number }, nowMs: number) =>
    db
      .updateTable('vendor')
      .set({ ...facts, updated_at_ms: nowMs })
      .where('id', '=', vendorId)
      .compile()

  return {
    register: (shop, change) => register(engine, shop, change),

    async status(vendorId) {
      const query = db
        .selectFrom('vendor')
        .select(['is_simple', 'is_approved', 'submitted_at_ms', 'decline_reason'])
        .select([
          sql<number>`case when exists (select 1 from vendor_suspension where vendor_id = vendor.id) then 1 else 0 end`.as(
            'is_suspended',
          ),
          sql<number>`case when exists (select 1 from product where vendor_id = vendor.id and is_published = 1) then 1 else 0 end`.as(
            'has_product',
          ),
        ])
        .where('id', '=', vendorId)
      const [row] = await engine.query(query.compile())
      if (!row) return null
      return {
        isSimple: row.is_simple === 1,
        isApproved: row.is_approved === 1,
        isSuspended: Number(row.is_suspended) === 1,
        submittedAtMs: row.submitted_at_ms === null ? null : Number(row.submitted_at_ms),
        declineReason: row.decline_reason,
        hasProduct: Number(row.has_product) === 1,
      }
    },

    async saveProfile(vendorId, profile, change) {
      try {
        await write(profileStatements(engine.dialect, { vendorId, nowMs: change.nowMs }, profile), change)
        return true
      } catch (error) {
        if (error instanceof ConstraintViolation && error.kind === 'unique') return false
        throw error
      }
    },

    async saveLocation(vendorId, location, change) {
      await write(locationStatements(engine.dialect, vendorId, location), change)
    },

    closeLocation: (vendorId, locationId, change) => closePlace(engine, { vendorId, locationId }, change),
    placeUse: (vendorId, locationId) => placeUse(engine, vendorId, locationId),

    async isClosedPlace(vendorId, locationId) {
      const closed = db
        .selectFrom('stock_location')
        .select('id')
        .where('id', '=', locationId)
        .where('vendor_id', '=', vendorId)
        .where('closed_at_ms', 'is not', null)
      return (await engine.query(closed.compile())).length > 0
    },

    async saveHours(locationId, hours, change) {
      await write(hoursStatements(engine.dialect, locationId, hours), change)
    },

    async saveMethods(vendorId, methods, change) {
      await write(methodsStatements(engine.dialect, vendorId, methods), change)
    },

    async savePayoutAccount(vendorId, bankAccountNumber, change) {
      await write([setShop(vendorId, { bank_account_number: bankAccountNumber }, change.nowMs)], change)
    },

    async setSimple(vendorId, isSimple, change) {
      await write([setShop(vendorId, { is_simple: isSimple ? 1 : 0 }, change.nowMs)], change)
    },

    async submit(vendorId, change) {
      const waiting = db
        .updateTable('vendor')
        .set({ submitted_at_ms: change.nowMs, decline_reason: null, updated_at_ms: change.nowMs })
        .where('id', '=', vendorId)
        .where('is_approved', '=', 0)
        .where('submitted_at_ms', 'is', null)
      await write([waiting.compile()], change)
    },

    pending: (page) => pendingShops(engine, page),

    async review(vendorId, answer, change) {
      try {
        await engine.atomic(reviewStatements(engine.dialect, vendorId, { ...answer, ...change }))
        return true
      } catch (error) {
        if (error instanceof ConstraintViolation && error.kind === 'not_null') return false
        throw error
      }
    },
  }
}

/** Writes the shop, or says what of it was taken: its own registration before, a slug or an id of somebody else. */
async function register(
  engine: SqlEngine,
  shop: NewShop,
  change: ShopChange,
): Promise<Awaited<ReturnType<ShopPort['register']>>> {
  try {
    await engine.atomic(registerStatements(engine.dialect, shop, change))
    return 'registered'
  } catch (error) {
    if (!(error instanceof ConstraintViolation) || error.kind !== 'unique') throw error
  }
  const db = sqlFor(engine.dialect)
  const [mine, sameSlug] = await engine.read([
    db
      .selectFrom('vendor_member')
      .select('person_id')
      .where('vendor_id', '=', shop.id)
      .where('person_id', '=', shop.ownerId)
      .compile(),
    db.selectFrom('vendor').select('id').where('slug', '=', shop.slug).where('id', '<>', shop.id).compile(),
  ])
  if (mine.length > 0) return 'repeated'
  return sameSlug.length > 0 ? 'slug_taken' : 'id_taken'
}
