import type { SavedViewId } from '@onhand/domain/ids'
import type { SavedViewPort } from '@onhand/service/catalog/admin/ports'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'

/** Enough for anybody's list of views. */
const VIEWS_MAX = 50

/** Saved views in the database. */
export function savedViewStore(engine: SqlEngine): SavedViewPort {
  const db = sqlFor(engine.dialect)
  return {
    async list(vendorId, actorId, screen) {
      const views = db
        .selectFrom('saved_view')
        .select(['id', 'screen', 'name', 'query'])
        .where('vendor_id', '=', vendorId)
        .where('actor_id', '=', actorId)
        .where('screen', '=', screen)
        .orderBy('created_at_ms')
        .orderBy('id')
        .limit(VIEWS_MAX)
      return (await engine.query(views.compile())).map((row) => ({ ...row, id: row.id as SavedViewId }))
    },

    async save({ vendorId, actorId }, view, nowMs) {
      const { id, screen, name, query } = view
      const statement = db
        .insertInto('saved_view')
        .values({ id, vendor_id: vendorId, actor_id: actorId, screen, name, query, created_at_ms: nowMs })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ name, query })
            .where('saved_view.actor_id', '=', actorId)
            .where('saved_view.vendor_id', '=', vendorId),
        )
        .returning('id')
      return (await engine.query(statement.compile())).length > 0
    },

    async remove(vendorId, actorId, id) {
      const statement = db
        .deleteFrom('saved_view')
        .where('id', '=', id)
        .where('vendor_id', '=', vendorId)
        .where('actor_id', '=', actorId)
      await engine.query(statement.compile())
    },
  }
}
