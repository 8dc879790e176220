import { describe, expect, it } from 'vitest'
import { aChannel } from '../../support/builders/channels.ts'
import { aDelivery } from '../../support/builders/publishing.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { expectRoomForText, expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const words = 'Réservations : 03 00 00 00 00, https://loto.exemple.fr'
const post = { id: 2, communeId: 1, text: 'Loto des aînés', link: null }
/** A comment is planned under the post of the eve. */
const comment = () => aDelivery(api.db, post, 1, { id: 15, afterId: 13, text: words })
const field = () => page.getByLabel('Premier commentaire')

async function fill(): Promise<void> {
  await page.getByLabel('Titre').fill('Loto des aînés')
  await page.getByLabel('Début').fill('2026-12-05T20:00')
  await page.getByLabel('Lieu').fill('Salle des fêtes')
  await page.getByLabel('Texte', { exact: true }).fill('Ouverture des portes à 18 h 30.')
  await page.getByLabel('Plan de communication').selectOption('')
  await page.getByLabel('La veille').check()
}

describe('a first comment', () => {
  it('is written once, shown beneath each post, and planned with them', async () => {
    await aChannel(api.context, 1, { name: 'Mastodon', connector: 'mastodon', receives: 0 })
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await page.getByRole('checkbox', { name: 'Mastodon' }).check()
    await page.getByText(/^Mis sous chaque publication .*, sur Page de la mairie\.$/).waitFor()
    await field().fill(words.padEnd(8_004, ' a'))
    const previews = page.getByRole('article')
    const shown = previews.filter({ hasText: 'Premier commentaire' })
    await shown.getByText(/^Réservations/).waitFor()
    // Each channel has its tab: the other, which takes no comment, shows none.
    await page.getByRole('tab', { name: 'Page de la mairie' }).focus()
    await page.keyboard.press('End')
    await page.getByRole('article', { name: 'Mastodon' }).waitFor()
    await expect.poll(() => shown.count()).toBe(0)
    await page.keyboard.press('Home')
    await shown.waitFor()
    await page.getByRole('button', { name: 'Programmer' }).click()
    await page
      .getByRole('alert')
      .getByText(/^Le premier commentaire pour Page de la mairie a 4\scaractères de trop\.$/)
      .waitFor()
    await field().fill(words)
    await settle(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Programmer' }).click()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.asked).toMatchObject([{ path: '/api/events', body: { comment: words } }])
    expect(window.complaints).toEqual([])
  })

  it('is copied with its post, and goes under one more of the same event', async () => {
    await comment()
    await walkTo(page, api, '/evenements/1')
    await page.locator('#publication-13').click()
    await page.getByRole('button', { name: 'Dupliquer cette publication' }).click()
    await expect.poll(() => field().inputValue()).toBe(words)
    await page.getByLabel('La veille').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Programmer' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(api.asked).toMatchObject([{ path: '/api/events/1/posts', body: { comment: words } }])
  })

  it('is not asked for where no channel has such', async () => {
    await api.db.updateTable('channel').set({ connector: 'bluesky' }).execute()
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await expect.poll(() => field().count()).toBe(0)
    await page.getByRole('button', { name: 'Programmer' }).click()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.asked[0]?.body).not.toHaveProperty('comment')
  })

  it('stands under its post on the event’s page, and says what it waits for', async () => {
    await comment()
    await walkTo(page, api, '/evenements/1')
    const cell = page.locator('#publication-13')
    await cell.getByText('(premier commentaire)', { exact: true }).waitFor()
    await cell.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Part dès que sa publication est en ligne.').waitFor()
    // The post alone; and both can be given up.
    await expect.poll(() => dialog.getByRole('button', { name: /^Publier/ }).count()).toBe(1)
    await expect.poll(() => dialog.getByRole('button', { name: /^Annuler/ }).count()).toBe(2)
    await expectRoomForText(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.keyboard.press('Escape')
    // It is no publication of its own.
    await page.getByRole('link', { name: 'Événements' }).first().click()
    await page
      .getByText(/2\sprogrammées/)
      .first()
      .waitFor()
  })
})
