import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { failureSentences } from '../../../server/database/failure.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aConversation } from '../../support/builders/messages.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { page as mairie, minute } from '../morning.ts'
import { expectSoundAtBothSizes, visit, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const rows = (on: Page) =>
  on.getByRole('region', { name: 'Qui attend une réponse' }).getByRole('article')

describe('who waits, on the first screen', () => {
  it('comes before anything else, in rows of one height, also on a telephone', async () => {
    for (const width of [1280, 360] as const) {
      await page.setViewportSize({ width, height: 860 })
      await walkTo(page, api, '/')
      const boxes = await Promise.all((await rows(page).all()).map(row => row.boundingBox()))
      expect(boxes.length).toBeGreaterThan(2)
      expect(new Set(boxes.map(box => box?.height)).size).toBe(1)
      const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
      expect(headings[0]).toBe('Qui attend une réponse')
      const bottom = (boxes.at(-1)?.y ?? 0) + (boxes.at(-1)?.height ?? 0)
      expect(bottom).toBeLessThan(width === 360 ? 600 : 500)
    }
  })

  it('stands below the one thing that is graver: that nothing is saved any more', async () => {
    api.context.database.failure = () => 'full'
    await walkTo(page, api, '/')
    const said = await page.getByText(failureSentences.full.fr).boundingBox()
    const list = await page.getByRole('region', { name: 'Qui attend une réponse' }).boundingBox()
    expect(said?.y).toBeLessThan(list?.y ?? 0)
    await expectSoundAtBothSizes(page)
  })

  it('keeps its figures in their column, the longest and the least', async () => {
    const channel = await mairie(api.db)
    for (const sentAt of [minute(-15) - 1_000, Date.parse('2026-11-18T15:22+01:00')]) {
      await aConversation(api.db, channel, { messages: [{ by: 'Zoé Petit', sentAt }] })
    }
    for (const width of [1280, 360] as const) {
      await page.setViewportSize({ width, height: 860 })
      await walkTo(page, api, '/')
      await rows(page)
        .getByText(/^<\s1\smin$/)
        .waitFor()
      await rows(page)
        .getByText(/^23\sh\s3\d\smin$/)
        .waitFor()
      const excess = await rows(page)
        .locator('p > span.whitespace-nowrap')
        .evaluateAll(all => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
      expect(Math.max(...excess)).toBe(0)
    }
  })

  it('leaves the words the width of a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/')
    const [row] = await rows(page).all()
    const said = await row?.locator('p.truncate').filter({ visible: true }).first().boundingBox()
    const name = await row?.getByRole('heading').boundingBox()
    expect(said?.x).toBe(name?.x)
    expect(said?.width).toBeGreaterThan(230)
    // What goes out today stands under its channel, not under its time.
    const out = page.getByRole('region', { name: 'Publications du jour' }).getByRole('listitem')
    const place = async (text: string) => (await out.getByText(text).last().boundingBox())?.x ?? 0
    expect(await place('Programmée')).toBe(await place('Page de la mairie'))
  })

  it('has its first button three tabs after the skip link', async () => {
    await visit(page, api, '/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    let tabs = 0
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    while (!(await focused()).startsWith('Répondre') && tabs < 9) {
      await page.keyboard.press('Tab')
      tabs++
    }
    expect(tabs).toBeLessThanOrEqual(3)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/messages/*')
  })

  it('says under which post it was written, and the whole row leads there', async () => {
    await walkTo(page, api, '/')
    const row = rows(page).filter({ hasText: 'Marc Dubois' })
    await row.getByText('sous\u00a0: Marché de Noël').first().waitFor()
    await row.getByText(/^11\smin$/).waitFor()
    await row.click({ position: { x: 10, y: 10 } })
    await page.waitForURL('**/messages/3')
  })

  it('says what a mail is about before what it says', async () => {
    const mailbox = await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel' })
    const mail = { visibility: 'private', subject: 'Bruit du chantier' } as const
    await aConversation(api.db, mailbox, { ...mail, messages: [{ sentAt: minute(-2) }] })
    await walkTo(page, api, '/')
    await rows(page)
      .getByText(/^Bruit du chantier\s— \S/)
      .waitFor()
  })

  it('shows the eight most pressing, and leads to the others', async () => {
    const channel = await mairie(api.db)
    for (let more = 1; more <= 10; more++) {
      const sentAt = minute(-more)
      await aConversation(api.db, channel, { messages: [{ by: `Habitant ${more}`, sentAt }] })
    }
    await walkTo(page, api, '/')
    await expect.poll(() => rows(page).count()).toBe(8)
    await page.getByRole('link', { name: 'Voir les 5 autres' }).click()
    await page.waitForURL('**/messages')
  })
})

describe('when nobody waits', () => {
  const polls = () => api.db.updateTable('channelPoll').where('channelId', '=', 1)

  it.each<[what: string, sentence: RegExp, act: () => unknown]>([
    ['all was read', /relevés à 10\sh\s11/, () => undefined],
    [
      'a channel is not read',
      /^Page de la mairie\s: dernier relevé hier à 9\sh/,
      () =>
        polls()
          .set({ failures: 1, succeededAt: minute(-1_440 - 72) })
          .execute(),
    ],
    [
      'it is a holiday',
      /^Toussaint\s: la mairie est fermée/,
      () => api.clock.set('2026-11-01T09:12:00Z'),
    ],
    [
      'nothing is connected',
      /^Connectez la page de la mairie/,
      () => api.db.updateTable('channel').set({ state: 'disconnected' }).execute(),
    ],
  ])('says why: %s', async (_what, sentence, act) => {
    await api.db.deleteFrom('conversation').execute()
    await act()
    await walkTo(page, api, '/')
    await page.getByText(sentence).waitFor()
    await expectSoundAtBothSizes(page)
  })
})

describe('the week', () => {
  it('is one sentence beside the week before, which leads to the reply times', async () => {
    const channel = await mairie(api.db)
    const tuesday = minute(-7 * 1_440)
    for (const [index, took] of [5, 40, null].entries()) {
      const sentAt = tuesday + index * 60_000
      const answer = took === null ? [] : [{ by: null, sentAt: sentAt + took * 60_000 }]
      const messages = [{ by: `Habitant ${index}`, sentAt }, ...answer]
      await aConversation(api.db, channel, { messages })
    }
    await walkTo(page, api, '/')
    const week = page.getByRole('region', { name: 'Cette semaine' })
    await week.getByText(/mieux que la semaine passée \(1 sur 3\)/).waitFor()
    await week
      .getByText(/^1 sur 5 si tout message, même un merci, comptait comme une question\./)
      .waitFor()
    await week.getByRole('link', { name: /^Cette semaine, 1\smessage sur 2 répondu dans/ }).click()
    await page.waitForURL('**/delais')
  })
})

describe('publications', () => {
  it('stand under their event, a line for each channel', async () => {
    await walkTo(page, api, '/')
    const today = page.getByRole('region', { name: 'Publications du jour' })
    await expect
      .poll(() => today.getByRole('heading', { level: 3 }).allTextContents())
      .toEqual(['Loto des aînés', 'Marché de Noël'])
    const loto = today.getByRole('listitem').filter({ hasText: 'Loto des aînés' }).first()
    await expect.poll(() => loto.getByRole('listitem').count()).toBe(2)
  })

  it('keep their time on one line', async () => {
    await api.db
      .updateTable('delivery')
      .set({ dueLocal: '2026-11-24T20:48', dueAt: Date.parse('2026-11-24T20:48+01:00') })
      .where('id', 'in', [11, 12, 21])
      .execute()
    await walkTo(page, api, '/')
    const today = page.getByRole('region', { name: 'Publications du jour' })
    const time = await today
      .getByText(/^à\s20\sh\s48$/)
      .first()
      .boundingBox()
    expect(time?.height).toBeLessThan(30)
  })
})
