/// <reference path="./pdf-libraries.d.ts" />
import { create, type Font } from 'fontkit'
import * as pdfkit from 'pdfkit'
import Helvetica from 'pdfkit/standard-fonts/Helvetica'
import HelveticaBold from 'pdfkit/standard-fonts/HelveticaBold'

// Without their 2,700 kerning pairs, which are taken apart anew for every document: a twentieth of all that the jobs do.
pdfkit.registerStdFonts?.(...[Helvetica, HelveticaBold].map((font) => ({ ...font, kernPairs: [] })))

/** Reads the font file for everything beyond Western European letters. Called at most once per isolate, and only when needed. */
export type FontLoader = () => Promise<Uint8Array>

/** Text with the font that can show it. The embedded font has one weight. */
export type Dressed = { readonly text: string; readonly font: string | object }

/** Chooses the font for each text: the standard one that every reader has, or the embedded one. */
export type FontChooser = (text: string, isBold: boolean) => Dressed

// Beyond ASCII and Latin-1: the letters of Windows-1252 that the standard fonts have.
const WESTERN_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const UNSEEN = /[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu

let wideFont: Promise<Font> | null = null

/**
 * A chooser that can dress all of `texts`. Western text uses Helvetica, which is not embedded and costs next to nothing; any other
 * text uses the loaded font (Han, kana, Greek, Cyrillic). Letters that neither has are shown as a question mark, never as a box [DOC-4].
 */
export async function fontChooser(texts: readonly string[], load: FontLoader): Promise<FontChooser> {
  const wide = texts.every((text) => isWestern(plain(text))) ? null : await loadWide(load)
  return (text, isBold) => {
    const shown = plain(text)
    if (wide === null || isWestern(shown)) {
      return { text: shown, font: isBold ? 'Helvetica-Bold' : 'Helvetica' }
    }
    return { text: [...shown].map((letter) => drawable(wide, letter)).join(''), font: wide }
  }
}

function loadWide(load: FontLoader): Promise<Font> {
  wideFont ??= load().then(create)
  // A failed read must not stay for the life of the isolate.
  wideFont.catch(() => {
    wideFont = null
  })
  return wideFont
}

/** The letter itself, else its base letter without the accent, else a question mark. */
function drawable(font: Font, letter: string): string {
  const candidates = [letter, [...letter.normalize('NFD')][0] ?? '?']
  return candidates.find((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)) ?? '?'
}

/** One line, without what no reader sees; rare spaces become the common ones. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
}

function isWestern(text: string): boolean {
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const isLatin1 = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff)
    if (!isLatin1 && !WESTERN_EXTRAS.includes(letter)) return false
  }
  return true
}
