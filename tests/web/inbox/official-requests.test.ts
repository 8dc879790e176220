import { expect, it } from 'vitest'
import { testApp } from '../../support/app.ts'
import { addNeighbour, theirId } from '../../support/neighbour.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { expectSound, expectSoundAtBothSizes, settle, unfold, visit, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const asked = () => api.asked.map(one => [one.method, one.path, one.body])
const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name })

it('makes a message a request, whose receipt waits in the answer and is not sent', async () => {
  await walkTo(page, api, '/messages/2')
  await page.getByRole('textbox', { name: /Répondre à Julie/ }).fill('Bonjour Julie,')
  await unfold(page)
  await button('Demande officielle…').click()
  await dialog()
    .getByText('Reçue le mardi 24 novembre, échéance le dimanche 24 janvier 2027.')
    .waitFor()
  await expect
    .poll(() => dialog().getByLabel('Objet').inputValue())
    .toContain('est-ce que la mairie est ouverte')
  await expect
    .poll(() => dialog().getByLabel('Adresse et téléphone').inputValue())
    .toBe('1 place de la Mairie')
  await expectSoundAtBothSizes(page)
  await dialog().getByLabel('Objet').fill('Retrait d’une carte')
  await dialog().getByLabel('Ne s’applique pas').check()
  await dialog().getByRole('button', { name: 'Enregistrer la demande' }).click()
  await page.getByText('La demande 2026-014 est enregistrée').waitFor()
  await page.getByText('Demande officielle 2026-014').waitFor()
  const box = page.getByRole('textbox', { name: /Répondre à Julie/ })
  await expect
    .poll(() => box.inputValue())
    .toMatch(/^Bonjour Julie,\n\nBonjour,\n\nLa mairie de .*2026-014\./s)
  const post = '/api/conversations/2/official-requests'
  expect(asked().map(([method, path]) => [method, path])).toEqual([['POST', post]])
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('annulée', { exact: true }).waitFor()
  await expect.poll(() => box.inputValue()).toBe('Bonjour Julie,')
  expect(asked().at(-1)?.[2]).toEqual({ state: 'cancelled' })
  expect(window.complaints).toEqual([])
})

it('lists them by their day, ends one with what was answered, and takes that back', async () => {
  await walkTo(page, api, '/')
  await page.getByText('Une demande officielle, échéance le mercredi 2 décembre').waitFor()
  await page.getByRole('link', { name: 'Voir les demandes' }).click()
  await page.waitForURL(/filtre=demandes/)
  await page.getByText('à traiter au plus tard le mercredi 2 décembre').waitFor()
  await page.getByText('répondue le mardi 20 octobre').waitFor()
  await settle(page)
  const receipt = page.getByRole('link', { name: /Accusé de réception 2026-013/ })
  await expect
    .poll(() => receipt.getAttribute('href'))
    .toBe('/api/official-requests/2/receipt.html')
  await button('Noter la réponse… 2026-013').click()
  await dialog().getByLabel('Ce qui a été répondu').fill('Emplacement accordé.')
  await dialog().getByLabel('Répondu le').fill('2026-11-23')
  await expectSound(page)
  await dialog().getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('La demande 2026-013 a sa réponse.').waitFor()
  await page.getByText('répondue le lundi 23 novembre').waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('à traiter au plus tard le mercredi 2 décembre').waitFor()
  expect(asked()).toEqual([
    [
      'PUT',
      '/api/official-requests/2/state',
      { state: 'answered', answeredOn: '2026-11-23', outcome: 'Emplacement accordé.' },
    ],
    ['PUT', '/api/official-requests/2/state', { state: 'open' }],
  ])
})

it('are not what a search looks in: it lists what it finds in their place', async () => {
  const listed = page.getByText('Demande officielle 2026-013')
  const box = page.getByRole('searchbox')
  await walkTo(page, api, '/messages?filtre=demandes')
  await listed.waitFor()
  await box.fill('mot que personne n’a écrit')
  await page.getByText('Rien de trouvé').waitFor()
  await expect.poll(() => listed.count()).toBe(0)
  await page.getByRole('link', { name: 'Demandes officielles' }).click()
  await listed.waitFor()
  await expect.poll(() => box.inputValue()).toBe('')
})

it('prints the receipt on one sheet, whatever was asked', async () => {
  const { context, communeId, ask } = await testApp()
  // Their row, which is made ours here.
  await addNeighbour(context)
  const longest = {
    communeId,
    text: 'Je demande une benne devant chez moi. '.repeat(200),
    subject: 'Voirie '.repeat(28),
    inCharge: 'Service technique '.repeat(11),
    contact: 'Une ligne\n'.repeat(50),
  }
  await context.db.updateTable('officialRequest').set(longest).execute()
  const path = `/api/official-requests/${theirId}/receipt.html`
  const { text } = await ask('GET', path, { as: 'councillor' })
  await page.goto('about:blank')
  await page.setContent(text)
  await expect.poll(() => page.locator('img').count()).toBe(0)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

it('fits on a telephone, in English too', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/messages?filtre=demandes')
  await page.getByText('Demande officielle 2026-013').waitFor()
  await expectSound(page)
  await page.evaluate(() => localStorage.setItem('tambour.language', 'en'))
  await visit(page, api, '/messages?filtre=demandes')
  await page.getByText('Official request 2026-013').waitFor()
  await page.getByText('due by Wednesday 2 December').waitFor()
})
