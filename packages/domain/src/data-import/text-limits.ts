/** What is wrong with a text that is to be kept, in words; null when it may stay. */
export function textProblem(text: string, lengthMax: number, lengthMin = 0): string | null {
  if (text.length < lengthMin) return 'missing'
  if (text.length > lengthMax) return `longer than ${lengthMax} characters`
  // Neither database keeps NULs and halves of letters faithfully, and nobody means to write them.
  const isKept = !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) && text.isWellFormed()
  return isKept ? null : 'must not contain control characters'
}
