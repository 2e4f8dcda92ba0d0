import type { Database } from '@onhand/store/schema/database'
import type { Insertable } from 'kysely'

type Table = keyof Database & string
type RowOf<Name extends Table> = Insertable<Database[Name]>

/** Rows to be written, by table, in the order in which the tables were first named; and whose records are among them. */
export type PastRows = { readonly tables: Map<Table, object[]>; readonly customers: Set<string> }

/** Nothing yet. */
export function noRows(): PastRows {
  return { tables: new Map(), customers: new Set() }
}

/** Adds rows of one table. */
export function addRows<Name extends Table>(rows: PastRows, table: Name, added: readonly RowOf<Name>[]): void {
  const known = rows.tables.get(table)
  if (known) known.push(...added)
  else rows.tables.set(table, [...added])
}
