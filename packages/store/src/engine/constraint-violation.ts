/** A constraint stopped a write: how guards inside a batch speak. */
export class ConstraintViolation extends Error {
  readonly kind: 'not_null' | 'check' | 'unique' | 'foreign_key'
  /** `table.column` for not null, the constraint's name for a check; else what the engine says. */
  readonly subject: string

  constructor(kind: ConstraintViolation['kind'], subject: string, cause: unknown) {
    super(`${kind}: ${subject}`, { cause })
    this.name = 'ConstraintViolation'
    this.kind = kind
    this.subject = subject
  }
}

const SQLITE_WORDS = /(NOT NULL|CHECK|UNIQUE|FOREIGN KEY) constraint failed(?:: ([\w.]+))?/
const SQLITE_KINDS: Readonly<Record<string, ConstraintViolation['kind']>> = {
  'NOT NULL': 'not_null',
  CHECK: 'check',
  UNIQUE: 'unique',
  'FOREIGN KEY': 'foreign_key',
}

/** Reads D1's error text; anything that is no constraint comes back as it was. */
export function fromSqliteError(error: unknown): unknown {
  const found = error instanceof Error ? SQLITE_WORDS.exec(error.message) : null
  const kind = found ? SQLITE_KINDS[found[1] ?? ''] : undefined
  return kind ? new ConstraintViolation(kind, found?.[2] ?? '', error) : error
}

const POSTGRES_KINDS: Readonly<Record<string, ConstraintViolation['kind']>> = {
  '23502': 'not_null',
  '23514': 'check',
  '23505': 'unique',
  '23503': 'foreign_key',
}

/** Reads PostgreSQL's error code; anything that is no constraint comes back as it was. */
export function fromPostgresError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const kind = POSTGRES_KINDS[error.code]
  if (!kind) return error
  const fact = (name: string): string => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : ''
  }
  return new ConstraintViolation(
    kind,
    kind === 'not_null' ? `${fact('table')}.${fact('column')}` : fact('constraint'),
    error,
  )
}
