import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { faintTexts } from './contrast.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What is wrong on a page in the colours that are seen now, a line a rule: what axe finds, by the name
 * of its rule, and texts that are too faint. axe is brought to each page once: half a megabyte takes
 * longer to read than what it does.
 * @param rules of axe that are to be taken otherwise than usual
 * @param within a selector of what is looked at; all of the page without it.
 */
export async function findings(
  page: Page,
  rules: RunOptions['rules'] = {},
  within = ':root',
): Promise<string[]> {
  const isThere: boolean = await page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await page.evaluate(source)
  const asked: RunOptions = {
    rules: { 'color-contrast': { enabled: false }, ...rules },
    // Only what is wrong is described in full: describing what is right takes longer than finding it.
    resultTypes: ['violations'],
  }
  const found: string[] = await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(asked)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  )
  return [...found, ...(await faintTexts(page, within))]
}
