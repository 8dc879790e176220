import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSoundInBothThemes, settle, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({ role: 'administrator' }, opened => {
  ;({ api, page } = opened)
})

const strip = () => page.getByRole('complementary', { name: 'Canal coupé' })

/** The commune’s own page loses its access: nobody on it can be answered from here. */
function cutOff(): void {
  const channel = api.village.channels.find(({ id }) => id === 1)
  const reason = 'Facebook ne reconnaît plus l’accès de la page.'
  Object.assign(channel ?? {}, { state: 'paused', stateReason: reason })
  for (const { messages } of api.village.conversations) {
    for (const message of messages) {
      if (message.direction === 'inbound') {
        message.ways = { public: null, private: { open: false, reason } }
      }
    }
  }
  const [held] = api.village.events.flatMap(({ deliveries }) => deliveries)
  Object.assign(held ?? {}, {
    channel: 1,
    state: 'scheduled',
    nextAt: null,
    channelState: 'paused',
    after: null,
  })
}

describe('a channel that is cut off', () => {
  it('stands in red above every screen, with what it costs and the way to mend it', async () => {
    cutOff()
    for (const path of ['/', '/messages', '/messages/2', '/delais']) {
      await visit(page, api, path)
      await strip()
        .getByText(/^Page de la mairie\s: plus rien n’arrive ni ne part depuis /)
        .waitFor()
      await strip()
        .getByText(/messages attendent et 1\spublication est retenue\.$/)
        .waitFor()
    }
    await visit(page, api, '/')
    const waiting = page.getByRole('region', { name: 'Qui attend une réponse' })
    expect(await waiting.getByRole('link', { name: /^Répondre/ }).count()).toBe(0)
    // Once is enough.
    expect(await page.getByText('ne reconnaît plus l’accès de la page').count()).toBe(1)
    await expectSoundInBothThemes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundInBothThemes(page)
    await strip()
      .getByRole('link', { name: /^Reconnecter/ })
      .click()
    await page.getByRole('dialog', { name: /Page de la mairie/ }).waitFor()
    expect(await strip().count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.reload()
    await settle(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('is one strip with another that the same cause cut off, each with its own way back', async () => {
    cutOff()
    const [first, second, third] = api.village.channels
    if (first === undefined || second === undefined || third === undefined) throw new Error('few')
    Object.assign(second, { state: 'paused', stateReason: first.stateReason, receives: true })
    Object.assign(third, {
      state: 'paused',
      stateReason: 'Le mot de passe a changé.',
      receives: true,
    })
    await page.setViewportSize({ width: 360, height: 740 })
    await visit(page, api, '/')
    const strips = strip().getByText(/plus rien n’arrive ni ne part/)
    await strips.first().waitFor()
    const said = await strips.allInnerTexts()
    expect(said).toHaveLength(2)
    expect(said[0]).toContain(`${first.name} et ${second.name}`)
    expect(said[1]).toContain(third.name)
    const ways = strip().getByRole('link', { name: /^Reconnecter/ })
    expect(await ways.allTextContents()).toEqual(
      [first, second, third].map(({ name }) => `Reconnecter ${name}`),
    )
    expect(await strip().getByText('ne reconnaît plus l’accès').count()).toBe(1)
    await expectSoundInBothThemes(page)
  })

  it('is said aloud when it appears, and not again on the next screen', async () => {
    await visit(page, api, '/')
    expect(await strip().count()).toBe(0)
    cutOff()
    api.tell('channels')
    await page
      .getByRole('alert')
      .getByText(/plus rien n’arrive/)
      .waitFor()
    await page.getByRole('link', { name: 'Canaux' }).first().click()
    await strip().waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Délais' }).first().click()
    await strip().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('leaves the bar above to somebody who can be answered', async () => {
    cutOff()
    const waiting = api.village.conversations.filter(one => one.waiting > 0)
    const last = waiting.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')).at(-1)
    const bar = page.getByRole('complementary', { name: 'Qui attend' })
    await visit(page, api, '/delais')
    await bar.getByRole('link', { name: /^Lire le message / }).waitFor()
    expect(await bar.getByRole('link', { name: /^Répondre/ }).count()).toBe(0)
    for (const message of last?.messages ?? []) {
      const limit = { textLength: 8000, counts: 'utf16' } as const
      if (message.direction === 'inbound') {
        message.ways.private = { open: true, until: null, limit, files: null }
      }
    }
    api.tell('messages')
    await bar.getByRole('link', { name: `Répondre à ${last?.authors[0]}` }).waitFor()
  })

  it('says to who may not reconnect it who can', async () => {
    cutOff()
    api.village.role = 'responder'
    await visit(page, api, '/')
    await strip().getByText('Un administrateur peut reconnecter ce canal.').waitFor()
    expect(await strip().getByRole('link').count()).toBe(0)
  })
})
