import { expect, it } from 'vitest'
import { type MigrationFile, migrationProblems } from './migration-rules.ts'

const file = (changes: Partial<MigrationFile> = {}): MigrationFile => ({
  engine: 'd1',
  name: '0000_tables.sql',
  text: '-- The first tables.\ncreate table a (b text);',
  sha256: 'aa',
  ...changes,
})

it('finds no fault in one migration per engine with a reason', () => {
  expect(migrationProblems([file(), file({ engine: 'postgres' })], { 'migrations/d1/0000_tables.sql': 'aa' })).toEqual(
    [],
  )
})

it('refuses an edit of a shipped file and its removal', () => {
  const shipped = { 'migrations/d1/0000_tables.sql': 'bb', 'migrations/d1/0001_gone.sql': 'cc' }
  expect(migrationProblems([file()], shipped)).toEqual([
    'migrations/d1/0000_tables.sql was shipped and must not change: write a new migration',
    'migrations/d1/0001_gone.sql was shipped and is gone',
  ])
})

it('refuses a number taken twice, a name without one and a file without a reason', () => {
  const files = [
    file(),
    file({ name: '0000_more.sql' }),
    file({ name: 'more.sql', text: 'select 1;--> statement-breakpoint' }),
  ]
  expect(migrationProblems(files, {})).toEqual([
    'migrations/d1/0000_more.sql: number 0000 is taken',
    'migrations/d1/more.sql: not a name like 0007_one_purpose.sql',
    'migrations/d1/more.sql has no comment that gives the reason',
  ])
})

it('says when one engine has a migration that the other lacks', () => {
  const files = [file(), file({ engine: 'postgres' }), file({ name: '0001_more.sql' })]
  expect(migrationProblems(files, {})).toEqual(['migrations/postgres has no 0001_more.sql; both engines move together'])
})
