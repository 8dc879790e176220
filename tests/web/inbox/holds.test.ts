import { expect, it } from 'vitest'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute } from '../morning.ts'
import { expectSoundAtBothSizes, expectSoundInBothThemes, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const path = '/api/conversations/2/hold'
const asked = () => api.asked.map(({ method, path, body }) => [method, path, body])

it('is held until a day, stands apart on *Aujourd’hui*, is back, and is taken up again', async () => {
  await walkTo(page, api, '/messages/2')
  const name = (await page.locator('h1').textContent()) ?? ''
  await page.getByRole('button', { name: 'Mettre en suspens…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mettre la conversation en suspens' })
  await dialog.getByText('Le délai de réponse continue de courir.').waitFor()
  // Saturday is offered, on which this mairie is closed.
  await dialog.getByText(/ce jour-là, ou à la suivante si elle est fermée/).waitFor()
  await dialog.getByRole('radio', { name: 'Un autre jour' }).check()
  await expectSoundAtBothSizes(page)
  await dialog.getByRole('textbox', { name: 'En attente de' }).fill('la voirie')
  await dialog.getByRole('radio', { name: 'Lundi 30 novembre' }).check()
  await dialog.getByRole('button', { name: 'Mettre en suspens', exact: true }).click()
  await page.getByText('En attente de la voirie, jusqu’au lundi 30 novembre.').waitFor()
  expect(asked()).toEqual([['PUT', path, { words: 'la voirie', day: '2026-11-30' }]])
  await settle(page)
  await expectSoundInBothThemes(page)

  await page.getByRole('link', { name: 'En suspens' }).click()
  await page.waitForURL(/filtre=en-suspens/)
  await page.getByRole('link', { name: /En attente de la voirie/ }).waitFor()
  await walkTo(page, api, '/')
  const held = page.getByRole('link', { name: /En suspens.: 1/ })
  await held.waitFor()
  const waits = page.getByRole('region', { name: 'Qui attend une réponse' })
  expect(await waits.getByRole('heading', { name }).count()).toBe(0)
  await expectSoundAtBothSizes(page)

  // Its day has come.
  await api.db
    .updateTable('conversationHold')
    .set({ endsAt: minute(-1) })
    .execute()
  api.tell('messages')
  await waits.getByRole('heading', { name }).waitFor()
  await waits.getByText('de retour').first().waitFor()
  await held.waitFor({ state: 'detached' })
  await walkTo(page, api, '/messages/2')
  await page.getByText(/De retour.: vous attendiez la voirie\./).waitFor()
  await page.getByRole('button', { name: 'C’est fait' }).click()
  await page.getByText('La conversation n’est plus en suspens.').waitFor()
  await page.getByRole('button', { name: 'Mettre en suspens…' }).waitFor()
  expect(window.complaints).toEqual([])
})
