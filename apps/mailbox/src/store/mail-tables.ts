import type { MailQuery, MessageSummary, NewMessage } from './types.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS message (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  message_key TEXT NOT NULL UNIQUE,
  envelope_from TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender TEXT NOT NULL,
  attachment_count INTEGER NOT NULL CHECK (attachment_count >= 0),
  raw BLOB NOT NULL CHECK (length(raw) > 0),
  received_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS recipient (
  address TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES message (sequence),
  position INTEGER NOT NULL,
  -- Serves the search by recipient, newest first.
  PRIMARY KEY (address, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recipient_message ON recipient (sequence);
`

type SummaryRow = {
  id: string
  sequence: number
  envelope_from: string
  envelope_to: string
  subject: string
  sender: string
  attachment_count: number
  size_bytes: number
  received_at_ms: number
}

const SUMMARY = `SELECT m.id, m.sequence, m.envelope_from, m.subject, m.sender, m.attachment_count, length(m.raw) AS size_bytes,
  m.received_at_ms,
  (SELECT json_group_array(address) FROM (SELECT address FROM recipient r WHERE r.sequence = m.sequence ORDER BY position)) AS envelope_to
  FROM message m`

/** All SQL of the mailbox. */
export class MailTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(SCHEMA)
  }

  idOfKey(key: string): string | null {
    return this.#sql.exec<{ id: string }>('SELECT id FROM message WHERE message_key = ?', key).toArray()[0]?.id ?? null
  }

  insert(message: NewMessage, stored: { raw: ArrayBuffer; receivedAtMs: number }): void {
    const { sequence } = this.#sql
      .exec<{ sequence: number }>(
        `INSERT INTO message (id, message_key, envelope_from, subject, sender, attachment_count, raw, received_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence`,
        message.id,
        message.key,
        message.envelopeFrom,
        message.subject,
        message.from,
        message.attachmentCount,
        stored.raw,
        stored.receivedAtMs,
      )
      .one()
    for (const [position, address] of message.envelopeTo.entries()) {
      this.#sql.exec(
        'INSERT INTO recipient (address, sequence, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        address.toLowerCase(),
        sequence,
        position,
      )
    }
  }

  list(query: MailQuery): MessageSummary[] {
    // instr, not LIKE: an address may contain _ and %, and LIKE patterns are limited to 50 bytes here.
    const recipient =
      query.to === null
        ? ''
        : 'AND EXISTS (SELECT 1 FROM recipient r WHERE r.sequence = m.sequence AND instr(r.address, ?4) > 0)'
    const values = query.to === null ? [] : [query.to.toLowerCase()]
    return this.#sql
      .exec<SummaryRow>(
        `${SUMMARY} WHERE m.sequence > ?1 AND m.sequence < ?2 ${recipient} ORDER BY m.sequence DESC LIMIT ?3`,
        query.after,
        query.before,
        query.limit,
        ...values,
      )
      .toArray()
      .map(toSummary)
  }

  raw(id: string): { summary: MessageSummary; raw: ArrayBuffer } | null {
    const row = this.#sql.exec<SummaryRow>(`${SUMMARY} WHERE m.id = ?`, id).toArray()[0]
    if (!row) return null
    const { raw } = this.#sql.exec<{ raw: ArrayBuffer }>('SELECT raw FROM message WHERE id = ?', id).one()
    return { summary: toSummary(row), raw }
  }
}

function toSummary(row: SummaryRow): MessageSummary {
  return {
    id: row.id,
    sequence: row.sequence,
    envelopeFrom: row.envelope_from,
    envelopeTo: JSON.parse(row.envelope_to),
    subject: row.subject,
    from: row.sender,
    attachmentCount: row.attachment_count,
    sizeBytes: row.size_bytes,
    receivedAtMs: row.received_at_ms,
  }
}
