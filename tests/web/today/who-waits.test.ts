import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aConversation, aMessage } from '../../support/builders/messages.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { page as mairie, minute, START } from '../morning.ts'
import { expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const bar = (on: Page) => on.getByRole('complementary', { name: 'Qui attend' })

const first = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN)

it('is counted in the tab as well, more than are listed', async () => {
  await page.route('**/api/today', async route => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json()), waitingCount: 140 } })
  })
  await walkTo(page, api, '/canaux')
  await expect.poll(() => page.title()).toBe('(140) Canaux · Tambour')
})

/** How many wait, as each of the five places says it. */
async function counts(): Promise<Record<string, number>> {
  await visit(page, api, '/')
  const region = page.getByRole('region', { name: 'Qui attend une réponse' })
  const rows = await region.getByRole('article').count()
  const badge = first(
    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: /Messages/ })
      .getByText(/^\d+$/)
      .textContent(),
  )
  await walkTo(page, api, '/messages')
  const messages = first(await page.getByText(/attend(ent)? une réponse\./).textContent())
  await walkTo(page, api, '/delais')
  const delays = first(await page.getByText(/attend(ent)? une réponse\./).textContent())
  const others = await bar(page).getByText(/^\+/).allTextContents()
  return {
    rows,
    badge,
    messages,
    delays,
    bar: 1 + (others.length === 0 ? 0 : first(others[0] ?? '')),
  }
}

const all = (count: number | undefined) => ({
  rows: count,
  badge: count,
  messages: count,
  delays: count,
  bar: count,
})

describe('who waits', () => {
  it('is only read here where the answer is given elsewhere', async () => {
    // A network that does not say who wrote takes no answer from here.
    const nameless = { by: null, direction: 'inbound', sentAt: minute(-3) } as const
    const channel = await mairie(api.db)
    await aConversation(api.db, channel, { visibility: 'private', messages: [nameless] })
    await walkTo(page, api, '/')
    const region = page.getByRole('region', { name: 'Qui attend une réponse' })
    await region.getByRole('link', { name: /^Lire le message / }).waitFor()
    await expect.poll(() => region.getByRole('link', { name: /^Lire/ }).count()).toBe(1)
    await expect
      .poll(() => region.getByRole('link', { name: /^Répondre à / }).count())
      .toBeGreaterThan(0)
  })

  it('is the same number everywhere, also after somebody was answered', async () => {
    const before = await counts()
    expect(before).toEqual(all(before.rows))
    expect(before.rows).toBeGreaterThan(1)
    await aMessage(api.db, 2, { by: null, sentAt: START })
    const after = await counts()
    expect(after).toEqual(all(after.rows))
    expect(after.rows).toBeLessThan(before.rows ?? 0)
  })

  it('is named in one line above every screen, and not above their own conversation', async () => {
    await walkTo(page, api, '/canaux')
    const line = bar(page)
    await line.getByText('attend,').waitFor()
    const name = await line.locator('strong').textContent()
    const box = await line.boundingBox()
    expect(box?.height).toBeLessThan(48)
    await line.getByRole('link', { name: /^Répondre/ }).click()
    await settle(page)
    await expect.poll(() => bar(page).locator('strong').allTextContents()).not.toContain(name)
    await walkTo(page, api, '/')
    await expect.poll(() => bar(page).count()).toBe(0)
  })

  it('is told live, and leaves with the last answer', async () => {
    await walkTo(page, api, '/canaux')
    await bar(page).waitFor()
    for (const id of [1, 2, 3]) await aMessage(api.db, id, { by: null, sentAt: START })
    api.tell('messages')
    await bar(page).waitFor({ state: 'detached' })
  })

  it('has room for ten and a long wait, with text of twice its size on a telephone', async () => {
    const channel = await mairie(api.db)
    for (let place = 0; place < 7; place++) {
      const zoe = { by: 'Zoé', sentAt: minute(place - 5 * 1_440) }
      await aConversation(api.db, channel, { messages: [zoe] })
    }
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/canaux')
    await bar(page)
      .getByText(/^dépassé de 20\sh\s45\smin$/)
      .waitFor()
    await expectSoundAtBothSizes(page)
  })

  it('is not asked of somebody who may not answer', async () => {
    await api.become('councillor')
    await walkTo(page, api, '/canaux')
    await expect.poll(() => bar(page).count()).toBe(0)
  })

  it('fits a telephone on one line', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/canaux')
    const box = await bar(page).boundingBox()
    expect(box?.height).toBeLessThan(48)
    await expectSoundAtBothSizes(page)
  })
})

describe('who probably wants no answer', () => {
  it('is marked, comes last, and is set aside in one press that is taken back as simply', async () => {
    const memory = {
      by: 'Lucie Faure',
      sentAt: minute(-3),
      text: 'Le père Anselme sonnait les cloches',
    }
    const marked = await aConversation(api.db, await mairie(api.db), { messages: [memory] })
    await walkTo(page, api, '/')
    const region = page.getByRole('region', { name: 'Qui attend une réponse' })
    const rows = await region.getByRole('article').count()
    await region
      .getByRole('article')
      .last()
      .getByText('Sans doute rien à répondre')
      .first()
      .waitFor()
    await expectSoundAtBothSizes(page)
    const offer = page.getByText(/^1\smessage qui n’attend sans doute rien$/)
    await offer.waitFor()
    await page.getByRole('button', { name: 'Mettre de côté' }).click()
    await page.getByText(/^1\smessage mis de côté/).waitFor()
    await offer.waitFor({ state: 'detached' })
    await expect.poll(() => region.getByRole('article').count()).toBe(rows - 1)
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await offer.waitFor()
    await page.getByRole('link', { name: 'Les voir' }).click()
    await page.getByRole('link', { name: 'Sans doute rien à répondre', exact: true }).waitFor()
    await settle(page)
    const lines = page.locator('main li').getByText('Sans doute rien à répondre')
    await expect.poll(() => lines.count()).toBeGreaterThan(0)
    await walkTo(page, api, `/messages/${marked.id}`)
    await page.getByRole('main').getByText('Sans doute rien à répondre').first().waitFor()
  })
})

describe('old messages', () => {
  it('are counted apart, set aside in one press, and taken back as simply', async () => {
    const channel = await mairie(api.db)
    for (let day = 1; day <= 25; day++) {
      const old = { by: `Habitant ${day}`, sentAt: channel.createdAt - day * 1_440 * 60_000 }
      await aConversation(api.db, channel, { messages: [old] })
    }
    await walkTo(page, api, '/')
    await page.getByText(/^25\sanciens messages, à trier$/).waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Tout écarter' }).click()
    await page.getByText(/^25\sanciens messages écartés\.$/).waitFor()
    await expect.poll(() => page.getByText(/à trier$/).count()).toBe(0)
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().press('Enter')
    await page.getByText(/^25\sanciens messages, à trier$/).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
    await page.getByRole('link', { name: /^Les voir 25\sanciens messages/ }).click()
    await page.getByRole('link', { name: 'Anciens', exact: true }).waitFor()
  })
})
