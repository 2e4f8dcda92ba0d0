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

/** A list of texts as one bound parameter: `where id in ${textList(…)}`. D1 takes at most 100 parameters a statement. */
export function textList<Text extends string>(
  dialect: SqlEngine['dialect'],
  values: readonly Text[],
): RawBuilder<Text> {
  const json = JSON.stringify(values)
  return dialect === 'sqlite'
    ? sql<Text>`(select value from json_each(${json}))`
    : sql<Text>`(select jsonb_array_elements_text(cast(${json} as jsonb)))`
}
