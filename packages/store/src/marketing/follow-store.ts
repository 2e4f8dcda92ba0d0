import type { CustomerId, PersonId, VendorId } from '@onhand/domain/ids'
import type { FollowPort } from '@onhand/service/marketing/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

const WEEK_MS = 7 * 86_400_000
const WEEKS = 12

/** Who follows which shop, in the database. */
export function followStore(engine: SqlEngine): FollowPort {
  const db = sqlFor(engine.dialect)
  const of = (vendorId: VendorId, personId: PersonId) =>
    db
      .selectFrom('shop_follower')
      .select('person_id')
      .where('vendor_id', '=', vendorId)
      .where('person_id', '=', personId)

  return {
    async follow(vendorId, personId, atMs) {
      await engine.query(
        db
          .insertInto('shop_follower')
          .values({ vendor_id: vendorId, person_id: personId, followed_at_ms: atMs })
          .onConflict((conflict) => conflict.doNothing())
          .compile(),
      )
    },

    async unfollow(vendorId, personId) {
      await engine.query(
        db.deleteFrom('shop_follower').where('vendor_id', '=', vendorId).where('person_id', '=', personId).compile(),
      )
    },

    async isFollowing(vendorId, personId) {
      return (await engine.query(of(vendorId, personId).compile())).length > 0
    },

    async followed(personId, locale) {
      const rows = await engine.query(
        db
          .selectFrom('shop_follower')
          .innerJoin('vendor', 'vendor.id', 'shop_follower.vendor_id')
          .leftJoin('vendor_translation', (join) =>
            join.onRef('vendor_translation.vendor_id', '=', 'vendor.id').on('vendor_translation.locale', '=', locale),
          )
          .where('shop_follower.person_id', '=', personId)
          .select([
            'vendor.id',
            'vendor.slug',
            'vendor_translation.name',
            'vendor_translation.tagline',
            'followed_at_ms',
          ])
          .orderBy('followed_at_ms', 'desc')
          .compile(),
      )
      return rows.map((row) => ({
        vendorId: row.id as VendorId,
        slug: row.slug,
        name: row.name ?? row.slug,
        tagline: row.tagline ?? '',
        followedAtMs: row.followed_at_ms,
      }))
    },

    followers: (query) => listFollowers(engine, query),

    counts: (vendorId, nowMs) => countFollowers(engine, vendorId, nowMs),

    async isKnown(vendorId, personId) {
      const bought = db
        .selectFrom('order_group')
        .innerJoin('customer_order', 'customer_order.order_group_id', 'order_group.id')
        .select('order_group.id as person_id')
        .where('order_group.person_id', '=', personId)
        .where('customer_order.vendor_id', '=', vendorId)
        .limit(1)
      const [follows, orders, addresses] = await engine.read([
        of(vendorId, personId).compile(),
        bought.compile(),
        sql<{ id: string }>`select "user".id from "user"
          join customer_email on customer_email.vendor_id = ${vendorId} and customer_email.email_key = "user".email
          where "user".id = ${personId} and "user"."emailVerified" limit 1`.compile(db),
      ])
      return follows.length + orders.length + addresses.length > 0
    },

    personOf: (vendorId, customerId) => personOfCustomer(engine, vendorId, customerId),
  }
}

/** The latest order says it best; a confirmed address is as good as a log-in. */
async function personOfCustomer(
  engine: SqlEngine,
  vendorId: VendorId,
  customerId: CustomerId,
): Promise<PersonId | null> {
  const db = sqlFor(engine.dialect)
  const own = sql`customer_email.vendor_id = ${vendorId} and customer_email.customer_id = ${customerId}`
  const [bought, confirmed] = await engine.read([
    sql<{ id: string }>`select order_group.person_id as id from customer_email
      join customer_order on customer_order.vendor_id = customer_email.vendor_id
        and customer_order.buyer_email_key = customer_email.email_key
      join order_group on order_group.id = customer_order.order_group_id
      where ${own} and order_group.person_id is not null order by order_group.placed_at_ms desc limit 1`.compile(db),
    sql<{ id: string }>`select "user".id from customer_email join "user" on "user".email = customer_email.email_key
      where ${own} and "user"."emailVerified" order by customer_email.email_key limit 1`.compile(db),
  ])
  return (bought[0]?.id ?? confirmed[0]?.id ?? null) as PersonId | null
}

/** Counted from one range of an index, in one round trip. */
async function countFollowers(engine: SqlEngine, vendorId: VendorId, nowMs: number): ReturnType<FollowPort['counts']> {
  const db = sqlFor(engine.dialect)
  const since = (ms: number) =>
    sql`cast(sum(case when followed_at_ms >= cast(${ms} as bigint) then 1 else 0 end) as integer)`
  const weekOf = sql`cast((cast(${nowMs} as bigint) - followed_at_ms) / cast(${WEEK_MS} as bigint) as integer)`
  type Sums = { count: number; in_week: number | null; in_month: number | null }
  const [sums, weeks] = await engine.read([
    sql<Sums>`select cast(count(*) as integer) as count, ${since(nowMs - WEEK_MS)} as in_week, ${since(nowMs - 30 * 86_400_000)} as in_month
          from shop_follower where vendor_id = ${vendorId}`.compile(db),
    sql<{ week: number; count: number }>`select ${weekOf} as week, cast(count(*) as integer) as count
          from shop_follower where vendor_id = ${vendorId} and followed_at_ms > cast(${nowMs - WEEKS * WEEK_MS} as bigint) group by 1`.compile(
      db,
    ),
  ])
  const [sum] = sums
  return {
    count: sum?.count ?? 0,
    inWeek: sum?.in_week ?? 0,
    inMonth: sum?.in_month ?? 0,
    weeks: Array.from({ length: WEEKS }, (_, index) => WEEKS - 1 - index).map((week) => ({
      fromMs: nowMs - (week + 1) * WEEK_MS,
      count: weeks.find((row) => row.week === week)?.count ?? 0,
    })),
  }
}

/** The buyer's record is found over what they bought in this shop while logged in; who bought nothing has no name here [FOL-2]. */
async function listFollowers(
  engine: SqlEngine,
  query: Parameters<FollowPort['followers']>[0],
): ReturnType<FollowPort['followers']> {
  const after = readCursor(query.cursor, 2)
  const place = after
    ? sql`and (followed_at_ms, person_id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`
    : sql``
  type Row = { person_id: string; followed_at_ms: number; customer_id: string | null; name: string | null }
  const statement = sql<Row>`
    select follower.person_id, follower.followed_at_ms, customer.id as customer_id, customer.name
    from (select person_id, followed_at_ms from shop_follower where vendor_id = ${query.vendorId} ${place}
      order by followed_at_ms desc, person_id desc limit ${query.limit + 1}) as follower
    left join customer on customer.vendor_id = ${query.vendorId} and customer.id = (
      select customer_email.customer_id from order_group
      join customer_order on customer_order.order_group_id = order_group.id and customer_order.vendor_id = ${query.vendorId}
      join customer_email on customer_email.vendor_id = ${query.vendorId} and customer_email.email_key = customer_order.buyer_email_key
      where order_group.person_id = follower.person_id order by order_group.placed_at_ms desc limit 1)
    order by follower.followed_at_ms desc, follower.person_id desc`
  const rows = await engine.query(statement.compile(sqlFor(engine.dialect)))
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: rows.slice(0, query.limit).map((row) => ({
      personId: row.person_id as PersonId,
      customerId: row.customer_id as CustomerId | null,
      name: row.name,
      followedAtMs: row.followed_at_ms,
    })),
    nextCursor: last ? writeCursor([last.followed_at_ms, last.person_id]) : null,
  }
}
