import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { waitingIn } from '../fake/messages.ts'
import { expectSoundInBothThemes, openWindow, visit } from '../screen.ts'

let browser: Opened['browser']
let api: Opened['api']
let page: Opened['page']
eachWindow({ role: 'officer' }, opened => {
  ;({ browser, api, page } = opened)
})

const rows = (on: Page) =>
  on.getByRole('region', { name: 'Qui attend une réponse' }).getByRole('article')

describe('who waits, on the first screen', () => {
  it('comes before anything else, in rows of one height, also on a telephone', async () => {
    for (const width of [1280, 360] as const) {
      const { context, page: on } = await openWindow(browser, api, width)
      await visit(on, api, '/')
      const boxes = await Promise.all((await rows(on).all()).map(row => row.boundingBox()))
      expect(boxes.length).toBeGreaterThan(2)
      expect(new Set(boxes.map(box => box?.height)).size).toBe(1)
      const headings = await on.getByRole('heading', { level: 2 }).allTextContents()
      expect(headings[0]).toBe('Qui attend une réponse')
      const bottom = (boxes.at(-1)?.y ?? 0) + (boxes.at(-1)?.height ?? 0)
      expect(bottom).toBeLessThan(width === 360 ? 600 : 500)
      await context.close()
    }
  })

  it('stands below the one thing that is graver: that nothing is saved any more', async () => {
    const failure =
      'La base de Tambour ne répond pas : vérifiez qu’elle est en marche, puis réessayez.'
    api.village.failure = failure
    await visit(page, api, '/')
    const said = await page.getByText(failure).boundingBox()
    const list = await page.getByRole('region', { name: 'Qui attend une réponse' }).boundingBox()
    expect(said?.y).toBeLessThan(list?.y ?? 0)
    await expectSoundInBothThemes(page)
  })

  it('keeps its figures in their column, the longest and the least', async () => {
    const late = api.village.conversations
      .flatMap(({ episodes }) => episodes)
      .filter(({ state }) => state === 'waiting' || state === 'missed')
    const over = [15 * 60_000 + 1_000, (23 * 60 + 50) * 60_000]
    for (const [index, officeMs] of over.entries()) {
      Object.assign(late[index] ?? {}, { state: 'missed', officeMs })
    }
    for (const width of [1280, 360] as const) {
      const { context, page: on } = await openWindow(browser, api, width)
      await visit(on, api, '/')
      await rows(on)
        .getByText(/^<\s1\smin$/)
        .waitFor()
      await rows(on)
        .getByText(/^23\sh\s3\d\smin$/)
        .waitFor()
      const excess = await rows(on)
        .locator('p > span.whitespace-nowrap')
        .evaluateAll(all => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
      expect(Math.max(...excess)).toBe(0)
      await context.close()
    }
  })

  it('leaves the words the width of a telephone', async () => {
    const { context, page: on } = await openWindow(browser, api, 360)
    await visit(on, api, '/')
    const [row] = await rows(on).all()
    const said = await row?.locator('p.truncate').filter({ visible: true }).first().boundingBox()
    const name = await row?.getByRole('heading').boundingBox()
    expect(said?.x).toBe(name?.x)
    expect(said?.width).toBeGreaterThan(230)
    // What goes out today stands under its channel, not under its time.
    const out = on.getByRole('region', { name: 'Publications du jour' }).getByRole('listitem')
    const place = async (text: string) => (await out.getByText(text).last().boundingBox())?.x ?? 0
    expect(await place('Programmée')).toBe(await place('Page de la mairie'))
    await context.close()
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
    await visit(page, api, '/')
    const row = rows(page).filter({ hasText: 'Marc Dubois' })
    await row.getByText('sous\u00a0: Marché de Noël').first().waitFor()
    await row.getByText(/^11\smin$/).waitFor()
    await row.click({ position: { x: 10, y: 10 } })
    await page.waitForURL('**/messages/3')
  })

  it('says what a mail is about before what it says', async () => {
    const [mail] = waitingIn(api.village.conversations)
    const asked = api.village.conversations.find(({ id }) => id === mail?.conversation)
    if (asked === undefined) throw new Error('nobody waits')
    asked.topic = 'Bruit du chantier'
    await visit(page, api, '/')
    await rows(page)
      .getByText(/^Bruit du chantier\s— \S/)
      .waitFor()
  })

  it('shows the eight most pressing, and leads to the others', async () => {
    const [any] = api.village.conversations.filter(one => one.waiting > 0)
    const [waiting] = waitingIn(api.village.conversations)
    if (any === undefined || waiting === undefined) throw new Error('nobody waits')
    for (let id = 100; id < 110; id++) {
      const { waiting: count } = any
      const episodes = any.episodes.map(episode => ({ ...episode, id, conversation: id }))
      api.village.conversations.push({ ...any, id, waiting: count, episodes })
    }
    const all = waitingIn(api.village.conversations).length
    await visit(page, api, '/')
    expect(await rows(page).count()).toBe(8)
    await page.getByRole('link', { name: `Voir les ${all - 8} autres` }).click()
    await page.waitForURL('**/messages')
  })
})

describe('when nobody waits', () => {
  it.each([
    [{ kind: 'well', readUntil: '2026-11-24T09:11:40.000Z' }, /relevés à 10\sh\s11/],
    [
      { kind: 'ill', names: ['Page de la mairie'], readUntil: '2026-11-23T08:00:00.000Z' },
      /^Page de la mairie\s: dernier relevé hier à 9\sh/,
    ],
    [{ kind: 'holiday', name: 'Toussaint' }, /^Toussaint\s: la mairie est fermée/],
    [{ kind: 'unconnected' }, /^Connectez la page de la mairie/],
  ] as const)('says why: %j', async (quiet, sentence) => {
    api.village.conversations = []
    Object.assign(api.village, { quiet })
    await visit(page, api, '/')
    await page.getByText(sentence).waitFor()
    await expectSoundInBothThemes(page)
  })
})

describe('the week', () => {
  it('is one sentence beside the week before, which leads to the reply times', async () => {
    await visit(page, api, '/')
    const week = page.getByRole('region', { name: 'Cette semaine' })
    await week.getByText(/mieux que la semaine passée \(5 sur 12\)/).waitFor()
    await week
      .getByText(/^6 sur 11 si tout message, même un merci, comptait comme une question\./)
      .waitFor()
    await week.getByRole('link', { name: /^Cette semaine, 6\sréponses sur 9/ }).click()
    await page.waitForURL('**/delais')
  })
})

describe('publications', () => {
  it('stand under their event, a line for each channel', async () => {
    await visit(page, api, '/')
    const today = page.getByRole('region', { name: 'Publications du jour' })
    expect(await today.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Loto des aînés',
      'Marché de Noël',
    ])
    const loto = today.getByRole('listitem').filter({ hasText: 'Loto des aînés' }).first()
    expect(await loto.getByRole('listitem').count()).toBe(2)
  })

  it('keep their time on one line', async () => {
    for (const { deliveries } of api.village.events) {
      for (const one of deliveries) one.dueLocal = `${one.dueLocal.slice(0, 10)}T20:48`
    }
    await visit(page, api, '/')
    const today = page.getByRole('region', { name: 'Publications du jour' })
    const time = await today
      .getByText(/^à\s20\sh\s48$/)
      .first()
      .boundingBox()
    expect(time?.height).toBeLessThan(30)
  })
})
