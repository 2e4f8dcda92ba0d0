/** One call as its caller saw it: when it was made and answered (any monotone clock), what was asked and answered. */
export type Operation<Input, Output> = {
  readonly calledAt: number
  /** Infinity when no answer ever came: it may have taken effect at any time after the call, or never be missed. */
  readonly returnedAt: number
  readonly input: Input
  /** Null when the answer is not known: every answer is possible then. */
  readonly output: Output | null
}

/** What the object should do if calls came one by one. States are compared by their text. */
export type SequentialModel<State, Input, Output> = {
  readonly initial: State
  /** The next state, or null when this output cannot be the answer in this state. */
  step(state: State, input: Input, output: Output | null): State | null
  textOf(state: State): string
}

type Entry = { readonly id: number; readonly isCall: boolean; previous: Entry; next: Entry | null }

// Small, so that a hopeless part is not searched long before another part proves the whole wrong.
const CONFIGURATIONS_PER_TURN = 10_000

/**
 * True when the calls, some of which overlapped, could have taken effect one at a time, each between its call and its answer.
 * Wing and Gong's search with Lowe's memory of configurations already seen.
 */
export function isLinearizable<State, Input, Output>(
  model: SequentialModel<State, Input, Output>,
  history: readonly Operation<Input, Output>[],
): boolean {
  return areLinearizable(model, [history])
}

/** True when every one of several independent histories (one per key) is linearizable. Searched in turns: one that is not settles it. */
export function areLinearizable<State, Input, Output>(
  model: SequentialModel<State, Input, Output>,
  histories: readonly (readonly Operation<Input, Output>[])[],
): boolean {
  let searches = histories.map((history) => search(model, history))
  while (searches.length > 0) {
    const turns = searches.map((running) => ({ running, ...running.next() }))
    if (turns.some((turn) => turn.value === false)) return false
    searches = turns.filter((turn) => !turn.done).map((turn) => turn.running)
  }
  return true
}

/** Yields now and then, and returns the verdict. */
function* search<State, Input, Output>(
  model: SequentialModel<State, Input, Output>,
  history: readonly Operation<Input, Output>[],
): Generator<undefined, boolean> {
  const { head, returnOf } = linkedEvents(history)
  const done = new Uint16Array(Math.ceil(history.length / 16))
  const seen = new Set<string>()
  const taken: { readonly entry: Entry; readonly state: State }[] = []
  let state = model.initial
  let entry = head.next
  while (head.next !== null) {
    if (entry?.isCall) {
      const operation = history[entry.id]
      const next = operation ? model.step(state, operation.input, operation.output) : null
      if (next !== null && isNew(seen, done, { id: entry.id, text: model.textOf(next) })) {
        if (seen.size % CONFIGURATIONS_PER_TURN === 0) yield
        taken.push({ entry, state })
        state = next
        flip(done, entry.id)
        lift(entry, returnOf)
        entry = head.next
      } else entry = entry.next
      continue
    }
    const last = taken.pop()
    if (!last) return false
    state = last.state
    flip(done, last.entry.id)
    unlift(last.entry, returnOf)
    entry = last.entry.next
  }
  return true
}

/** Remembers a configuration: which calls have taken effect, and the state they led to. False when it was tried before. */
function isNew(seen: Set<string>, done: Uint16Array, step: { readonly id: number; readonly text: string }): boolean {
  flip(done, step.id)
  const key = `${String.fromCharCode(...done)}${step.text}`
  flip(done, step.id)
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** Marks a call as having taken effect, or not any more: one bit each, for there are many configurations to remember. */
function flip(done: Uint16Array, id: number): void {
  done[id >> 4] = (done[id >> 4] ?? 0) ^ (1 << (id & 15))
}

/** Calls and answers in the order they happened; at the same instant calls come first, so that they count as overlapping. */
function linkedEvents<Input, Output>(history: readonly Operation<Input, Output>[]) {
  const events = history
    .flatMap(({ calledAt, returnedAt }, id) => [
      { id, at: calledAt, isCall: true },
      { id, at: returnedAt, isCall: false },
    ])
    .sort((a, b) => (a.at === b.at ? Number(b.isCall) - Number(a.isCall) : a.at < b.at ? -1 : 1))
  const head = { id: -1, isCall: false, next: null } as unknown as Entry
  const returnOf = new Map<number, Entry>()
  let last = head
  for (const { id, isCall } of events) {
    const entry: Entry = { id, isCall, previous: last, next: null }
    last.next = entry
    last = entry
    if (!isCall) returnOf.set(id, entry)
  }
  return { head, returnOf }
}

function lift(call: Entry, returnOf: ReadonlyMap<number, Entry>): void {
  for (const entry of [call, returnOf.get(call.id)]) {
    if (!entry) continue
    entry.previous.next = entry.next
    if (entry.next) entry.next.previous = entry.previous
  }
}

function unlift(call: Entry, returnOf: ReadonlyMap<number, Entry>): void {
  for (const entry of [returnOf.get(call.id), call]) {
    if (!entry) continue
    entry.previous.next = entry
    if (entry.next) entry.next.previous = entry
  }
}
