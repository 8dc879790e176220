import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pages } from '../../../server/help/rules/pages.fr.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { helpOfScreens } from '../inspect.ts'
import { expectSoundAtBothSizes, visit, walkTo } from '../screen.ts'

eachWindow({})

const all = ['/aide', ...pages.map(({ name }) => `/aide/${name}`)]

/** The addresses that a page leads to, as they are written. */
async function linksOf(within: Page): Promise<string[]> {
  const links = within.locator('main a')
  return await links.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
}

const isFound = async () => (await page.locator('h1').textContent()) !== 'Page introuvable'
/** What is read outside has no screens to walk through. */
const isScreen = async () => (await page.locator('script[type="module"]').count()) > 0

/** Those of these addresses at which there is no page, or not the part that they name. */
async function broken(addresses: Iterable<string>): Promise<string[]> {
  const missing: string[] = []
  for (const [path, same] of Map.groupBy(addresses, address => address.replace(/#.*/, ''))) {
    const answer = await page.request.get(api.origin + path)
    const type = answer.headers()['content-type'] ?? 'text/html'
    let isThere = answer.ok()
    if (isThere && type.startsWith('text/html')) {
      const isInside = await isScreen()
      await (isInside ? walkTo : visit)(page, api, path)
      if (isInside && !(await isFound())) await visit(page, api, path)
      isThere = await isFound()
    }
    for (const address of same) {
      const [, anchor] = address.split('#')
      const hasPart = anchor === undefined || (await page.locator(`[id="${anchor}"]`).count()) === 1
      if (!isThere || !hasPart) missing.push(address)
    }
  }
  return missing
}

describe('Aide', () => {
  it('is sound, and neither it nor a screen leads to what is not there', async () => {
    const led = new Set([...helpOfScreens.values()].filter(one => one !== undefined))
    expect(led.size).toBeGreaterThan(15)
    const linked = new Set<string>()
    for (const path of all) {
      await walkTo(page, api, path)
      await expectSoundAtBothSizes(page)
      for (const href of await linksOf(page))
        linked.add(href.startsWith('#') ? `${path}${href}` : href)
    }
    expect(linked.size).toBeGreaterThan(60)
    expect(await broken(new Set([...led, ...linked]))).toEqual([])
    const wrong = [
      '/aide/delais#nulle-part',
      '/aide/nulle-part',
      '/reglages/nulle-part',
      '/help/none.webp',
    ]
    expect(await broken(wrong)).toEqual(wrong)
  })

  it('finds while one types', async () => {
    await walkTo(page, api, '/aide')
    await page.getByLabel('Chercher dans l’aide').fill('kaplan')
    await page.locator('mark', { hasText: 'Kaplan' }).waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('link', { name: 'Comment les délais sont mesurés' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lire les délais' }).waitFor()
    expect(new URL(page.url()).hash).toBe('#mesure')
  })

  it('leads from the address that a section had before to its page', async () => {
    await visit(page, api, '/aide#ecarts')
    await page.getByRole('heading', { level: 1, name: 'Lire les délais' }).waitFor()
    expect(page.url()).toBe(`${api.origin}/aide/delais#ecarts`)
  })

  it('is printed without what one presses', async () => {
    await visit(page, api, '/aide/repondre')
    const controls = page.getByRole('button').or(page.getByRole('navigation'))
    await expect.poll(() => controls.count()).toBeGreaterThan(1)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => controls.count()).toBe(0)
    await page.getByRole('heading', { name: 'Écrire la réponse' }).waitFor()
    await page.emulateMedia({ media: null })
  })
})

describe('Aide for who has no account', () => {
  it('is sound, and leads to nothing that is not there', async () => {
    await api.signOut()
    const led = new Set<string>()
    for (const path of [...all, '/aide?q=canal']) {
      await visit(page, api, path)
      // The words are those that stand inside: their frame is another.
      if (path === all[1] || path.startsWith('/aide?')) await expectSoundAtBothSizes(page)
      expect(await page.locator('script').count(), path).toBe(0)
      for (const href of await linksOf(page))
        led.add(href.startsWith('#') ? `${path}${href}` : href)
    }
    expect(led.size).toBeGreaterThan(60)
    expect(await broken(led)).toEqual([])
  })

  it('searches without a script', async () => {
    await api.signOut()
    await visit(page, api, '/aide')
    await page.getByLabel('Chercher dans l’aide').fill('kaplan')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.locator('mark', { hasText: 'Kaplan' }).waitFor()
    await page.getByRole('link', { name: 'Comment les délais sont mesurés' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lire les délais' }).waitFor()
  })
})
