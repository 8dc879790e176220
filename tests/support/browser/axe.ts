import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * axe reads each colour of each element anew, and all that stands behind it: nearly half of its work
 * is over a dozen colours. Here it remembers what each one is.
 */
const rememberColours = `{
  const colour = axe.commons.color.Color.prototype
  const read = colour.parseString
  const known = new Map()
  colour.parseString = function (text) {
    const before = known.get(text)
    if (before !== undefined) return Object.assign(this, before)
    read.call(this, text)
    const { r, g, b, alpha } = this
    known.set(text, { r, g, b, alpha })
    return this
  }
}`

/**
 * axe's own private fields are written for old browsers: each field of each colour is an entry of a
 * `WeakMap`, slow to make and slow to collect, and was a quarter of all its work. A property does the
 * same. What axe keys by a page's elements while it runs stays in a true one.
 */
const privateFields = `
  class PrivateField {
    name = Symbol()
    has(object) { return this.name in object }
    get(object) { return object[this.name] }
    set(object, value) { object[this.name] = value }
    add(object) { object[this.name] = true }
  }
  let WeakMap = PrivateField
  let WeakSet = PrivateField`
const trueWeakMaps = `({ WeakMap, WeakSet } = globalThis)`

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const source = `{${privateFields}\n${axe};${trueWeakMaps}}${rememberColours}`

/** Those that can find in the dark what they did not in the light: they look at colours. */
export const colourRules: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe finds wrong on a page, a line a rule: its name and the elements. It is brought to each
 * page once: half a megabyte takes longer to read than what it does.
 * @param within a selector of what it looks at; all of the page without it.
 */
export async function findings(
  page: Page,
  options: RunOptions = {},
  within = ':root',
): Promise<string[]> {
  const isThere: boolean = await page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await page.evaluate(source)
  // Only what is wrong is described in full: describing what is right takes longer than finding it.
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] })
  return await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${asked}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  )
}
