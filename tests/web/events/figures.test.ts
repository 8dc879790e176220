import { describe, expect, it } from 'vitest'
import { noFigures } from '../../../server/connectors/rules/figures.ts'
import type { Context } from '../../../server/context.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { api, eachWindow, page } from '../each-window.ts'
import {
  expectRoomForText,
  expectSoundAtBothSizes,
  expectSoundInBothThemes,
  walkTo,
} from '../screen.ts'

const at = (local: string) => Date.parse(`${local}:00+01:00`)

/** What was said of event 2 on four channels, and what came of it. */
async function writeFigures(context: Context): Promise<void> {
  const { db } = context
  await db.deleteFrom('post').where('eventId', '=', 2).execute()
  const channel = (connector: string, name: string) =>
    aChannel(context, 1, { connector, name, receives: 0 })
  const mastodon = await channel('mastodon', 'Mastodon')
  const panel = await channel('panneaupocket', 'PanneauPocket')
  const poster = await aPost(db, 1, { eventId: 2, stepName: 'Affiche', stepDays: -27 })
  const programme = await aPost(db, 1, { eventId: 2, stepName: 'Programme', stepDays: -20 })
  const out = { dueLocal: '2026-11-16T18:00', state: 'verified' } as const
  const later = { ...out, dueLocal: '2026-11-23T18:00' }
  const counted = async (id: number, readAt: number, figures: object) => {
    await db
      .insertInto('postFigures')
      .values({ deliveryId: id, readAt, ...noFigures, ...figures })
      .execute()
  }
  const first = await aDelivery(db, poster, 1, { ...out, id: 3000 })
  await counted(first.id, at('2026-11-19T18:02'), {
    ...{ reach: 412, reactions: 12, comments: 3, shares: 5, clicks: 41 },
  })
  const tooted = await aDelivery(db, poster, mastodon.id, out)
  await counted(tooted.id, at('2026-11-19T18:02'), { reactions: 4, comments: 0, shares: 2 })
  await aDelivery(db, poster, panel.id, { ...out, state: 'published', readers: 180 })
  const second = await aDelivery(db, programme, 1, later)
  await counted(second.id, at('2026-11-24T18:02'), { reach: 96, reactions: 0, comments: 0 })
}

eachWindow({ also: writeFigures })

const section = () =>
  page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Ce que les publications ont apporté' }),
  })

describe('what the posts of an event brought', () => {
  it('is read step by step and channel by channel, with a dash where nobody says', async () => {
    await walkTo(page, api, '/evenements/2')
    const poster = section().getByRole('listitem').filter({ hasText: 'Affiche' }).first()
    await poster.getByText('412\u00a0personnes').waitFor()
    const lines = poster.getByRole('listitem')
    await expect
      .poll(async () => (await lines.allInnerTexts()).map(text => text.split(/\s*\n\s*/)))
      .toEqual([
        [
          ...['Page de la mairie', '412\u00a0personnes'],
          '12\u00a0réactions · 3\u00a0commentaires · 5\u00a0partages · 41\u00a0clics',
        ],
        [
          ...['Mastodon', '–', 'pas de chiffre'],
          '4\u00a0réactions · 0\u00a0commentaire · 2\u00a0partages',
        ],
        ['PanneauPocket', '180\u00a0lecteurs'],
      ])
    await section().getByText('J−20 Programme, lundi 23\u00a0novembre à 18\u00a0h').waitFor()
    await section().getByText('96\u00a0personnes').waitFor()
    await expectSoundInBothThemes(page)
  })

  it('is a table one key away', async () => {
    await walkTo(page, api, '/evenements/2')
    await section().getByText('Tous les chiffres').click()
    const rows = section().getByRole('row')
    await expect.poll(() => rows.count()).toBe(5)
    const cells = await rows.nth(1).getByRole('cell').allInnerTexts()
    expect(cells.map(text => text.trim()).slice(0, 6)).toEqual([
      ...['Page de la mairie', '412', '12', '3', '5', '41'],
    ])
    await page.setViewportSize({ width: 360, height: 780 })
    await expectRoomForText(page)
  })

  it('stands on the post itself, and on the page of people over a period', async () => {
    await walkTo(page, api, '/evenements/2')
    await page.locator('#publication-3000').click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(
        '412\u00a0personnes · 12\u00a0réactions · 3\u00a0commentaires · 5\u00a0partages · 41\u00a0clics',
      )
      .waitFor()
    await dialog.getByText('compté').waitFor()
    await page.keyboard.press('Escape')
    await walkTo(page, api, '/combien-de-personnes')
    await section().getByText('412\u00a0personnes').waitFor()
    const csv = section().getByRole('link', { name: 'Télécharger les publications (CSV)' })
    expect(await csv.getAttribute('href')).toContain('/api/reports/posts.csv?from=2026-01-01')
    await expectSoundAtBothSizes(page)
    await page.setViewportSize({ width: 360, height: 780 })
    await expectRoomForText(page)
  })
})
