import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { reportRulesIn } from '../../../server/connectors/rules/report-rule.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

eachWindow({})

/** A mailbox beside the pages, and its card. */
async function makeMailbox(): Promise<void> {
  const config = { address: 'mairie@exemple.fr' }
  await aChannel(api.context, 1, { id: 9, connector: 'mailbox', name: 'Courriel', config })
}
const card = (on: Page) => on.getByRole('article').filter({ hasText: 'Courriel' })

const rule = {
  tool: 'Betterstreet',
  sender: '*@betterstreet.org',
  opens: 'Nouveau signalement {référence}',
  closes: '',
}

it('rules of reports are written, tried on what is there, kept, and taken away', async () => {
  await makeMailbox()
  await walkTo(page, api, '/canaux')
  await card(page).getByText('Détails').press('Enter')
  const settings = card(page).getByRole('button', { name: /^Réglages/ })
  await settings.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ajouter un outil' }).press('Enter')
  await dialog.getByLabel('Nom de l’outil').fill(rule.tool)
  await dialog.getByLabel('Expéditeur de ses courriels').fill(rule.sender)
  await dialog.getByLabel('Objet d’un nouveau signalement').fill(rule.opens)
  await dialog.getByRole('button', { name: 'Essayer sur la boîte' }).press('Enter')
  await dialog.getByText(/^Sur 4\scourriels de ces outils\s: 2\ssignalements/).waitFor()
  await dialog.getByText('clôt le signalement 4821').waitFor()
  await settle(page)
  await expectSoundAtBothSizes(page)
  expect(api.asked.at(-1)?.body).toEqual({ reports: JSON.stringify([rule]) })
  // What was tried is not what is written any more.
  await dialog.getByLabel(/^Objet du courriel qui le clôt/).fill('Signalement {référence} clôturé')
  await expect.poll(() => dialog.getByText('clôt le signalement 4821').count()).toBe(0)
  // Far from the server, where what was saved is not shown at once.
  api.latency = 800
  await dialog.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const { config } = await api.db
    .selectFrom('channel')
    .select('config')
    .where('id', '=', 9)
    .executeTakeFirstOrThrow()
  expect(reportRulesIn(JSON.parse(config).reports)).toEqual([
    { ...rule, closes: 'Signalement {référence} clôturé' },
  ])

  await settings.click()
  await dialog.getByRole('button', { name: 'Retirer cet outil Betterstreet' }).press('Enter')
  await expect.poll(() => dialog.getByLabel('Nom de l’outil').count()).toBe(0)
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Essayer sur la boîte' }).count())
    .toBe(0)
})

it('rules that will not do are refused in a sentence, and nothing typed is lost', async () => {
  await makeMailbox()
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/canaux')
  const first = card(page)
  await first.getByText('Détails').press('Enter')
  await first.getByRole('button', { name: /^Réglages/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ajouter un outil' }).click()
  await dialog.getByLabel('Nom de l’outil').fill('Betterstreet')
  const message = 'Betterstreet : écrivez l’expéditeur comme info@exemple.org.'
  const body = { error: 'bad-request', message, field: 'config.reports' }
  api.fail('POST', '/api/channels/9/report-preview', { status: 400, body })
  await dialog.getByRole('button', { name: 'Essayer sur la boîte' }).click()
  await dialog.getByRole('alert').getByText(message).waitFor()
  await expect.poll(() => dialog.getByLabel('Nom de l’outil').inputValue()).toBe('Betterstreet')
  await expectSound(page)
})
