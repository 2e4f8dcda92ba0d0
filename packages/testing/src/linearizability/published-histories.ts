import type { Operation, SequentialModel } from './check.ts'

type RegisterInput = { readonly kind: 'read' | 'write' | 'cas'; readonly from: string; readonly to: string }
type RegisterOutput = { readonly isDone: boolean; readonly value: string }

/** A compare-and-set register, as in the etcd logs of Jepsen. */
export const registerModel: SequentialModel<string, RegisterInput, RegisterOutput> = {
  initial: 'nil',
  textOf: (state) => state,
  step(state, { kind, from, to }, output) {
    if (kind === 'write') return to
    if (kind === 'read') return output === null || output.value === state ? state : null
    const isDone = from === state
    if (output !== null && output.isDone !== isDone) return null
    return isDone ? to : state
  },
}

type StoreInput = { readonly kind: 'get' | 'put' | 'append'; readonly value: string }

/** One key of a store with get, put and append. */
export const storeModel: SequentialModel<string, StoreInput, string> = {
  initial: '',
  textOf: (state) => state,
  step(state, { kind, value }, output) {
    if (kind === 'get') return output === null || output === state ? state : null
    return kind === 'put' ? value : state + value
  },
}

/** Reads a Jepsen log of a register. An operation whose outcome is unknown may take effect at any later time. */
export function registerHistory(log: string): readonly Operation<RegisterInput, RegisterOutput>[] {
  const lines = [...log.matchAll(/- (\d+)\s+:(\w+)\s+:(\w+)\s+(.*)$/gm)]
  return pair(lines, ([, process = '', type = '', kind = '', text = '']) => {
    const [from = '', to = ''] = kind === 'cas' ? (text.match(/\d+/g) ?? []) : ['', text]
    if (type === 'invoke') return { process, input: { kind: kind as RegisterInput['kind'], from, to } }
    // A read that timed out told nothing, and its process goes on; any other loss leaves the operation open.
    if (text === ':timed-out') return kind === 'read' ? { process, output: null } : null
    return { process, output: { isDone: type === 'ok', value: text } }
  })
}

/** Reads a log of a key-value store, one history per key. */
export function storeHistories(log: string): readonly (readonly Operation<StoreInput, string>[])[] {
  const pattern = /\{:process (\d+), :type :(\w+), :f :(\w+), :key "(\d+)", :value (?:nil|"(.*)")\}/g
  const byKey = new Map<string, RegExpMatchArray[]>()
  for (const line of log.matchAll(pattern)) byKey.set(line[4] ?? '', [...(byKey.get(line[4] ?? '') ?? []), line])
  return [...byKey.values()].map((lines) =>
    pair(lines, ([, process = '', type = '', kind = '', , value = '']) =>
      type === 'invoke' ? { process, input: { kind: kind as StoreInput['kind'], value } } : { process, output: value },
    ),
  )
}

type Event<Input, Output> =
  | { readonly process: string; readonly input: Input }
  | { readonly process: string; readonly output: Output | null }
  | null

function pair<Input, Output>(
  lines: readonly RegExpMatchArray[],
  read: (line: readonly (string | undefined)[]) => Event<Input, Output>,
): Operation<Input, Output>[] {
  const operations: Operation<Input, Output>[] = []
  const open = new Map<string, { readonly calledAt: number; readonly input: Input }>()
  for (const [at, line] of lines.entries()) {
    const event = read(line)
    if (event === null) continue
    if ('input' in event) {
      open.set(event.process, { calledAt: at, input: event.input })
      continue
    }
    const call = open.get(event.process)
    if (!call) throw new Error(`an answer without a call: ${line[0]}`)
    operations.push({ ...call, returnedAt: at, output: event.output })
    open.delete(event.process)
  }
  for (const call of open.values()) operations.push({ ...call, returnedAt: Number.POSITIVE_INFINITY, output: null })
  return operations
}
