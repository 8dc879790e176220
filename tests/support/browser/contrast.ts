import type { Page } from 'playwright-core'

/**
 * Text of a page that cannot be told well enough from what it stands on (WCAG 2.2, 1.4.3: 4.5 to 1, or
 * 3 to 1 where it is large), a line each. Disabled controls may be pale, and what stands on a picture
 * is for an eye to judge: axe's own rule leaves both out too. It is the longest of all its rules, and
 * asks nothing more.
 * @param within a selector of what is looked at; all of the page without it.
 */
export async function faintTexts(page: Page, within = ':root'): Promise<string[]> {
  return await page.evaluate(findFaint, within)
}

/** Runs in the page. */
function findFaint(within: string): string[] {
  type Ground = { layers: [colour: string, alpha: number][]; alpha: number; isPicture: boolean }
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('no canvas')
  // Colours that just changed may be on their way to the next ones.
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()

  const grounds = new Map<Element, Ground>()
  const groundOf = (one: Element | null): Ground => {
    if (one === null) return { layers: [['white', 1]], alpha: 1, isPicture: false }
    const known = grounds.get(one)
    if (known !== undefined) return known
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one)
    const below = groundOf(one.parentElement)
    const alpha = below.alpha * Number(opacity)
    const isClear = backgroundColor === 'rgba(0, 0, 0, 0)'
    const isCovered = alpha === 1 && backgroundColor.startsWith('rgb(')
    const ground: Ground = {
      layers: isClear ? below.layers : [...below.layers, [backgroundColor, alpha]],
      alpha,
      isPicture: /url|gradient/.test(backgroundImage) || (below.isPicture && !isCovered),
    }
    grounds.set(one, ground)
    return ground
  }

  const luminances = new Map<string, number>()
  /** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, of what is seen of all layers, the last on top. */
  const luminance = (layers: Ground['layers']): number => {
    const key = layers.join()
    const known = luminances.get(key)
    if (known !== undefined) return known
    for (const [colour, alpha] of layers) {
      pen.globalAlpha = alpha
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
    }
    const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map(byte => {
      const part = byte / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    const seen = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    luminances.set(key, seen)
    return seen
  }

  const fields = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select'
  const isExempt = ':disabled, [aria-disabled="true"], label:has(:disabled), .sr-only, svg, option'
  const found: string[] = []
  for (const one of document.querySelectorAll(`${within}, :is(${within}) *`)) {
    const hasText = [...one.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim())
    if (!hasText && !one.matches(fields)) continue
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const { layers, alpha, isPicture } = groundOf(one)
    if (isPicture || one.closest(isExempt) !== null) continue
    const { color, fontSize, fontWeight } = getComputedStyle(one)
    const [dark = 0, light = 0] = [luminance(layers), luminance([...layers, [color, alpha]])].sort(
      (a, b) => a - b,
    )
    const ratio = (light + 0.05) / (dark + 0.05)
    const size = Number.parseFloat(fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
    if (ratio < (isLarge ? 3 : 4.5)) {
      found.push(`${ratio.toFixed(2)} to 1: ${one.outerHTML.slice(0, 160)}`)
    }
  }
  return found
}
