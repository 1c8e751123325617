/** The page's script: keeps an order's status current, and sends a checkout only once. Everything works without it, too. */
export const SHOP_SCRIPT = `
const live = document.querySelector('[data-live]')
if (live) {
  let shown = live.innerHTML
  const look = async () => {
    const answer = await fetch(live.dataset.live).catch(() => undefined)
    if (answer && answer.ok) {
      const markup = await answer.text()
      if (markup !== shown) live.innerHTML = shown = markup
    }
    const settled = live.querySelector('[data-settled="yes"]')
    setTimeout(look, settled ? 10000 : 1000)
  }
  setTimeout(look, 500)
}
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', () => {
    for (const button of form.querySelectorAll('button')) button.disabled = true
  })
}
`
