/** Sizes of orders as the pool knows them: each atom stands for the sizes above the one before up to its bound. */
export interface SizeAtoms {
  readonly bounds: readonly number[]
  /** Mean size within each. */
  readonly sizes: readonly number[]
}

/** Kinds of SKUs by the sizes of their orders: how many are of each, and the chance of each atom. */
export interface SizeKinds extends SizeAtoms {
  readonly kinds: readonly { readonly share: number; readonly chances: readonly number[] }[]
}

// An atom holds at least this share of all orders, unless its sizes would then differ by more than this factor.
const ATOM_SHARE = 0.005
const ATOM_WIDTH = 1.25
const KINDS = 8
const ROUNDS = 25
// Orders that each atom of a kind has before any is seen, in all: a kind rules nothing out.
const PRIOR_ORDERS = 2
const PRIOR_SKUS = 0.5

/** Learns the kinds from the sizes of each SKU's orders: a mixture of multinomials, by expectation and maximisation. */
export function fitSizeKinds(histories: readonly (readonly number[])[]): SizeKinds {
  const atoms = atomsOf(histories.flat())
  const used = histories.filter((sizes) => sizes.length > 0)
  const counts = used.map((sizes) => sizes.map((size) => atomOf(atoms, size)))
  const count = atoms.sizes.length
  const all = new Float64Array(count)
  for (const row of counts) for (const atom of row) all[atom] = (all[atom] ?? 0) + 1
  const total = all.reduce((sum, one) => sum + one, 0)
  const prior = all.map((one) => (PRIOR_ORDERS * (one + 1)) / (total + count))
  let weights = firstWeights(used)
  let kinds: { share: number; chances: number[] }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    kinds = Array.from({ length: KINDS }, (_, kind) => kindOf(counts, { weights, kind, prior }))
    const learnt = { ...atoms, kinds }
    weights = counts.map((row) => kindWeights(learnt, row))
  }
  return { ...atoms, kinds }
}

/** Which atom a size belongs to. */
export function atomOf(atoms: SizeAtoms, size: number): number {
  const { bounds } = atoms
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) >= size) high = middle
    else low = middle + 1
  }
  return low
}

/** How likely a SKU with orders of these atoms is of each kind. */
export function kindWeights(learnt: SizeKinds, orders: readonly number[]): Float64Array {
  const logs = Float64Array.from(learnt.kinds, ({ share, chances }) =>
    orders.reduce((sum, atom) => sum + Math.log(chances[atom] ?? 1e-9), Math.log(share)),
  )
  const best = logs.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let kind = 0; kind < logs.length; kind++) {
    const weight = Math.exp((logs[kind] ?? 0) - best)
    logs[kind] = weight
    total += weight
  }
  return logs.map((weight) => weight / total)
}

function atomsOf(sizes: readonly number[]): SizeAtoms {
  const rising = Float64Array.from(sizes).sort()
  const bounds: number[] = []
  const means: number[] = []
  const atLeast = ATOM_SHARE * rising.length
  for (let from = 0; from < rising.length; ) {
    const first = rising[from] ?? 1
    let to = from
    let sum = 0
    // All orders of one size belong together.
    while (to < rising.length) {
      const size = rising[to] ?? 1
      if (size !== rising[to - 1] && to > from && (to - from >= atLeast || size > first * ATOM_WIDTH)) break
      sum += size
      to++
    }
    bounds.push(rising[to - 1] ?? first)
    means.push(sum / (to - from))
    from = to
  }
  return bounds.length > 0 ? { bounds, sizes: means } : { bounds: [1], sizes: [1] }
}

/** SKUs put in order of their mean log size and cut into as many groups as kinds: where the search begins. */
function firstWeights(histories: readonly (readonly number[])[]): Float64Array[] {
  const means = histories.map((sizes) => sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length)
  const order = means.map((_, i) => i).sort((a, b) => (means[a] ?? 0) - (means[b] ?? 0) || a - b)
  const weights = histories.map(() => new Float64Array(KINDS).fill(0.2 / KINDS))
  order.forEach((sku, rank) => {
    const kind = Math.floor((rank * KINDS) / order.length)
    const row = weights[sku]
    if (row) row[kind] = (row[kind] ?? 0) + 0.8
  })
  return weights
}

function kindOf(
  counts: readonly (readonly number[])[],
  from: { weights: readonly Float64Array[]; kind: number; prior: Float64Array },
): { share: number; chances: number[] } {
  const orders = Float64Array.from(from.prior)
  let members = PRIOR_SKUS
  counts.forEach((row, sku) => {
    const weight = from.weights[sku]?.[from.kind] ?? 0
    members += weight
    for (const atom of row) orders[atom] = (orders[atom] ?? 0) + weight
  })
  const total = orders.reduce((sum, one) => sum + one, 0)
  return { share: members / (counts.length + KINDS * PRIOR_SKUS), chances: Array.from(orders, (one) => one / total) }
}
