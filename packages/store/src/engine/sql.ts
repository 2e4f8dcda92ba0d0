import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Database } from '../schema/database.ts'
import type { SqlEngine } from './engine.ts'

/** Kysely used to write and compile statements only; engines run them. */
export type Sql = Kysely<Database>

const noDriver = () => new DummyDriver()
const noIntrospector = (): never => {
  throw new Error('statements are only compiled here')
}
const SQLITE: Sql = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: noDriver,
    createIntrospector: noIntrospector,
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})
const POSTGRES: Sql = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: noDriver,
    createIntrospector: noIntrospector,
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The statement builder of an engine's dialect. */
export function sqlFor(dialect: SqlEngine['dialect']): Sql {
  return dialect === 'sqlite' ? SQLITE : POSTGRES
}

/**
 * A list of texts as one bound parameter: `where id in ${textList(…)}`. D1 takes at most 100 parameters a statement. PostgreSQL sees how long an
 * array is when it plans; of JSON it expects a hundred, for which it would rather read a small table whole.
 */
export function textList<Text extends string>(
  dialect: SqlEngine['dialect'],
  values: readonly Text[],
): RawBuilder<Text> {
  return dialect === 'sqlite'
    ? sql<Text>`(select value from json_each(${JSON.stringify(values)}))`
    : sql<Text>`(select unnest(cast(${[...values]} as text[])))`
}
