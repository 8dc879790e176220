import { describe, expect, it } from 'vitest'
import { instagramSentences } from '../../../server/connectors/instagram/sentences.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aContact, aConversation, aMessage } from '../../support/builders/messages.ts'
import { aJournalLine } from '../../support/builders/people.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute, START } from '../morning.ts'
import { expectSound, expectSoundAtBothSizes, settle, unfold, visit, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const button = (name: string | RegExp) => page.getByRole('button', { name })
/** The act, done without a mouse. */
async function press(name: string | RegExp): Promise<void> {
  await button(name).or(page.locator('main details')).first().waitFor()
  if ((await button(name).count()) === 0) await unfold(page)
  await button(name).first().focus()
  await page.keyboard.press('Enter')
}

const asked = () => api.asked.map(one => [one.method, one.path, one.body])

describe('what is decided about a message', () => {
  it('says who, when and why where it was decided, and is taken back there', async () => {
    await walkTo(page, api, '/messages/5')
    await page.getByText('Claire Morel a jugé ce message indésirable — hier à').waitFor()
    await visit(page, api, '/messages/2')
    await press('C’est un remerciement')
    const line = page.getByText('n’était attendue (mot de politesse) — ')
    await line.waitFor()
    await expectSound(page)
    await page.locator('article').getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('L’avis est annulé.').waitFor()
    await page.getByText('Hugo Lambert a annulé l’avis précédent').waitFor()
    await page.getByText('Attend une réponse').waitFor()
    expect(asked()).toEqual([
      ['POST', '/api/messages/201/marks', { needsReply: false, reason: 'courtesy' }],
      ['DELETE', '/api/messages/201/marks/3', null],
    ])
  })

  it('is spam in one press, and is no longer in another', async () => {
    await walkTo(page, api, '/messages/2')
    await press('Indésirable')
    await page.getByText('Ce message est indésirable').waitFor()
    await page.getByText('Hugo Lambert a jugé ce message indésirable').waitFor()
    await press('Ce n’est pas un indésirable')
    await page.getByText('Attend une réponse').waitFor()
    await button('Pas de réponse attendue').waitFor()
    expect(asked()).toEqual([
      ['POST', '/api/messages/201/marks', { needsReply: false, reason: 'spam' }],
      ['DELETE', '/api/messages/201/marks/3', null],
    ])
    expect(window.complaints).toEqual([])
  })

  it('leads from what a rule left out to the rules, with the words that they go by', async () => {
    await walkTo(page, api, '/messages/4')
    await page.getByRole('link', { name: 'Pourquoi' }).click()
    await page.getByRole('heading', { name: 'Qui n’attend pas de réponse' }).waitFor()
    await page.getByText('Les mots de ces règles').click()
    await page.locator('summary', { hasText: 'Remerciements' }).click()
    await page.getByText('mille mercis', { exact: true }).waitFor()
  })

  it('is refused with a sentence when somebody judged since', async () => {
    await walkTo(page, api, '/messages/5')
    const message = 'Quelqu’un a jugé ce message depuis.'
    const body = { error: 'conflict', message }
    api.fail('DELETE', '/api/messages/501/marks/1', { status: 409, body })
    await page.locator('article').getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('alert').getByText(message).waitFor()
    await page.getByText('Rien n’a changé.').waitFor()
  })
})

describe('a holding reply', () => {
  it('is marked after the fact, shows both times, and is undone', async () => {
    await walkTo(page, api, '/messages/4')
    await page.getByText(/^Réponse en 7/).waitFor()
    await press('Marquer comme réponse d’attente')
    await page.getByText(/^Première réponse en 7.min, réponse complète attendue$/).waitFor()
    await page.getByText('Hugo Lambert a marqué cette réponse comme réponse d’attente').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(/^Réponse en 7/).waitFor()
    expect(asked().map(([, , body]) => body)).toEqual([{ holding: true }, { holding: false }])
    await press('Marquer comme réponse d’attente')
    api.clock.set(minute(30))
    await aMessage(api.db, 4, { by: null, sentAt: minute(19) })
    await visit(page, api, '/messages/4')
    await page.getByText(/^Première réponse en 7.min, réponse complète en 1.h.30.min$/).waitFor()
  })

  it('is sent as such, and the next answer is a full one again', async () => {
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill('Nous regardons.')
    const tick = page.getByLabel('C’est une réponse d’attente')
    await tick.focus()
    await page.keyboard.press('Space')
    await button('Répondre en privé').click()
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked).toMatchObject([{ body: { message: 201, holding: true } }])
    await expect.poll(() => tick.isChecked()).toBe(false)
    await page.getByText('réponse complète attendue').waitFor()
    await expectSound(page)
  })
})

describe('an automatic reply', () => {
  it('is said to be one, answers nobody then, and is undone', async () => {
    await walkTo(page, api, '/messages/4')
    await press('C’est une réponse automatique')
    await page.getByText('Réponse automatique, qui ne compte pas').waitFor()
    await page.getByText('Hugo Lambert a dit que cette réponse est automatique').waitFor()
    await button('C’est une personne qui l’a écrite').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await button('C’est une réponse automatique').waitFor()
    expect(asked().map(([, , body]) => body)).toEqual([{ automatic: true }, { automatic: null }])
  })
})

describe('a public message', () => {
  it('is hidden in one press, says by whom, and is undone', async () => {
    await walkTo(page, api, '/messages/3')
    await press('Masquer au public')
    await page.getByText('Masqué', { exact: true }).waitFor()
    // Into the bin of a WordPress site, where nobody’s friends see it.
    await page.getByText(/^Le message est masqué au public/).waitFor()
    await page.getByText('Hugo Lambert a masqué ce message').waitFor()
    await button('Afficher de nouveau').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await button('Masquer au public').waitFor()
    await page.getByText('Hugo Lambert a affiché de nouveau ce message').waitFor()
    expect(asked().map(([, , body]) => body)).toEqual([{ hidden: true }, { hidden: false }])
  })

  it('that is under somebody else’s post is theirs to hide, as is said', async () => {
    const instagram = await aChannel(api.context, 1, { connector: 'instagram', name: 'Instagram' })
    const mention = { remoteId: 'mention:17:18', sentAt: START }
    const { id } = await aConversation(api.db, instagram, { messages: [mention] })
    await walkTo(page, api, `/messages/${id}`)
    await unfold(page)
    await page.getByText(instagramSentences.notOursToHide.fr).first().waitFor()
    await expect.poll(() => button('Masquer au public').count()).toBe(0)
    await expectSound(page)
  })

  it('that is private, or ours, cannot be hidden', async () => {
    await walkTo(page, api, '/messages/4')
    await unfold(page)
    await expect.poll(() => button('Masquer au public').count()).toBe(0)
  })
})

describe('joined conversations', () => {
  it('are found by a name, joined and undone, with a keyboard', async () => {
    await walkTo(page, api, '/messages/2')
    await press('Regrouper avec une autre conversation…')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Nadia Kessler/ }).waitFor()
    await dialog.getByLabel('Chercher une personne').fill('marc')
    await dialog.getByRole('button', { name: /Nadia Kessler/ }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: /Marc Dubois/ }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Les deux conversations sont regroupées.').waitFor()
    await page.getByText('Hugo Lambert a regroupé deux conversations').waitFor()
    const articles = page.locator('article')
    await expect.poll(() => articles.allInnerTexts()).toHaveLength(2)
    expect((await articles.allInnerTexts()).join()).toMatch(
      /Message privé, Page de la mairie.*Public, Page de la mairie/s,
    )
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(() => articles.allInnerTexts()).toHaveLength(1)
    expect(asked()).toEqual([
      ['POST', '/api/conversations/2/merge', { into: 3 }],
      ['POST', '/api/conversations/2/split', { from: 3 }],
    ])
    expect(window.complaints).toEqual([])
  })

  it('are answered where the message was written', async () => {
    await walkTo(page, api, '/messages/2')
    await press('Regrouper avec une autre conversation…')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Marc Dubois/ })
      .click()
    await page.getByText('Répondre à Julie Martin, en privé').waitFor()
    await button('Répondre à ce message').last().click()
    await page.getByText('Répondre à Marc Dubois, en public').waitFor()
    await page.keyboard.type('Oui, appelez la mairie.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked.at(-1)).toMatchObject({
      path: '/api/conversations/3/replies',
      body: { message: 301 },
    })
  })

  it('are parted one from the other, and joined again', async () => {
    await walkTo(page, api, '/messages/2')
    await press('Regrouper avec une autre conversation…')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Marc Dubois/ })
      .click()
    await press(/^Séparer de la conversation «.Marché de Noël.»/)
    await page.getByText('Les deux conversations sont séparées.').waitFor()
    await expect.poll(() => page.locator('article').count()).toBe(1)
    await button('Annuler').last().click()
    await expect.poll(() => page.locator('article').count()).toBe(2)
    expect(asked().slice(1)).toEqual([
      ['POST', '/api/conversations/3/split', {}],
      ['POST', '/api/conversations/3/merge', { into: 2 }],
    ])
  })

  it('fit on a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/messages/2')
    await unfold(page)
    await page.getByRole('button', { name: 'Regrouper avec une autre' }).click()
    await settle(page)
    await page.getByRole('dialog').getByRole('button', { name: /Nadia/ }).click()
    await page.getByText('Regroupée avec', { exact: true }).waitFor()
    await expectSoundAtBothSizes(page)
    expect(window.complaints).toEqual([])
  })
})

describe('the journal', () => {
  const lines = () => page.locator('ol li').allInnerTexts()

  it('tells who did what, goes back, and shows one kind alone', async () => {
    const write = (part: Parameters<typeof aJournalLine>[2]) => aJournalLine(api.db, 1, part)
    await write({ at: minute(-3_000), action: 'something.newer', subject: 'thing:1' })
    await write({
      ...{ at: minute(-1_500), actor: 'Hugo Lambert', action: 'person.role-changed' },
      ...{ subject: 'person:u3' },
      detail: { name: 'Jeanne Petit', from: 'officer', to: 'councillor' },
    })
    for (let more = 0; more < 50; more++) await write({ at: minute(-1_400) })
    await write({
      ...{ at: minute(-20), actor: 'Tambour', action: 'channel.paused', subject: 'channel:2' },
      detail: { reason: 'Le jeton n’est plus valable.' },
    })
    await walkTo(page, api, '/reglages/journal')
    expect((await lines()).join('\n')).toMatch(/^.*Tambour a mis un canal en pause/)
    await press('Afficher les plus anciens')
    await expect.poll(async () => (await lines()).length).toBeGreaterThan(50)
    const all = (await lines()).join('\n')
    expect(all).toMatch(/a changé le rôle de Jeanne Petit.: Agent → Élu/)
    // What a later version wrote is told by its key.
    expect(all).toContain('Claire Morel something.newer')
    await page.getByLabel('Quels actes').selectOption('Canaux')
    await expect.poll(lines).toHaveLength(1)
    // What is kept from an officer was done all the same.
    await write({ action: 'recipient.added', subject: 'digest', detail: { email: 'a@b.fr' } })
    await page.getByLabel('Quels actes').selectOption('Récapitulatif')
    await page.getByText('Aucun acte de cette sorte').waitFor()
    await page.getByText('ne se montrent qu’aux administrateurs').waitFor()
    await page.getByLabel('Quels actes').selectOption('Canaux')
    await page.getByRole('link', { name: 'Bibliothèque municipale' }).click()
    await page.getByRole('heading', { name: 'Canaux', level: 1 }).waitFor()
    expect(window.complaints).toEqual([])
  })

  it('leads to the conversation in which something was decided', async () => {
    await walkTo(page, api, '/reglages/journal')
    await page.getByRole('link', { name: 'Collecte des encombrants' }).click()
    await page
      .getByLabel('La publication commentée')
      .getByText('Collecte des encombrants')
      .waitFor()
  })
})

describe('one person on several channels', () => {
  it('is looked for by what is typed, joined, and taken back in one press', async () => {
    const mailbox = await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel' })
    await aContact(api.db, mailbox, 'lfaure', { id: 901, remoteId: 'lucie.faure@exemple.fr' })
    await walkTo(page, api, '/messages/2')
    await press('Relier à un autre contact…')
    const dialog = page.getByRole('dialog', { name: 'Relier Julie Martin à un autre contact' })
    await dialog.getByText('Rien n’est proposé d’office').waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: /lfaure/ }).count()).toBe(0)
    await dialog.getByLabel('Chercher sur les autres canaux').fill('zoé')
    await dialog.getByText('Personne ne correspond').waitFor()
    await dialog.getByLabel('Chercher sur les autres canaux').fill('lucie.faure@')
    await dialog.getByRole('button', { name: /lfaure/ }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('C’est noté\u00a0: la même personne.').waitFor()
    await page.getByText('Julie Martin est aussi\u00a0:').waitFor()
    await page.getByText('lfaure, Courriel').waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Julie Martin est aussi').waitFor({ state: 'detached' })
    await press('Relier à un autre contact…')
    await dialog.getByLabel('Chercher sur les autres canaux').fill('lucie.faure@')
    await dialog.getByRole('button', { name: /lfaure/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Séparer/ }).press('Enter')
    await page.getByText('Ce n’est plus la même personne.').waitFor()
    const heading = page.getByRole('heading', { level: 1 })
    await expect.poll(() => heading.evaluate(one => one === document.activeElement)).toBe(true)
    expect(asked()).toEqual([
      ['POST', '/api/contacts/3/join', { other: 901 }],
      ['POST', '/api/contacts/3/part', { from: 901 }],
      ['POST', '/api/contacts/3/join', { other: 901 }],
      ['POST', '/api/contacts/901/part', {}],
    ])
    expect(window.complaints).toEqual([])
  })
})
