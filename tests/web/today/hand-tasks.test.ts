import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { markDone } from '../../../server/publishing/by-hand/done.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute, page as ownPage } from '../morning.ts'
import { expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

/** What is due on PanneauPocket, about the second event. */
async function due() {
  const { communeId } = await ownPage(api.db)
  const { context } = api
  const config = { address: 'https://app.panneaupocket.com/' }
  const part = { connector: 'panneaupocket', name: 'PanneauPocket', receives: 0, config } as const
  const channel = await aChannel(context, communeId, part)
  const post = await aPost(api.db, communeId, { eventId: 2, text: 'Le loto est samedi.' })
  const state = { state: 'due', dueLocal: '2026-11-24T09:00', nextAt: minute(1_000) } as const
  return await aDelivery(api.db, post, channel.id, state)
}

const stateOf = async (id: number) =>
  await api.db
    .selectFrom('delivery')
    .select(['state', 'url', 'readers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const section = (on: Page) =>
  on.locator('section').filter({ has: on.getByRole('heading', { name: 'À faire à la main' }) })

it('shows what is to be published by hand with all that it needs, takes « C’est fait » and gives it back', async () => {
  const { id } = await due()
  await walkTo(page, api, '/')
  const card = section(page).getByRole('listitem').first()
  await card.getByText('Le loto est samedi.').waitFor()
  const link = card.getByRole('link', { name: /^Ouvrir PanneauPocket/ })
  expect(await link.getAttribute('href')).toBe('https://app.panneaupocket.com/')
  await card.getByRole('button', { name: /^Copier/ }).waitFor()
  await expectSoundAtBothSizes(page)
  await card.getByText('Adresse et lectures').click()
  await card.getByLabel(/^Nombre de lectures/).fill('31')
  await expectSoundAtBothSizes(page)
  await card.getByRole('button', { name: /^C’est fait/ }).click()
  await expect.poll(() => stateOf(id)).toMatchObject({ state: 'published', readers: 31 })
  await section(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect.poll(() => stateOf(id)).toMatchObject({ state: 'due', readers: null })
  await section(page).getByText('Le loto est samedi.').waitFor()
  expect(window.complaints).toEqual([])
})

it('stands on its event’s page, where its readers are noted later', async () => {
  const { id, communeId } = await due()
  await walkTo(page, api, '/evenements/2')
  await section(page).getByText('Le loto est samedi.').waitFor()
  await expectSoundAtBothSizes(page)
  const by = { communeId, userId: null, actor: 'Claire' }
  await markDone(api.context, by, id, { url: null, readers: null })
  api.tell('deliveries')
  await section(page).waitFor({ state: 'detached' })
  await page.locator(`#publication-${id}`).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Adresse et lectures').click()
  await dialog.getByLabel(/^Nombre de lectures/).fill('240')
  await expectSoundAtBothSizes(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => stateOf(id)).toMatchObject({ readers: 240 })
  await dialog.getByText(/Publiée à la main, 240/).waitFor()
  expect(window.complaints).toEqual([])
})

it('asked for at once, or to be taken back, it is said to be a person’s to do', async () => {
  const { id } = await due()
  await api.db.updateTable('delivery').set({ state: 'missed' }).where('id', '=', id).execute()
  await walkTo(page, api, '/evenements/2')
  await page.locator(`#publication-${id}`).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Publier maintenant/ }).click()
  await page.getByRole('status').getByText('À faire à la main').waitFor()
  await page.keyboard.press('Escape')
  const out = { state: 'published', nextAt: null, publishedAt: minute(-10) } as const
  await api.db.updateTable('delivery').set(out).where('id', '=', id).execute()
  api.tell('deliveries')
  await page.locator(`#publication-${id}`).click()
  await dialog.getByRole('button', { name: 'Retirer' }).click()
  await dialog.getByText(/^À retirer à la main/).waitFor()
  await dialog.getByRole('button', { name: 'Retirer' }).last().click()
  await page
    .getByRole('status')
    .getByText(/^À retirer à la main/)
    .waitFor()
})
