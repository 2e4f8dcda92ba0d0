/** What the mailbox knows of a message beside its bytes. */
export type MessageSummary = {
  id: string
  /** Counts up: `after` of a query means "with a higher sequence". */
  sequence: number
  envelopeFrom: string
  /** Every recipient, as given on the envelope. */
  envelopeTo: string[]
  subject: string
  from: string
  attachmentCount: number
  sizeBytes: number
  receivedAtMs: number
}

/** A message to keep. `key` names it: the same key is the same message. */
export type NewMessage = {
  id: string
  key: string
  envelopeFrom: string
  envelopeTo: string[]
  subject: string
  from: string
  attachmentCount: number
}

/** Which messages: to this recipient (a part of the address is enough), after or before a sequence, newest first. */
export type MailQuery = { to: string | null; after: number; before: number; limit: number }
