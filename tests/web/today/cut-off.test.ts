import { describe, expect, it } from 'vitest'
import { aConversation } from '../../support/builders/messages.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { minute, told } from '../morning.ts'
import { expectSoundAtBothSizes, settle, visit } from '../screen.ts'

eachWindow({ role: 'administrator' })

const strip = () => page.getByRole('complementary', { name: 'Canal coupé' })

/** The commune’s own page loses its access: nobody on it can be answered from here. */
async function cutOff(): Promise<void> {
  const stateReason = told('Facebook ne reconnaît plus l’accès de la page.')
  await api.db
    .updateTable('channel')
    .set({ state: 'paused', pausedAt: minute(-95), stateReason })
    .where('id', '=', 1)
    .execute()
  const due = { dueAt: minute(-72), dueLocal: '2026-11-24T09:00', nextAt: null }
  await api.db.updateTable('delivery').set(due).where('id', '=', 21).execute()
}

describe('a channel that is cut off', () => {
  it('stands in red above every screen, with what it costs and the way to mend it', async () => {
    await cutOff()
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
    await expect.poll(() => waiting.getByRole('link', { name: /^Répondre/ }).count()).toBe(0)
    // Once is enough.
    await expect.poll(() => page.getByText('ne reconnaît plus l’accès de la page').count()).toBe(1)
    await expectSoundAtBothSizes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await strip()
      .getByRole('link', { name: /^Reconnecter/ })
      .click()
    await page.getByRole('dialog', { name: /Page de la mairie/ }).waitFor()
    await expect.poll(() => strip().count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.reload()
    await settle(page)
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('is one strip with another that the same cause cut off, each with its own way back', async () => {
    await cutOff()
    const [first, second, third] = await api.db
      .selectFrom('channel')
      .select(['id', 'name', 'stateReason'])
      .orderBy('id')
      .execute()
    if (first === undefined || second === undefined || third === undefined) throw new Error('few')
    const cut = async (id: number, stateReason: string | null) => {
      const paused = { state: 'paused', pausedAt: minute(-90), receives: 1, stateReason } as const
      await api.db.updateTable('channel').set(paused).where('id', '=', id).execute()
    }
    await cut(second.id, first.stateReason)
    await cut(third.id, told('Le mot de passe a changé.'))
    await page.setViewportSize({ width: 360, height: 740 })
    await visit(page, api, '/')
    const strips = strip().getByText(/plus rien n’arrive ni ne part/)
    await strips.first().waitFor()
    const said = await strips.allInnerTexts()
    expect(said).toHaveLength(2)
    expect(said[0]).toContain(`${first.name} et ${second.name}`)
    expect(said[1]).toContain(third.name)
    const ways = strip().getByRole('link', { name: /^Reconnecter/ })
    await expect
      .poll(() => ways.allTextContents())
      .toEqual([first, second, third].map(({ name }) => `Reconnecter ${name}`))
    await expect.poll(() => strip().getByText('ne reconnaît plus l’accès').count()).toBe(1)
    await expectSoundAtBothSizes(page)
  })

  it('is said aloud when it appears, and not again on the next screen', async () => {
    await visit(page, api, '/')
    await expect.poll(() => strip().count()).toBe(0)
    await cutOff()
    api.tell('channels')
    await page
      .getByRole('alert')
      .getByText(/plus rien n’arrive/)
      .waitFor()
    await page.getByRole('link', { name: 'Canaux' }).first().click()
    await strip().waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Délais' }).first().click()
    await strip().waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  it('leaves the bar above to somebody who can be answered', async () => {
    await cutOff()
    const bar = page.getByRole('complementary', { name: 'Qui attend' })
    await visit(page, api, '/delais')
    await bar.getByRole('link', { name: /^Lire le message / }).waitFor()
    await expect.poll(() => bar.getByRole('link', { name: /^Répondre/ }).count()).toBe(0)
    const library = await api.db
      .selectFrom('channel')
      .selectAll()
      .where('id', '=', 2)
      .executeTakeFirstOrThrow()
    const last = { by: 'Lucie Faure', sentAt: minute(-1) }
    await aConversation(api.db, library, { messages: [last] })
    api.tell('messages')
    await bar.getByRole('link', { name: 'Répondre à Lucie Faure' }).waitFor()
  })

  it('says to who may not reconnect it who can', async () => {
    await cutOff()
    await api.become('responder')
    await visit(page, api, '/')
    await strip().getByText('Un administrateur peut reconnecter ce canal.').waitFor()
    await expect.poll(() => strip().getByRole('link').count()).toBe(0)
  })
})
