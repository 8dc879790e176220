import type { Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { webhookReceiver } from '../../support/network/webhook-receiver.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, visit } from '../screen.ts'

eachWindow({ role: 'administrator' })

it('a webhook is added, tried, read, sent anew, renewed, disabled and removed', async () => {
  const receiver = await webhookReceiver(() => api.context.clock.now())
  await visit(page, api, '/reglages/webhooks')
  await page.getByText('Aucun logiciel n’est prévenu').waitFor()

  await page.getByRole('button', { name: 'Ajouter un webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Site de la commune')
  await dialog.getByLabel('Adresse du webhook').fill('http://192.168.1.1/hook')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('Choisissez au moins une nouvelle').waitFor()
  await dialog.getByLabel('Un événement paraît').check()
  await dialog.getByLabel('Quelqu’un attend une réponse').check()
  await expectSoundAtBothSizes(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText(/Cette adresse ne convient pas/).waitFor()
  await dialog.getByLabel('Adresse du webhook').fill(`${receiver.url}/hook`)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  const secret = page.getByText(/^whsec_/)
  await secret.waitFor()
  receiver.secrets.set('/hook', (await secret.textContent()) ?? '')
  const line = page.getByRole('listitem').filter({ hasText: `${receiver.url}/hook` })
  await line.getByText('Quelqu’un attend une réponse · Un événement paraît').waitFor()
  await expectSoundAtBothSizes(page)

  // Nobody knows yet what became of one that the job has taken.
  const sending = {
    id: 1,
    key: 'msg_1',
    type: 'webhook.test',
    body: '',
    status: null,
    answer: null,
  }
  const times = { createdAt: '2026-11-24T09:12:00.000Z', triedAt: null, nextAt: null }
  const body = { ...sending, ...times, state: 'sending', attempts: 1, reason: null }
  const answered = (route: Route) => route.fulfill({ json: body })
  await page.route('**/api/webhooks/1/test', answered, { times: 1 })
  await line.getByRole('button', { name: 'Envoyer un essai' }).click()
  await page.getByText(/^Essai\s: part\.$/).waitFor()

  receiver.says = () => ({ status: 503, body: 'base arrêtée' })
  await line.getByRole('button', { name: 'Envoyer un essai' }).click()
  await page
    .getByText(/^L’essai n’est pas arrivé/)
    .first()
    .waitFor()
  await line.getByRole('button', { name: /^Envois/ }).click()
  const sent = page.getByRole('listitem').filter({ hasText: 'Essai, pas arrivé' })
  await sent.getByText('code 503, 1 essai').waitFor()
  // By the keyboard, as any other.
  await sent.locator('summary').press('Enter')
  await sent.getByText('"webhook.test"').waitFor()
  await sent.getByText('base arrêtée').waitFor()
  await expectSoundAtBothSizes(page)
  await sent.getByRole('button', { name: 'Renvoyer' }).click()
  await page
    .getByText(/^Ce n’est pas arrivé/)
    .first()
    .waitFor()
  await sent.getByText('code 503, 2 essais').waitFor()
  receiver.says = () => 204
  await sent.getByRole('button', { name: 'Renvoyer' }).click()
  await page.getByText('Essai, arrivé').waitFor()
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
  await page.getByRole('button', { name: 'Renvoyer ce qui a échoué' }).click()
  await page.getByText('Rien n’est à renvoyer.').waitFor()

  await line.getByRole('button', { name: 'Nouveau secret' }).click()
  await dialog.getByRole('button', { name: 'Nouveau secret' }).click()
  await line.getByText('l’ancien secret vaut encore').waitFor()
  await line.getByRole('button', { name: 'Modifier' }).click()
  await dialog.getByLabel('Activé').uncheck()
  await dialog.getByLabel('Avec les mots des habitants').check()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  // It stands in the line, and has these words too.
  await dialog.waitFor({ state: 'detached' })
  await line.getByText('Désactivé', { exact: true }).waitFor()
  await line.getByText('avec les mots des habitants').waitFor()

  // What nobody takes any more says why.
  const since = api.context.clock.now()
  await api.db
    .updateTable('webhookEndpoint')
    .set({ disabledWhy: 'silent', failingSince: since })
    .execute()
  await visit(page, api, '/reglages/webhooks')
  await line.getByText(/n’a rien pris depuis cinq jours/).waitFor()
  await expectSoundAtBothSizes(page)
  await line.getByRole('button', { name: 'Supprimer' }).click()
  await dialog.getByRole('button', { name: 'Supprimer' }).click()
  await page.getByText('Aucun logiciel n’est prévenu').waitFor()
})
