import type { SequentialModel } from '../linearizability/check.ts'

/** What a client asked of a keeper. */
export type KeeperInput =
  | { readonly kind: 'reserve'; readonly id: string; readonly units: number }
  | { readonly kind: 'release' | 'allocate' | 'deallocate' | 'ship'; readonly id: string }
  | { readonly kind: 'receive'; readonly id: string; readonly units: number }
  | { readonly kind: 'available' }

/** What it was told: `ok`, a refusal's code with the units it named, or the units available. */
export type KeeperOutput = string

type Claim = { readonly units: number; readonly state: string }
type State = {
  readonly onHand: number
  readonly receipts: readonly string[]
  readonly claims: Readonly<Record<string, Claim>>
}

// For each step: the state it leads to from each state it accepts; null is a repeat that changes nothing.
const STEPS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  release: { held: 'released', released: null },
  allocate: { held: 'allocated', allocated: null, shipped: null },
  deallocate: { allocated: 'released', released: null },
  ship: { allocated: 'shipped', shipped: null },
}

/** A keeper that serves one call after the other, counted on paper. Reservations do not end within a recorded history. */
export const keeperModel: SequentialModel<State, KeeperInput, KeeperOutput> = {
  initial: { onHand: 0, receipts: [], claims: {} },
  textOf: (state) => JSON.stringify([state.onHand, state.receipts, Object.entries(state.claims).sort()]),
  step(state, input, output) {
    const { answer, next } = serve(state, input)
    return output === null || output === answer ? next : null
  },
}

function serve(state: State, input: KeeperInput): { readonly answer: KeeperOutput; readonly next: State } {
  if (input.kind === 'available') return { answer: String(available(state)), next: state }
  if (input.kind === 'receive') {
    if (state.receipts.includes(input.id)) return { answer: 'ok', next: state }
    const receipts = [...state.receipts, input.id].sort()
    return { answer: 'ok', next: { ...state, onHand: state.onHand + input.units, receipts } }
  }
  const known = state.claims[input.id]
  if (input.kind === 'reserve') {
    if (known?.state === 'released') return { answer: 'reservation_released', next: state }
    if (known) return { answer: 'ok', next: state }
    const left = available(state)
    if (input.units > left) return { answer: `insufficient_stock ${left}`, next: state }
    return { answer: 'ok', next: withClaim(state, input.id, { units: input.units, state: 'held' }) }
  }
  if (!known) return { answer: 'reservation_unknown', next: state }
  const to = STEPS[input.kind]?.[known.state]
  if (to === undefined) return { answer: 'reservation_state', next: state }
  if (to === null) return { answer: 'ok', next: state }
  const onHand = to === 'shipped' ? state.onHand - known.units : state.onHand
  return { answer: 'ok', next: withClaim({ ...state, onHand }, input.id, { ...known, state: to }) }
}

function available(state: State): number {
  const claims = Object.values(state.claims).filter((claim) => claim.state === 'held' || claim.state === 'allocated')
  return claims.reduce((units, claim) => units - claim.units, state.onHand)
}

function withClaim(state: State, id: string, claim: Claim): State {
  return { ...state, claims: { ...state.claims, [id]: claim } }
}
