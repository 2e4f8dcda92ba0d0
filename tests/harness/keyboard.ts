import type { Page } from 'playwright-core'

/** What a page keeps from somebody without a mouse. Each entry names an element by tag, class and text. */
export type KeyboardFindings = {
  /** Answers a click, and nothing that the keyboard reaches stands in for it. */
  readonly mouseOnly: readonly string[]
  /** Takes the focus without showing it. */
  readonly focusUnseen: readonly string[]
  /** Where the focus went that is not there to be seen. */
  readonly focusHidden: readonly string[]
}

// Far enough to leave the frame around a screen and to reach what the screen itself offers.
const TABS_MAX = 40

/** Looks for what only a mouse can press, and walks over the page with the Tab key as far as `TABS_MAX`. */
export async function keyboardFindings(page: Page): Promise<KeyboardFindings> {
  const mouseOnly = await mouseOnlyElements(page)
  const focusUnseen = new Set<string>()
  const focusHidden = new Set<string>()
  for (let tab = 0; tab < TABS_MAX; tab += 1) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    // Past the last one the browser itself has the focus.
    if (!stop) break
    if (!stop.isSeen) focusHidden.add(stop.name)
    else if (!stop.isMarked) focusUnseen.add(stop.name)
  }
  return { mouseOnly, focusUnseen: [...focusUnseen], focusHidden: [...focusHidden] }
}

/** Elements that answer a click (Solid keeps delegated handlers on the element) but are neither reached by Tab nor near what is. */
function mouseOnlyElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const REACHED =
      'a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex="-1"]),[contenteditable="true"]'
    // Within these, arrow keys go from one to the next.
    const COMPOSITE =
      '[role=tablist],[role=listbox],[role=menu],[role=radiogroup],[role=grid],[role=tree],[role=toolbar]'
    const answersClick = (element: Element): boolean =>
      '$$click' in element || '$$mousedown' in element || '$$pointerdown' in element || element.hasAttribute('onclick')
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const isReached = (element: Element): boolean =>
      element.closest(REACHED) !== null ||
      element.querySelector(REACHED) !== null ||
      element.closest('label') !== null ||
      element.closest(COMPOSITE)?.querySelector(REACHED) != null
    return [...document.querySelectorAll('*')]
      .filter((element) => answersClick(element) && isShown(element) && !isReached(element))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`)
  })
}

/** What has the focus now, whether it can be seen, and whether it shows that it has it; null when nothing on the page has. */
function focused(page: Page): Promise<{ name: string; isSeen: boolean; isMarked: boolean } | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const box = element.getBoundingClientRect()
    const isSeen = box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true })
    const marks = (marked: Element): boolean => {
      const style = getComputedStyle(marked)
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
    }
    // A field may let the frame around it show the focus.
    const parent = element.parentElement
    const isMarked = marks(element) || (parent?.matches(':focus-within') === true && marks(parent))
    const name = `${element.tagName.toLowerCase()}.${element.className}: ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}`
    return { name, isSeen, isMarked }
  })
}
