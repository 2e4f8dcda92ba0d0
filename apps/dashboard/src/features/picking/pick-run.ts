import { showToast } from '@onhand/ui'
import { type Accessor, createResource, createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText, type RefusalWords } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { signalScan } from '../scan/signal.ts'
import { lineForCode, type ScannedLine } from './line-for-code.ts'

/** A list as the api gives it. */
export type PickList = Awaited<ReturnType<typeof api.pick.get.query>>
export type PickLine = PickList['lines'][number]
type PickListId = PickList['pickListId']

/** One walk: what is in the basket is shown at once, told to the api, and read again when it was refused. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short steps that share what the api has not answered yet.
export function createPickRun(pickListId: Accessor<PickListId>) {
  const { t, format, locale } = useTexts('picking')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [list, { mutate, refetch }] = createResource(
    () => ({ vendorId: shop().vendorId, pickListId: pickListId() }),
    // A list that was asked for before a tap must not take the tap back either.
    (asked) => api.pick.get.query(asked).then((answer) => withTaps(answer)),
  )
  const [said, setSaid] = createSignal('')
  /** The line that the last scan counted on; null after one that was refused. */
  const [scanned, setScanned] = createSignal<{ readonly isRight: boolean; readonly line: PickLine | null } | null>(null)
  const words: RefusalWords = {
    pick_too_many: () => t('picking.tooMany'),
    substitute_unwanted: () => t('picking.unwanted'),
    substitute_too_dear: () => t('picking.tooDear'),
    insufficient_stock: ({ availableUnits }) => t('picking.gone', { units: availableUnits }),
    pick_incomplete: ({ missingUnits }) => t('picking.incomplete', { units: missingUnits }),
  }
  const keyOf = ({ orderLineId, position }: PickLine) => ({
    vendorId: shop().vendorId,
    pickListId: pickListId(),
    orderLineId,
    position,
  })
  // Taps that the api has not answered yet: an answer to an earlier one must not take them back.
  const unanswered: { readonly line: PickLine; readonly units: number }[] = []
  const withTaps = (answer: PickList): PickList => ({
    ...answer,
    lines: answer.lines.map((line) => {
      const tap = unanswered.findLast((one) => isSame(one.line, line))
      return tap ? { ...line, pickedUnits: tap.units } : line
    }),
  })
  const answerOf = async (work: () => Promise<PickList>): Promise<boolean> => {
    try {
      const answer = await work()
      mutate(withTaps(answer))
      return true
    } catch (error) {
      showToast(failureText(error, frame.t, words))
      void refetch()
      return false
    }
  }
  // What is done in one moment goes one after the other: an answer never shows the list as it was before a later one.
  let queue: Promise<unknown> = Promise.resolve()
  const run = (work: () => Promise<PickList>): Promise<boolean> => {
    const turn = queue.then(() => answerOf(work))
    queue = turn
    return turn
  }
  const mark = (line: PickLine, pickedUnits: number): void => {
    const units = Math.min(Math.max(0, pickedUnits), line.units - line.shortUnits)
    mutate(
      (now) =>
        now && { ...now, lines: now.lines.map((one) => (isSame(one, line) ? { ...one, pickedUnits: units } : one)) },
    )
    setSaid(t('picking.picked', { title: line.title, done: units, total: line.units }))
    unanswered.push({ line, units })
    void run(async () => {
      try {
        return await api.pick.mark.mutate({ ...keyOf(line), pickedUnits: units })
      } finally {
        unanswered.shift()
      }
    })
  }
  const refusedScan = (found: Exclude<ScannedLine<PickLine>, { kind: 'line' }>, code: string): string => {
    switch (found.kind) {
      case 'full':
        return t('picking.scanFull', { title: found.title })
      case 'wrong_lot':
        return t('picking.scanWrongLot', found)
      case 'wrong_day': {
        const { title, wanted } = found
        return t('picking.scanWrongDay', { title, wanted: format.date(wanted), scanned: format.date(found.scanned) })
      }
      case 'unknown':
        return t('picking.scanUnknown', { code })
    }
  }
  return {
    list,
    said,
    refetch: () => void refetch(),
    mark,
    scanned,
    /** A scan counts one of the first line with this code and lot that is not complete; a wrong one is refused in words. */
    scan(code: string): void {
      const found = lineForCode(list.error ? [] : (list.latest?.lines ?? []), code)
      if (found.kind === 'line') mark(found.line, found.line.pickedUnits + 1)
      else setSaid(refusedScan(found, code))
      setScanned({ isRight: found.kind === 'line', line: found.kind === 'line' ? found.line : null })
      signalScan(found.kind === 'line', true)
    },
    short: (line: PickLine, missingUnits: number, action: 'refund' | 'wait') =>
      run(() => api.pick.short.mutate({ ...keyOf(line), missingUnits, action })),
    offers: (line: PickLine) => api.pick.substitutes.query({ ...keyOf(line), locale }),
    async substitute(
      line: PickLine,
      offer: { readonly skuId: PickLine['skuId']; readonly title: string },
    ): Promise<void> {
      const units = line.units - line.pickedUnits
      if (await run(() => api.pick.substitute.mutate({ ...keyOf(line), skuId: offer.skuId, units })))
        showToast(t('picking.similarDone', { title: offer.title }))
    },
    async pack(order: PickList['orders'][number]): Promise<void> {
      const { vendorId } = shop()
      const { orderId, number } = order
      if (await run(() => api.pick.pack.mutate({ vendorId, pickListId: pickListId(), orderId })))
        showToast(t('picking.packed', { number }))
    },
  }
}

function isSame(one: PickLine, other: PickLine): boolean {
  return one.orderLineId === other.orderLineId && one.position === other.position
}
