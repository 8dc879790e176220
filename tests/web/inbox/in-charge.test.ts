import { expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import {
  expectSound,
  expectSoundInBothThemes,
  openWindow,
  settle,
  unfold,
  visit,
} from '../screen.ts'

let api: Opened['api']
let browser: Opened['browser']
let window: Opened['window']
let page: Opened['page']
eachWindow({ role: 'administrator' }, opened => {
  ;({ api, browser, window, page } = opened)
})

const asked = () => api.village.asked.map(one => [one.path, one.body])
const path = '/api/conversations/2/in-charge'

it('is chosen from the menu, oneself first, told in the list and undone', async () => {
  await visit(page, api, '/messages/2')
  await unfold(page)
  await page.getByRole('button', { name: 'Attribuer à…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Attribuer la conversation' })
  await dialog.getByRole('button', { name: 'Hugo Lambert' }).waitFor()
  // Who only reads is none of them.
  expect(await dialog.locator('li').allInnerTexts()).toEqual([
    'À moi',
    'Hugo Lambert',
    'À personne',
  ])
  await expectSoundInBothThemes(page)
  await dialog.getByRole('button', { name: 'Hugo Lambert' }).click()
  await page.getByText('La conversation est attribuée à Hugo Lambert.').waitFor()
  await page.locator('h1 ~ p, header').getByText('Pour Hugo Lambert').first().waitFor()
  await page.getByRole('link', { name: /Pour Hugo Lambert/ }).waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('Pour Hugo Lambert').first().waitFor({ state: 'detached' })
  expect(asked()).toEqual([
    [path, { person: 'u2' }],
    [path, { person: null }],
  ])
  expect(window.complaints).toEqual([])
})

it('is oneself by one key, nobody by the same, and a list of its own', async () => {
  await visit(page, api, '/messages/2')
  await page.locator('h1').focus()
  await page.keyboard.press('a')
  await page.getByText('La conversation vous est attribuée.').waitFor()
  await page.getByRole('link', { name: 'À moi' }).click()
  await page.waitForURL(/filtre=a-moi/)
  await settle(page)
  const list = page.getByRole('region', { name: 'Liste des conversations' })
  const rows = list.locator('ul.sheet a')
  expect(await rows.count()).toBe(1)
  await rows.getByText('Pour vous').waitFor()
  await page.locator('h1').focus()
  await page.keyboard.press('a')
  await page.getByText('La conversation n’est plus attribuée.').waitFor()
  await page.getByText('Rien ne vous est attribué').waitFor()
})

it('is named where somebody waits, which speaks to everybody all the same', async () => {
  const [, second] = api.village.conversations
  if (second === undefined) throw new Error('no conversation')
  for (const one of api.village.conversations) one.inCharge = { id: 'u2', name: 'Hugo Lambert' }
  await visit(page, api, '/')
  await page
    .getByText(/pour Hugo Lambert · /)
    .first()
    .waitFor()
  await visit(page, api, '/calendrier')
  await page
    .getByRole('complementary', { name: 'Qui attend' })
    .getByText('(pour Hugo Lambert)')
    .waitFor()
  const telephone = await openWindow(browser, api, 360)
  for (const screen of ['/', '/messages']) {
    await visit(telephone.page, api, screen)
    await expectSound(telephone.page)
  }
  await telephone.context.close()
})
