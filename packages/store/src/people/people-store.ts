import type { AddressId, PersonId } from '@onhand/domain/ids'
import type { Address } from '@onhand/domain/ordering/types'
import type { PeoplePort } from '@onhand/service/identity/ports'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

/** People beyond what better-auth does with them. */
export function peopleStore(engine: SqlEngine): PeoplePort {
  const db = sqlFor(engine.dialect)
  return {
    async addresses(personId, limit) {
      const addresses = db
        .selectFrom('address')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('used_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
      return (await engine.query(addresses.compile())).map(toAddress)
    },

    // biome-ignore lint/complexity/useMaxParams: the port's.
    async rememberAddress(personId, id, address, nowMs) {
      const row = addressRow({ personId, id, usedAtMs: nowMs }, address)
      // The same place is kept once, under the newest id.
      const forget = db
        .deleteFrom('address')
        .where('person_id', '=', personId)
        .where('id', '<>', id)
        .where('name', '=', row.name)
        .where('line1', '=', row.line1)
        .where('line2', '=', row.line2)
        .where('city', '=', row.city)
        .where('region', '=', row.region)
        .where('postcode', '=', row.postcode)
        .where('country', '=', row.country)
        .where('phone', '=', row.phone)
      const changed = Object.keys(row).filter((name) => name !== 'id' && name !== 'person_id')
      const assignments = changed.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
      // An id of somebody else's address changes nothing.
      const onConflict = sql`(id) do update set ${sql.join(assignments)} where address.person_id = excluded.person_id`
      await engine.atomic([
        forget.compile(),
        ...insertRows(engine.dialect, { table: 'address', rows: [row], onConflict }),
      ])
    },

    async isOperator(personId) {
      const [row] = await engine.query(db.selectFrom('user').select('isOperator').where('id', '=', personId).compile())
      // 1 on SQLite, true on PostgreSQL: the column is better-auth's.
      return Boolean(row?.isOperator)
    },
  }
}

type AddressKey = { readonly personId: PersonId; readonly id: AddressId; readonly usedAtMs: number }

function addressRow(key: AddressKey, address: Address): Insertable<Database['address']> {
  const { name, line1, line2, city, region, postcode, country, phone, latitude, longitude } = address
  return {
    id: key.id,
    person_id: key.personId,
    name,
    line1,
    line2,
    city,
    region,
    postcode,
    country,
    phone,
    latitude,
    longitude,
    used_at_ms: key.usedAtMs,
  }
}

function toAddress(row: Selectable<Database['address']>): Address & { readonly id: AddressId } {
  const { name, line1, line2, city, region, postcode, country, phone, latitude, longitude } = row
  const address = { name, line1, line2, city, region, postcode, country, phone, latitude, longitude }
  return { id: row.id as AddressId, ...address }
}
