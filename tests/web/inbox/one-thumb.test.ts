import { expect, it } from 'vitest'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const focused = () => page.evaluate(() => document.activeElement?.tagName)

it('two presses and the words answer somebody, and the next one comes by itself', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/')
  await page.getByRole('link', { name: /^Répondre à Julie Martin/ }).click()
  await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
  await expect.poll(focused).toBe('TEXTAREA')
  expect(new URL(page.url()).hash).toBe('')
  await page.keyboard.type('Bonjour, oui, samedi de 9 h à 12 h.')
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page.getByText('Votre réponse est envoyée.').waitFor()
  await page.getByRole('heading', { name: /^Nadia Kessler/, level: 1 }).waitFor()
  await expect.poll(focused).toBe('TEXTAREA')
  await expectSound(page)
  expect(api.asked.filter(one => one.path.endsWith('/replies'))).toHaveLength(1)

  await page.keyboard.type('Bonjour, elle rouvre vendredi.')
  await page.getByRole('button', { name: 'Répondre en public' }).click()
  await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
  await expect.poll(focused).toBe('TEXTAREA')
  await page.keyboard.type('Bonjour, il en reste trois.')
  await page.getByRole('button', { name: 'Répondre en public' }).click()
  await page.getByText('Personne d’autre n’attend.').waitFor()
  await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
})

it('leaves a person who opened another conversation meanwhile there, with what they write', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/messages/2')
  await page.locator('textarea').fill('Bonjour, oui, samedi de 9 h à 12 h.')
  const answer = Promise.withResolvers<void>()
  await page.route('**/api/conversations/2/replies', async route => {
    await answer.promise
    await route.continue()
  })
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page
    .getByRole('navigation')
    .last()
    .getByRole('link', { name: /^Messages/ })
    .click()
  await page
    .getByRole('link', { name: /Marc Dubois/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
  await page.locator('textarea').fill('Bonjour, il en')
  answer.resolve()
  await expect.poll(() => api.asked.length).toBe(1)
  await settle(page)
  expect(new URL(page.url()).pathname).toBe('/messages/3')
  expect(await page.locator('textarea').inputValue()).toBe('Bonjour, il en')
})
