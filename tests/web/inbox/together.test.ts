import { describe, expect, it } from 'vitest'
import { aMessage } from '../../support/builders/messages.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import type { Colleague } from '../real-api.ts'
import { expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

let bernard: Colleague
eachWindow({ role: 'officer' }, async () => {
  bernard = await api.colleague('Bernard')
})

/** Another’s window says what it does with the conversation. */
const does = (who: Colleague, doing: 'reading' | 'writing' | 'gone') =>
  who.ask('POST', '/api/conversations/2/presence', { window: `window-of-${who.id}`, doing })

const draft = 'Bonjour, non, entrée libre.'
const text = () => page.locator('textarea')
const notice = () => page.getByText('Bernard a répondu depuis que vous avez commencé')

/** Bernard’s answer to the conversation that is open, which the screen may not know yet. */
async function answerOfBernard(id: number): Promise<void> {
  const text = 'Bonjour, oui, au 03 26 00 00 01.'
  await aMessage(api.db, 2, { id, by: null, userId: bernard.id, sentAt: START, text })
}

async function begin(): Promise<void> {
  await walkTo(page, api, '/messages/2')
  await text().fill(draft)
}

describe('two who work on one conversation', () => {
  it('see of each other who reads and who writes, and nothing moves', async () => {
    const said: unknown[] = []
    page.on('request', request => {
      if (request.url().endsWith('/presence')) said.push(request.postDataJSON())
    })
    await walkTo(page, api, '/messages/2')
    const window = expect.stringMatching(/^[\w-]{8,40}$/)
    await expect.poll(() => said).toContainEqual({ window, doing: 'reading' })
    const before = await text().boundingBox()
    const claire = await api.colleague('Claire')
    await does(bernard, 'writing')
    await does(claire, 'reading')
    await page.getByRole('status').getByText('Bernard écrit…').waitFor()
    await page.getByText('Claire regarde cette conversation').waitFor()
    expect(await text().boundingBox()).toEqual(before)
    await expectSoundAtBothSizes(page)
    await text().fill(draft)
    // No word of what is written.
    await expect.poll(() => said.at(-1)).toEqual({ window, doing: 'writing' })
    await does(bernard, 'gone')
    await page.getByText('Bernard écrit…').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Tous les messages' }).click()
    await expect.poll(() => said.at(-1)).toEqual({ window, doing: 'gone' })
  })

  it('asks for nothing but who is there when that changes', async () => {
    await walkTo(page, api, '/messages/2')
    await settle(page)
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await does(bernard, 'reading')
    await expect.poll(() => asked).toEqual(['/api/conversations/2/presence'])
  })

  it('are shown what the other answered meanwhile, before their draft leaves', async () => {
    await begin()
    const before = await text().boundingBox()
    await answerOfBernard(290)
    api.tell('messages')
    await notice().waitFor()
    await page.getByRole('listitem').getByText('au 03 26 00 00 01').first().waitFor()
    await text().press('Control+Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('Bernard a répondu')
    expect(api.asked).toEqual([])
    expect((await text().boundingBox())?.height).toBe(before?.height)
    await page.getByRole('button', { name: 'Envoyer quand même' }).click()
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked).toMatchObject([{ body: { text: draft, seenMessage: 290 } }])
    await notice().waitFor({ state: 'detached' })
  })

  it('are stopped by the server where their screen has not heard of it', async () => {
    await begin()
    await answerOfBernard(291)
    await text().press('Control+Enter')
    await notice().waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('Bernard a répondu')
    await expect.poll(() => text().inputValue()).toBe(draft)
    expect(api.asked).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Garder le brouillon' }).click()
    await notice().waitFor({ state: 'detached' })
    await expect.poll(() => text().inputValue()).toBe(draft)
    await text().press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
  })

  it('keep or drop what they wrote, and know later what it was begun for', async () => {
    await begin()
    await answerOfBernard(292)
    await visit(page, api, '/messages/2')
    await notice().waitFor()
    await page.getByRole('button', { name: 'Jeter le brouillon' }).click()
    await notice().waitFor({ state: 'detached' })
    await expect.poll(() => text().inputValue()).toBe('')
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(() => text().inputValue()).toBe(draft)
  })
})
