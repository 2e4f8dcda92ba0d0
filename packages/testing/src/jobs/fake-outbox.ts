import type { OutboxMessage, OutboxPort } from '@onhand/service/ordering/ports'

type Row = OutboxMessage & { attempts: number; nextAtMs: number }
type Letter = { id: string; type: string; body: string; reason: string; parkedAtMs: number }

/** The outbox in memory: the same steps as the database's, and a look inside. */
export class FakeOutbox implements OutboxPort {
  readonly rows = new Map<string, Row>()
  readonly letters = new Map<string, Letter>()

  put(message: OutboxMessage, nextAtMs = 0): void {
    if (!this.rows.has(message.id)) this.rows.set(message.id, { ...message, attempts: 0, nextAtMs })
  }

  async due(nowMs: number, limit: number): Promise<readonly Row[]> {
    const due = [...this.rows.values()].filter((row) => row.nextAtMs <= nowMs)
    return due.sort((a, b) => a.nextAtMs - b.nextAtMs || a.id.localeCompare(b.id)).slice(0, limit)
  }

  async sent(ids: readonly string[], nextAtMs: number): Promise<void> {
    for (const id of ids) {
      const row = this.rows.get(id)
      if (row) this.rows.set(id, { ...row, attempts: row.attempts + 1, nextAtMs })
    }
  }

  async done(id: string): Promise<void> {
    this.rows.delete(id)
  }

  async find(id: string): Promise<Row | null> {
    return this.rows.get(id) ?? null
  }

  async park(
    message: { readonly id: string; readonly type: string; readonly body: string },
    reason: string,
    nowMs: number,
  ): Promise<void> {
    this.letters.set(message.id, { ...message, reason, parkedAtMs: nowMs })
    this.rows.delete(message.id)
  }

  async deadLetters(_cursor: string | null, limit: number): Promise<readonly Letter[]> {
    return [...this.letters.values()].slice(0, limit)
  }

  async replay(id: string, nowMs: number): Promise<boolean> {
    const letter = this.letters.get(id)
    if (!letter) return false
    this.letters.delete(id)
    const type = letter.type as OutboxMessage['type']
    this.put({ id, type, version: 1, body: JSON.parse(letter.body) }, nowMs)
    return true
  }
}
