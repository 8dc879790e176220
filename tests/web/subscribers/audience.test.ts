import { describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../../support/builders/subscribers.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { expectRoomForText, expectSoundInBothThemes, walkTo } from '../screen.ts'

/** What each kind of channel says of its readers, in the year of the scenario. */
async function writeReaders(context: Context): Promise<void> {
  const { db } = context
  const count = (day: string, followers: number) =>
    db.insertInto('followerCount').values({ channelId: 1, day, count: followers }).execute()
  await count('2025-12-30', 400)
  await count('2026-01-02', 451)
  await count('2026-11-24', 487)
  const panel = await aChannel(context, 1, {
    ...{ connector: 'panneaupocket', name: 'PanneauPocket', receives: 0 },
  })
  const post = await aPost(db, 1)
  const out = { dueLocal: '2026-11-02T09:00', state: 'published', readers: 212 } as const
  await aDelivery(db, post, panel.id, out)
  const theme = await aTheme(context, 1, 'École', 'newsletter')
  await aSubscriber(context, 1, { themes: [theme.id] })
  const pending = { state: 'pending', address: { address: 'bruno@exemple.fr' } } as const
  await aSubscriber(context, 1, { ...pending, themes: [theme.id] })
  const sent = await aDelivery(db, await aPost(db, 1, { text: 'Rentrée lundi.' }), theme.id, out)
  const at = Date.parse('2026-11-02T08:00:00Z')
  const told = { deliveryId: sent.id, communeId: 1, at, recipients: 1, reached: 1, failed: 0 }
  await db.insertInto('broadcast').values(told).execute()
  await aChannel(context, 1, { connector: 'wordpress', name: 'Site de la commune' })
}

oneWindow({ also: writeReaders })

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const cells = async (name: string) =>
  (await row(name).getByRole('cell').allInnerTexts()).map(text => text.trim())

describe('how many people', () => {
  it('is read channel by channel, by who says so', async () => {
    await walkTo(page, api, '/canaux')
    await page.getByRole('link', { name: 'Combien de personnes chaque canal touche' }).click()
    await page.getByRole('heading', { name: 'Combien de personnes', level: 1 }).waitFor()
    const mairie = row('Page de la mairie')
    await mairie.getByText('abonnés, selon le réseau, le 24 novembre').waitFor()
    await mairie.getByText('+36 depuis le 2 janvier').waitFor()
    expect((await cells('Page de la mairie'))[0]).toBe('487')
    await row('PanneauPocket').getByText('lecteurs de la plus lue, sur 1\u00a0comptée').waitFor()
    expect((await cells('PanneauPocket')).slice(0, 2)).toEqual(['212', '1'])
    await row('École').getByText('abonnés à ce jour, par courriel').waitFor()
    await row('École').getByText('1 à confirmer').waitFor()
    await row('Site de la commune').getByText('le réseau ne le dit pas').waitFor()
    expect(await cells('Site de la commune')).toEqual(['–', '0', '–'])
    // A neighbour's page is the neighbour's to tell.
    expect(await row('Page de Valcourt').count()).toBe(0)
    await page.getByText('1 sur 1\u00a0abonné').waitFor()
    const address = page.getByRole('link', { name: 'Page d’abonnement' })
    expect(await address.getAttribute('href')).toBe(`${api.origin}/abonnement?commune=1`)
  })

  it('is sound at both sizes, in both themes and with large text', async () => {
    await walkTo(page, api, '/combien-de-personnes')
    await row('PanneauPocket').waitFor()
    await expectSoundInBothThemes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    const table = page.getByRole('table')
    const [inner, outer] = await table.evaluate(node => [
      node.scrollWidth,
      node.parentElement?.clientWidth,
    ])
    expect(inner).toBeLessThanOrEqual(outer ?? 0)
    await expectRoomForText(page)
  })

  it('stands beside the households that somebody enters, once', async () => {
    await walkTo(page, api, '/combien-de-personnes')
    await page.getByRole('button', { name: 'Saisir les foyers' }).click()
    await page.getByLabel('Nombre de foyers').fill('430')
    await page.getByLabel('Année du recensement').fill('2023')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('487\u00a0abonnés pour 430\u00a0foyers').waitFor()
    await page.getByText('Page de la mairie, recensement de 2023.').waitFor()
    await page.getByText('Des abonnés habitent ailleurs').waitFor()
  })

  it('tells what was entered of a channel’s cost, and a dash of the others', async () => {
    await walkTo(page, api, '/combien-de-personnes?du=2025-01-01&au=2025-12-31')
    const enter = () => row('PanneauPocket').getByRole('button', { name: /^Saisir le coût/ })
    // It reached nobody in that year, and is there all the same: it is connected.
    await enter().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Abonnement par an (€)').fill('beaucoup')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.getByText('Écrivez un montant').waitFor()
    await dialog.getByLabel('Abonnement par an (€)').fill('140,50')
    await dialog.getByLabel('Minutes par publication').fill('5')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await expect
      .poll(() => cells('PanneauPocket'))
      .toEqual([...['–', '0', expect.stringMatching(/^140,50\u00a0€\s+Temps\s+0\u00a0min$/)]])
    await row('Total de ce qui est saisi').getByText('140,50\u00a0€').waitFor()
    await page.getByRole('link', { name: 'Cette année' }).click()
    await expect.poll(async () => (await cells('PanneauPocket'))[2]).toMatch(/5\u00a0min/)
    expect((await cells('Site de la commune'))[2]).toBe('–')
    await row('PanneauPocket')
      .getByRole('button', { name: /^Modifier le coût/ })
      .click()
    await expect.poll(() => dialog.getByLabel('Abonnement par an (€)').inputValue()).toBe('140,50')
  })

  it('is read by a councillor, who enters nothing', async () => {
    await api.become('councillor')
    await walkTo(page, api, '/combien-de-personnes')
    await row('PanneauPocket').waitFor()
    expect(await page.getByRole('button', { name: /Saisir/ }).count()).toBe(0)
  })
})
