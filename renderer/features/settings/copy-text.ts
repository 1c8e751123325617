/**
 * Puts a text on the clipboard; whether it worked. The desktop app denies pages every permission, also the one of
 * `navigator.clipboard`: a copy command by a person's own press needs none.
 */
export const copyText = async (text: string): Promise<boolean> => {
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.style.cssText = 'position:fixed;opacity:0'
  // Inside of the focused part: a dialog keeps the focus from everything beside it.
  const focused = document.activeElement
  const place = focused?.parentElement ?? document.body
  place.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  if (copied) return true
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
