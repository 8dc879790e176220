import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { api, eachWindow, page } from './each-window.ts'
import { expectSoundAtBothSizes, visit } from './screen.ts'

// What the audit in docs/rgaa.md found and axe does not look for; the number is the criterion's.
eachWindow({})

it('11.10: the door says that its fields are required, and like what an address is', async () => {
  await api.signOut()
  await visit(page, api, '/')
  await page.getByText('Tous les champs sont obligatoires.').waitFor()
  const email = page.getByLabel('Adresse électronique')
  const told = page.locator(`#${await email.getAttribute('aria-describedby')}`)
  await expect.poll(() => told.textContent()).toBe('Par exemple prenom.nom@exemple.fr.')
  await expectSoundAtBothSizes(page)
  await page.getByRole('link', { name: 'Accessibilité : partiellement conforme' }).click()
  await page.getByRole('heading', { name: 'Accessibilité', level: 1 }).waitFor()
})

it('5.6: a table of reply times has one line of headings, each whole by itself', async () => {
  await visit(page, api, '/delais')
  const table = page.getByRole('region', { name: 'Où' }).getByRole('table')
  const heads = await table.getByRole('columnheader').allTextContents()
  expect(heads.slice(3)).toEqual([
    'Médiane, ouverture',
    'Médiane, écoulé',
    '9 sur 10, ouverture',
    '9 sur 10, écoulé',
  ])
  await expect.poll(() => table.locator('[colspan], [rowspan]').count()).toBe(0)
})

it('6.1: a week is named by what is read on its column', async () => {
  await visit(page, api, '/delais')
  const weeks = page.getByRole('region', { name: 'Semaine après semaine' }).locator('li a')
  await expect.poll(() => weeks.count()).toBeGreaterThan(0)
  for (const week of await weeks.all()) {
    const words = await week.locator('.sr-only, .week-figure').allTextContents()
    const [name, seen] = words.map(text => text.replace(/\s+/g, ' ').trim())
    expect(name?.startsWith(`${seen},`), `${seen} in ${name}`).toBe(true)
  }
})

it('8.7: a language that one may choose is named in itself', async () => {
  await visit(page, api, '/')
  await page.getByRole('button', { name: /Menu/ }).click()
  const choice = page.locator('#menu-large label', { hasText: 'English' })
  await expect.poll(() => choice.getAttribute('lang')).toBe('en')
})

it('10.12: with wider letters who is alone in a line of the list is still named whole', async () => {
  await visit(page, api, '/messages?filtre=tous')
  await page.evaluate(() => {
    const wider = new CSSStyleSheet()
    wider.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, wider]
  })
  const names = page.locator('main ul > li > a > span:first-child > span:first-child')
  await expect.poll(() => names.count()).toBeGreaterThan(3)
  const cut = await names.evaluateAll(all =>
    all
      .filter(one => !one.textContent?.includes(',') && one.scrollWidth > one.clientWidth + 1)
      .map(one => one.textContent),
  )
  expect(cut).toEqual([])
})

it.each(['/messages', '/aide', '/reglages/personnes'])(
  '11.1: on %s a field without words beside it says by its title what it is for',
  async path => {
    await visit(page, api, path)
    const fields = page.locator('main :is(input, select, textarea):visible')
    await expect.poll(() => fields.count()).toBeGreaterThan(0)
    const unsaid = await fields.evaluateAll(all =>
      all
        .filter(one => !(one instanceof HTMLElement && one.title !== ''))
        .filter(
          one => !('labels' in one && one.labels instanceof NodeList && one.labels.length > 0),
        )
        .map(one => one.outerHTML.slice(0, 120)),
    )
    expect(unsaid).toEqual([])
  },
)

it('12.1: the map of the site leads to every place of the menu and every part of the settings', async () => {
  await visit(page, api, '/reglages')
  const linksIn = async (place: Locator) =>
    await place.getByRole('link').evaluateAll(all => all.map(one => one.getAttribute('href')))
  const nav = (name: string) => page.getByRole('navigation', { name })
  const places = await linksIn(nav('Navigation principale'))
  const parts = await linksIn(nav('Parties des réglages'))
  expect(places.length).toBeGreaterThan(5)
  expect(parts.length).toBeGreaterThan(10)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Plan du site' }).click()
  await page.getByRole('heading', { name: 'Plan du site', level: 1 }).waitFor()
  expect(await linksIn(page.locator('main'))).toEqual(expect.arrayContaining([...places, ...parts]))
})
