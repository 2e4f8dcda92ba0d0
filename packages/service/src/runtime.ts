import type { Id, IdKind } from '@onhand/domain/ids'

/** Structured log: an event name and facts. No sentences, no personal data. */
export type Logger = {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, facts?: Readonly<Record<string, unknown>>): void
}

/** What every use-case may need of the world: time as Unix milliseconds, new ids, a log. */
export type Runtime = {
  readonly nowMs: () => number
  readonly newId: <Kind extends IdKind>(kind: Kind) => Id<Kind>
  readonly log: Logger
}
