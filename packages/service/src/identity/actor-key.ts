import type { Actor } from '@onhand/domain/identity/actor'

/** Names who acts, for what is kept per person: the person's id, or the program's name. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId
  return actor.kind === 'program' ? actor.name : 'nobody'
}
