import { describe, expect, it, onTestFinished } from 'vitest'
import { api, eachWindow, page } from './each-window.ts'
import { visit } from './screen.ts'

eachWindow({ role: 'administrator' })

const undo = () => page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true })

describe('what is done far from the server', () => {
  it('is done and undone however far the server is and however fast one presses', async () => {
    await visit(page, api, '/reglages/reponses')
    const remove = page.getByRole('button', { name: /Supprimer/ })
    await remove.first().waitFor()
    const count = await remove.count()
    api.latency = 200
    await remove.nth(0).click()
    await remove.nth(1).click()
    await expect.poll(() => remove.count()).toBe(count - 2)
    await page.getByText('est supprimée').waitFor()
    await undo().click()
    await undo().click()
    await expect.poll(() => remove.count()).toBe(count)
    expect(api.asked.map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'POST', 'POST'])
  })

  it('is offered again where undoing it did not arrive, and says why it was refused', async () => {
    await visit(page, api, '/reglages/reponses')
    const remove = page.getByRole('button', { name: /Supprimer/ })
    await remove.first().waitFor()
    const count = await remove.count()
    await remove.first().click()
    await expect.poll(() => remove.count()).toBe(count - 1)
    await page.route('**/api/saved-replies', route => route.abort())
    await undo().click()
    await page.getByRole('status').getByText('Le serveur de Tambour n’a pas répondu').waitFor()
    await page.unroute('**/api/saved-replies')
    const message = 'Cette réponse type existe déjà.'
    const body = { error: 'conflict', message }
    api.fail('POST', '/api/saved-replies', { status: 409, body })
    await undo().click()
    await page.getByRole('status').getByText(message).waitFor()
    await expect.poll(() => undo().count()).toBe(0)
  })
})

describe('what the server says late', () => {
  it('ends an act however often other news come meanwhile', async () => {
    await visit(page, api, '/canaux')
    await page.getByText('Détails').first().press('Enter')
    const settings = page
      .getByRole('article')
      .first()
      .getByRole('button', { name: /^Réglages/ })
    await settings.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nom', { exact: true }).fill('Mairie, la page')
    api.latency = 200
    const news = setInterval(() => api.tell('channels'), 50)
    onTestFinished(() => clearInterval(news))
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.waitFor({ state: 'detached', timeout: 5_000 })
    await page.getByRole('heading', { name: 'Mairie, la page' }).waitFor()
  })

  it('is there when a member of a committee is opened again at once', async () => {
    await visit(page, api, '/reglages/comites')
    const edit = page.getByRole('button', { name: /^Modifier/ }).first()
    const dialog = page.getByRole('dialog')
    const name = dialog.getByLabel('Nom de la personne')
    await edit.click()
    await name.fill('Paulette Roux')
    api.latency = 800
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.waitFor({ state: 'detached' })
    await edit.click()
    await expect.poll(() => name.inputValue()).toBe('Paulette Roux')
  })

  it('is shown where one is by then, not where one was', async () => {
    await visit(page, api, '/recapitulatif')
    const remove = page.getByRole('button', { name: /^Retirer .+@/ })
    const count = await remove.count()
    await remove.first().click()
    await expect.poll(() => remove.count()).toBe(count - 1)
    await page.getByRole('link', { name: 'Semaine précédente' }).click()
    await expect.poll(() => remove.count()).toBe(count - 1)
    await undo().click()
    await expect.poll(() => remove.count()).toBe(count)
  })

  it('keeps no other undo waiting when it never comes', async () => {
    await page.clock.install()
    await visit(page, api, '/reglages/reponses')
    const remove = page.getByRole('button', { name: /Supprimer/ })
    await remove.first().waitFor()
    const count = await remove.count()
    for (const left of [count - 1, count - 2]) {
      await remove.first().click()
      await expect.poll(() => remove.count()).toBe(left)
    }
    api.fail('POST', '/api/saved-replies', 'hang')
    await undo().click()
    await undo().click()
    await page.clock.fastForward(16_000)
    await expect.poll(() => remove.count()).toBe(count - 1)
  })
})
