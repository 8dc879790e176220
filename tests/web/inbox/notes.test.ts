import { expect, it } from 'vitest'
import { api, eachWindow, page, window } from '../each-window.ts'
import {
  expectSoundAtBothSizes,
  expectSoundInBothThemes,
  settle,
  visit,
  walkTo,
} from '../screen.ts'

eachWindow({ role: 'officer' })

const tab = (name: string) => page.getByRole('tab', { name })
const field = () => page.getByRole('textbox', { name: 'Note interne, pour vos collègues' })
const answer = () => page.getByRole('textbox', { name: /^Répondre/ })
const options = () =>
  page.getByRole('listbox', { name: 'Collègues à prévenir' }).getByRole('option')
const note = (text: string) => page.getByRole('article').filter({ hasText: text })
const asked = () => api.asked.map(({ method, path, body }) => [method, path, body])

it('is written apart from the answer, names a colleague, is changed, deleted and back', async () => {
  const zoe = await api.colleague('Zoé Martin')
  await walkTo(page, api, '/messages/2')
  await answer().fill('Bonjour, entrée libre.')
  await tab('Répondre').focus()
  await page.keyboard.press('ArrowRight')
  await field().waitFor()
  // The answer is not gone, and nothing on the screen sends one.
  expect(await answer().isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: /^(Envoyer|Publier)/ }).count()).toBe(0)

  await field().pressSequentially('Vu avec @zo')
  await page.getByRole('option', { name: 'Zoé Martin' }).waitFor()
  expect(await field().getAttribute('aria-activedescendant')).toBe(
    await options().first().getAttribute('id'),
  )
  await expectSoundInBothThemes(page)
  await page.keyboard.press('Escape')
  await options().first().waitFor({ state: 'detached' })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect.poll(() => options().count()).toBeGreaterThan(1)
  await page.keyboard.press('ArrowUp')
  await page.getByRole('option', { name: 'Zoé Martin', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => field().inputValue()).toBe('Vu avec @Zoé Martin ')
  await page.keyboard.type('hier')

  // What is begun keeps its tab.
  await visit(page, api, '/messages/2')
  await expect.poll(() => field().inputValue()).toBe('Vu avec @Zoé Martin hier')
  await field().press('Control+Enter')
  await page.getByText(/La note est enregistrée.: Tambour prévient Zoé Martin par/).waitFor()
  const said = { text: 'Vu avec @Zoé Martin hier', mentions: [zoe.id], key: expect.any(String) }
  expect(asked()).toEqual([['POST', '/api/conversations/2/notes', said]])
  await note('Vu avec').getByText('jamais envoyée').waitFor()
  expect(await field().inputValue()).toBe('')
  await settle(page)
  await expectSoundInBothThemes(page)

  await note('Vu avec').locator('summary').click()
  await note('Vu avec').getByRole('button', { name: 'Modifier' }).click()
  const edited = page.getByRole('listitem').getByRole('textbox')
  await edited.fill('Vu avec les eaux')
  await expectSoundAtBothSizes(page)
  await page.getByRole('listitem').getByRole('button', { name: 'Enregistrer la note' }).click()
  await note('Vu avec les eaux').getByText('modifiée').waitFor()
  await note('Vu avec les eaux').locator('summary').click()
  await note('Vu avec les eaux').getByRole('button', { name: 'Supprimer' }).click()
  await page.getByText('La note est supprimée.').waitFor()
  await note('Vu avec les eaux').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await note('Vu avec les eaux').waitFor()

  // The answer is as it was left.
  await page.locator('h1').focus()
  await page.keyboard.press('r')
  await expect.poll(() => answer().evaluate(one => one === document.activeElement)).toBe(true)
  expect(await answer().inputValue()).toBe('Bonjour, entrée libre.')
  expect(window.complaints).toEqual([])
})

it('is where a notification leads, and a colleague’s is nobody else’s to change', async () => {
  const zoe = await api.colleague('Zoé Martin')
  const said = { text: 'La clé est chez Zoé.', key: 'note-numéro-1' }
  await zoe.ask('POST', '/api/conversations/2/notes', said)
  await walkTo(page, api, '/messages')
  await visit(page, api, '/messages/2#note-1')
  const theirs = page.locator('#note-1')
  await theirs.getByText('Note interne · Zoé Martin').waitFor()
  await expect.poll(() => theirs.evaluate(one => one === document.activeElement)).toBe(true)
  expect(await theirs.getByRole('button').count()).toBe(0)
  // Nothing of it is printed: a page may be given to who asked.
  await page.emulateMedia({ media: 'print' })
  expect(await theirs.isVisible()).toBe(false)
})
