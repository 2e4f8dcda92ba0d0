/** Fonts are bundled as data modules. */
declare module '*.ttf' {
  const bytes: ArrayBuffer
  // biome-ignore lint/style/noDefaultExport: a data module exports its bytes so
  export default bytes
}
