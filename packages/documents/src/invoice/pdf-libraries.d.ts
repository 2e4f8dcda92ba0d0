/** The part of pdfkit 0.20 that we use; its own package has no types. */
declare module 'pdfkit' {
  export type TextOptions = {
    width?: number
    height?: number
    align?: 'left' | 'right' | 'center'
    lineBreak?: boolean
    features?: readonly string[]
    lineGap?: number
    baseline?: 'alphabetic'
    ellipsis?: boolean
    link?: string
  }
  export class PDFDocument {
    constructor(options: Record<string, unknown>)
    readonly page: { readonly width: number; readonly height: number }
    y: number
    addPage(): this
    switchToPage(index: number): this
    bufferedPageRange(): { start: number; count: number }
    font(source: string | object): this
    fontSize(size: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    rect(x: number, y: number, width: number, height: number): this
    fill(color: string, rule?: 'even-odd'): this
    text(text: string, x: number, y: number, options: TextOptions): this
    currentLineHeight(includeGap: boolean): number
    heightOfString(text: string, options: TextOptions): number
    widthOfString(text: string, options?: TextOptions): number
    end(): void
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    off(event: string, listener: (...values: never[]) => void): this
  }
  /** Only the browser build has it; in Node the standard fonts register themselves. */
  export const registerStdFonts: ((...fonts: readonly object[]) => void) | undefined
}
declare module 'pdfkit/standard-fonts/Helvetica' {
  const font: object
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default font
}
declare module 'pdfkit/standard-fonts/HelveticaBold' {
  const font: object
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default font
}
declare module 'pdfkit/output' {
  export function toBytes(document: import('pdfkit').PDFDocument): Promise<Uint8Array>
}
declare module 'fontkit' {
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean; layout(text: string): object }
  export function create(bytes: Uint8Array): Font
}
