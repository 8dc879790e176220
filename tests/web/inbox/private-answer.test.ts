import { describe, expect, it } from 'vitest'
import { aChannel } from '../../support/builders/channels.ts'
import { aPrivateAnswer } from '../../support/builders/inbox.ts'
import { aConversation, aMessage } from '../../support/builders/messages.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { page as mairie, minute } from '../morning.ts'
import { expectSound, expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' }, async () => {
  // Marc asked four minutes ago, and was written to in private since.
  const text = 'Bonjour, il en reste deux : appelez Mme Petit.'
  const long = { by: 'Marc Dubois', sentAt: minute(-9_000) }
  await aConversation(api.db, await mairie(api.db), {
    ...{ id: 7, visibility: 'private' },
    messages: [long, { by: null, sentAt: minute(-8_990) }],
  })
  await aMessage(api.db, 7, { id: 777, by: null, sentAt: minute(-2), text })
  const answers = { id: 301, conversationId: 3 }
  await aPrivateAnswer(api.db, { messageId: 777, answers })
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const question =
  /^Vous avez écrit en privé à Marc Dubois aujourd’hui à \d+\sh\s\d\d\s: est-ce la réponse à ce commentaire\s\?$/
const asked = () => api.asked.map(one => [one.method, one.path, one.body])
const path = '/api/messages/301/private-answer'

describe('a private message that may be the answer', () => {
  it('is asked about under the comment, counts at its own time, and is undone in one press', async () => {
    await walkTo(page, api, '/messages/3')
    await page.getByText(question).waitFor()
    const words = page.getByRole('link', { name: /^«\sBonjour, il en reste deux\s: appelez/ })
    await expect.poll(() => words.getAttribute('href')).toBe('/messages/7')
    await button('Oui, c’est la réponse').press('Enter')
    await page.getByText('C’est noté\u00a0: la réponse compte').waitFor()
    await page.getByText(/^Réponse en 2/).waitFor()
    await page.getByText('Hugo Lambert a dit que la réponse a été donnée ailleurs').waitFor()
    await expect.poll(() => page.getByText(question).count()).toBe(0)
    await expectSound(page)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(question).waitFor()
    await page.getByText('Hugo Lambert a annulé l’avis précédent').waitFor()
    expect(asked()).toEqual([
      ['POST', path, { answer: 777, answers: true }],
      ['POST', path, { answer: 777, answers: null }],
    ])
    expect(window.complaints).toEqual([])
  })

  it('is not the answer in one press, which is taken back where it stands', async () => {
    await walkTo(page, api, '/messages/3')
    await button('Non').press('Enter')
    await page.getByText('Hugo Lambert a dit que l’autre message n’est pas la réponse').waitFor()
    await expect.poll(() => page.getByText(question).count()).toBe(0)
    await page.locator('article').getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('L’avis est annulé.').waitFor()
    await page.getByText(question).waitFor()
    expect(asked()).toEqual([
      ['POST', path, { answer: 777, answers: false }],
      ['POST', path, { answer: 777, answers: null }],
    ])
  })

  it('is refused with a sentence when the network told meanwhile', async () => {
    const message = 'Cette question n’existe pas, ou plus.'
    api.fail('POST', path, { status: 409, body: { error: 'conflict', message } })
    await walkTo(page, api, '/messages/3')
    await button('Oui, c’est la réponse').click()
    await page.getByRole('alert').getByText(message).waitFor()
    await page.getByText('Rien n’a changé.').waitFor()
    await page.getByText(question).waitFor()
  })

  it('is sound on a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/messages/3')
    await page.getByText(question).waitFor()
    await expectSoundAtBothSizes(page)
    expect(window.complaints).toEqual([])
  })

  it('is asked about in English words', async () => {
    await api.db.updateTable('user').set({ language: 'en' }).execute()
    await walkTo(page, api, '/messages/3')
    await page
      .getByText(
        /^You wrote to Marc Dubois in private today at [\d:]+( [ap]m)?: is that the answer to this comment\?$/,
      )
      .waitFor()
    await button('Yes, that is the answer').click()
    await page.getByText('Hugo Lambert said that the answer was given elsewhere').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await button('No').waitFor()
  })

  it('is asked about under a mail, in words of mails', async () => {
    const mailbox = await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel' })
    const mails = (id: number, message: object) =>
      aConversation(api.db, mailbox, { id, visibility: 'private', messages: [message] })
    await mails(8, { id: 801, by: 'Zoé Petit', sentAt: minute(-5) })
    await mails(9, { id: 901, by: null, sentAt: minute(-1), text: 'Oui.' })
    await aPrivateAnswer(api.db, { messageId: 901, answers: { id: 801, conversationId: 8 } })
    await walkTo(page, api, '/messages/8')
    await page
      .getByText(/^Vous avez écrit un autre mail à .+\s: est-ce la réponse à celui-ci\s\?$/)
      .waitFor()
  })
})
