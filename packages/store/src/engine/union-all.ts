import { type RawBuilder, sql } from 'kysely'

// D1 takes few terms in one compound SELECT; this many are far from its limit.
const TERMS_MAX = 4

/** All rows of all parts: one compound SELECT of compounds, however many there are. */
export function unionAll(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  if (parts.length <= TERMS_MAX) return sql.join(parts, sql` union all `)
  const groups: RawBuilder<unknown>[] = []
  for (let start = 0; start < parts.length; start += TERMS_MAX) {
    const group = parts.slice(start, start + TERMS_MAX)
    groups.push(sql`select * from (${sql.join(group, sql` union all `)}) as ${sql.raw(`part_${groups.length}`)}`)
  }
  return unionAll(groups)
}
