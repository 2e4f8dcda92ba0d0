import type { BinnedTable } from './binning.ts'
import {
  bestSplit,
  cellStarts,
  fillHistogram,
  type Histogram,
  type HistogramInput,
  type Split,
  type SplitLimits,
} from './histogram.ts'
import type { BoostedTree } from './model.ts'

/** Derivatives of all rows, and the rows and features that this tree may use. `order` is permuted while growing. */
export interface TreeInput {
  readonly table: BinnedTable
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly order: Int32Array
  readonly features: readonly number[]
}

/** How far a tree may grow. */
export interface TreeLimits extends SplitLimits {
  readonly leavesMax: number
  readonly depthMax: number
}

/** A grown tree, its leaf values without the learning rate, and which rows of `order` each leaf holds. */
export interface GrownTree {
  readonly tree: MutableTree
  /** Split bin per node, for walking binned rows. */
  readonly bin: number[]
  readonly leaves: readonly { readonly node: number; readonly start: number; readonly end: number }[]
}

type MutableTree = { -readonly [K in keyof BoostedTree]: number[] }

interface OpenLeaf {
  readonly node: number
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly histogram: Histogram
  readonly split: Split | undefined
}

/** Grows one tree leaf by leaf, always the leaf whose split gains most (the LightGBM order). */
export function growTree(rows: TreeInput, limits: TreeLimits): GrownTree {
  const input = { ...rows, starts: cellStarts(rows.table, rows.features) }
  const tree: MutableTree = { feature: [], threshold: [], unknownLeft: [], left: [], right: [], value: [] }
  const bin: number[] = []
  const scratch = new Int32Array(input.order.length)
  const root = fillHistogram(input, 0, input.order.length)
  const open: OpenLeaf[] = [
    openLeaf(
      {
        node: addNode(tree, bin, leafValue(root, limits)),
        start: 0,
        end: input.order.length,
        depth: 0,
        histogram: root,
      },
      input,
      limits,
    ),
  ]
  while (open.length < limits.leavesMax) {
    const at = widest(open)
    const leaf = open[at]
    if (leaf?.split === undefined) break
    const [left, right] = splitLeaf({ leaf, split: leaf.split, tree, bin, scratch }, input, limits)
    open[at] = left
    open.push(right)
  }
  return { tree, bin, leaves: open }
}

function widest(open: readonly OpenLeaf[]): number {
  let at = 0
  let most = -1
  for (let i = 0; i < open.length; i++) {
    const gain = open[i]?.split?.gain ?? -1
    if (gain > most) {
      most = gain
      at = i
    }
  }
  return at
}

function openLeaf(leaf: Omit<OpenLeaf, 'split'>, input: HistogramInput, limits: TreeLimits): OpenLeaf {
  const mayGrow = leaf.depth < limits.depthMax && leaf.end - leaf.start >= 2 * limits.leafRowsMin
  return { ...leaf, split: mayGrow ? bestSplit(leaf.histogram, input, limits) : undefined }
}

interface Splitting {
  readonly leaf: OpenLeaf
  readonly split: Split
  readonly tree: MutableTree
  readonly bin: number[]
  readonly scratch: Int32Array
}

function splitLeaf(work: Splitting, input: HistogramInput, limits: TreeLimits): [OpenLeaf, OpenLeaf] {
  const { leaf, split, tree, bin } = work
  const middle = partition(work, input)
  const leftIsSmall = middle - leaf.start <= leaf.end - middle
  const small = leftIsSmall ? fillHistogram(input, leaf.start, middle) : fillHistogram(input, middle, leaf.end)
  const large = subtract(leaf.histogram, small)
  const leftHistogram = leftIsSmall ? small : large
  const rightHistogram = leftIsSmall ? large : small
  const left = addNode(tree, bin, leafValue(leftHistogram, limits))
  const right = addNode(tree, bin, leafValue(rightHistogram, limits))
  tree.feature[leaf.node] = split.feature
  tree.threshold[leaf.node] = input.table.edges[split.feature]?.[split.bin - 1] ?? Number.MAX_VALUE
  tree.unknownLeft[leaf.node] = split.isUnknownLeft ? 1 : 0
  tree.left[leaf.node] = left
  tree.right[leaf.node] = right
  tree.value[leaf.node] = 0
  bin[leaf.node] = split.bin
  const depth = leaf.depth + 1
  return [
    openLeaf({ node: left, start: leaf.start, end: middle, depth, histogram: leftHistogram }, input, limits),
    openLeaf({ node: right, start: middle, end: leaf.end, depth, histogram: rightHistogram }, input, limits),
  ]
}

/** Sorts the leaf's rows: those of the left child first, both in their old order. Returns where the right begins. */
function partition({ leaf, split, scratch }: Splitting, input: HistogramInput): number {
  const column = input.table.bins[split.feature] ?? new Uint8Array()
  const { order } = input
  let left = leaf.start
  let right = 0
  for (let i = leaf.start; i < leaf.end; i++) {
    const row = order[i] ?? 0
    const at = column[row] ?? 0
    if (at === 0 ? split.isUnknownLeft : at <= split.bin) order[left++] = row
    else scratch[right++] = row
  }
  order.set(scratch.subarray(0, right), left)
  return left
}

function addNode(tree: MutableTree, bin: number[], value: number): number {
  tree.feature.push(-1)
  tree.threshold.push(0)
  tree.unknownLeft.push(0)
  tree.left.push(-1)
  tree.right.push(-1)
  bin.push(0)
  return tree.value.push(value) - 1
}

function leafValue(histogram: Histogram, limits: SplitLimits): number {
  return -histogram.gradient / (histogram.hessian + limits.ridge)
}

/** The sibling's histogram: the parent's minus the one counted. Reuses the parent's memory. */
function subtract(parent: Histogram, counted: Histogram): Histogram {
  const { cells } = parent
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? 0) - (counted.cells[i] ?? 0)
  return {
    cells,
    rows: parent.rows - counted.rows,
    gradient: parent.gradient - counted.gradient,
    hessian: parent.hessian - counted.hessian,
  }
}
