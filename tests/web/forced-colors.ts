/**
 * Where a person forces their own colours (CSS Color Adjustment § 3.1), backgrounds and shadows go:
 * what says by them alone that it is a button, that it is ticked or that one is there, says nothing.
 * @returns what is lost on a page, one line each
 */
export const lostWithColours = () => {
  const found: string[] = []
  const seen = (one: Element) => one.checkVisibility({ visibilityProperty: true })
  const edged = (style: CSSStyleDeclaration) =>
    ['Top', 'Right', 'Bottom', 'Left'].some(side => {
      const width = style.getPropertyValue(`border-${side.toLowerCase()}-width`)
      return Number.parseFloat(width) >= 1 && !/none|hidden/.test(borderOf(style, side))
    })
  const borderOf = (style: CSSStyleDeclaration, side: string) =>
    style.getPropertyValue(`border-${side.toLowerCase()}-style`)
  const nameOf = (one: Element) =>
    `${one.tagName.toLowerCase()} « ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)} »`
  for (const one of document.querySelectorAll('.btn:not(.btn-ghost), input, select, textarea')) {
    if (!seen(one) || one.matches('[type=hidden], [type=file], .sr-only')) continue
    if (!edged(getComputedStyle(one))) found.push(`no edge: ${nameOf(one)}`)
  }
  for (const one of document.querySelectorAll('[aria-current=page], [aria-selected=true]')) {
    if (!seen(one)) continue
    const style = getComputedStyle(one)
    const isTold = edged(style) || Number(style.fontWeight) >= 600
    if (!isTold) found.push(`not told from the others: ${nameOf(one)}`)
  }
  // A picture that stands for words has some beside it, or is named.
  for (const one of document.querySelectorAll('button, a')) {
    if (!seen(one) || one.querySelector('svg') === null) continue
    const text = (one.textContent ?? '').trim()
    if (text === '' && !one.hasAttribute('aria-label'))
      found.push(`a picture alone: ${nameOf(one)}`)
  }
  // What is drawn by its background alone has an edge then, or its numbers in words.
  for (const one of document.querySelectorAll('[role=img]')) {
    if (seen(one) && !one.getAttribute('aria-label')) found.push(`an unnamed drawing`)
  }
  return found
}
