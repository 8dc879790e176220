import { describe, expect, it } from 'vitest'
import { network } from '../../../server/connectors/facebook/network.ts'
import { metaSentences } from '../../../server/connectors/meta/sentences.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aPrivateAnswer, aReply } from '../../support/builders/inbox.ts'
import { aContact, aConversation, aMessage } from '../../support/builders/messages.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { page as mairie, minute, START, told } from '../morning.ts'
import {
  expectNarrow,
  expectRoomForText,
  expectSound,
  settle,
  unfold,
  visit,
  walkTo,
} from '../screen.ts'

eachWindow({ role: 'officer' })

const answers = '/api/conversations/2/replies'
const text = 'Bonjour, oui, samedi de 9 h à 12 h.'

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(description: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const here = await page.evaluate(() => {
      const { activeElement, body } = document
      return activeElement === body
        ? ''
        : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '')
    })
    if (here.includes(description)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached « ${description} »`)
}

const focused = () => page.evaluate(() => document.activeElement?.tagName)

describe('answering', () => {
  it('is all that a responder may do', async () => {
    await walkTo(page, api, '/messages/2')
    await unfold(page)
    await page.getByRole('button', { name: 'Regrouper' }).first().waitFor()
    await api.become('responder')
    await visit(page, api, '/messages/2')
    await page.getByRole('textbox').first().waitFor()
    await unfold(page)
    await page
      .getByRole('button', { name: /^Pas de réponse/ })
      .first()
      .waitFor()
    for (const name of [/^Regrouper/, /^Masquer/, /^Elle /]) {
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(0)
    }
    await visit(page, api, '/')
    await page
      .getByRole('link', { name: /^Répondre/ })
      .first()
      .waitFor()
    await expect.poll(() => page.getByRole('link', { name: /^Annoncer/ }).count()).toBe(0)
  })

  it('takes nothing but a keyboard', async () => {
    await walkTo(page, api, '/messages')
    await tabTo('Même question')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    await settle(page)
    await expect.poll(() => page.title()).toBe('(3) Julie Martin · Tambour')
    // Somebody waits: the cursor is in the answer at once.
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type(text)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked).toMatchObject([{ path: answers, body: { message: 201, text } }])
    await page.getByText('Réponse en 11').waitFor()
    await expect.poll(focused).toBe('TEXTAREA')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    expect(window.complaints).toEqual([])
  })

  it('moves in the list with the arrows, Home and End, and Tab leaves it', async () => {
    const channel = await mairie(api.db)
    for (let older = 1; older <= 46; older++) {
      const old = { by: `Habitant ${older}`, sentAt: minute(-100 - older) }
      await aConversation(api.db, channel, { messages: [old] })
    }
    await walkTo(page, api, '/messages?filtre=tous')
    await tabTo('Marc Dubois')
    const here = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('End')
    await expect.poll(here).toContain('Habitant 46')
    await page.keyboard.press('ArrowDown')
    await expect.poll(here).toContain('Habitant 46')
    await page.keyboard.press('Home')
    await expect.poll(here).toContain('Marc Dubois')
    await page.keyboard.press('Tab')
    await expect.poll(here).toBe('Afficher les plus anciennes')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Gains Faciles/ }).waitFor()
  })

  it('keeps the text when it fails, and sends it once however often it is tried', async () => {
    const keys: unknown[] = []
    page.on('request', request => {
      if (request.url().endsWith(answers)) keys.push(request.postDataJSON()?.key)
    })
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill(text)
    const body = { error: 'unavailable', message: 'Facebook ne répond pas pour l’instant.' }
    api.fail('POST', answers, { status: 503, body })
    await page.getByRole('button', { name: 'Répondre en privé' }).click()
    await page.getByRole('alert').getByText('Facebook ne répond pas').waitFor()
    await page.getByText('Votre texte est gardé.').waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe(text)
    await expectSound(page)

    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByRole('alert').getByText('Votre réponse attend la connexion').waitFor()
    await expectSound(page)
    await page.context().setOffline(false)
    await page.getByText('votre réponse à Julie Martin est partie').waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    expect(api.asked).toHaveLength(1)
    expect(new Set(keys).size).toBe(1)
    expect(keys.length).toBeGreaterThan(2)
  })

  it('that waited for the line is not said to have left where the network refused it', async () => {
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill(text)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Répondre en privé' }).click()
    await page.getByRole('alert').getByText('Votre réponse attend la connexion').waitFor()
    const json = { state: 'failed', reason: 'Messenger refuse ce texte.' }
    await page.route(`**${answers}`, asked => asked.fulfill({ status: 201, json }))
    await page.context().setOffline(false)
    await page.getByText('Votre réponse à Julie Martin n’est pas partie').waitFor()
    await page.getByText('Messenger refuse ce texte.').waitFor()
  })

  it('says that it is sending while it takes time', async () => {
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill(text)
    api.fail('POST', answers, 'hang')
    await page.getByRole('button', { name: 'Répondre en privé' }).click()
    const button = page.getByRole('button', { name: /En cours\s?: Répondre en privé/ })
    await button.waitFor()
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => page.locator('textarea').getAttribute('readonly')).not.toBeNull()
  })

  it('keeps what was begun when one looks elsewhere', async () => {
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill('Bonjour Madame')
    await page.getByRole('link', { name: /Marc Dubois/ }).click()
    await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    await page.getByRole('link', { name: /Julie Martin/ }).click()
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Bonjour Madame')
  })

  it('keeps what was typed last, however fast one leaves', async () => {
    await walkTo(page, api, '/messages/2')
    // No frame is drawn and no timer goes off any more.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 1_000)
    await page.locator('textarea').fill('Bonjour Madame')
    await page.getByRole('link', { name: /Marc Dubois/ }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/messages/3')
    await page.clock.resume()
    await visit(page, api, '/messages/2')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Bonjour Madame')
  })

  it('chooses whom to answer under a public post', async () => {
    await walkTo(page, api, '/messages/1')
    await page.getByText('Répondre à Nadia Kessler, en public').waitFor()
    await page.getByRole('button', { name: 'Répondre à ce message' }).last().click()
    await page.getByText('Répondre à Pierre Aubry, en public').waitFor()
    await page.keyboard.type('Les poubelles passent demain.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked).toMatchObject([{ body: { message: 102 } }])
  })

  it('shows a failed answer with its reason, and tries it again', async () => {
    const reason = told('Facebook a refusé la réponse : le message a plus de sept jours.')
    const failed = { text, reason, communeId: 1, userId: 'u2', createdAt: START }
    await aReply(api.db, { id: 201, conversationId: 2 }, failed)
    await walkTo(page, api, '/messages/2')
    await page.getByText('le message a plus de sept jours').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText('le message a plus de sept jours').waitFor({ state: 'detached' })
    await page.getByRole('article').getByText(text).waitFor()
  })
})

describe('the way of an answer', () => {
  const commentReplies = '/api/conversations/3/replies'
  const choice = (name: string) => page.getByRole('radio', { name })
  const send = (name: string) => page.getByRole('button', { name, exact: true })

  it('is in public or in private, stands in the button, and keeps the text', async () => {
    await walkTo(page, api, '/messages/3')
    await page.getByText('Répondre à Marc Dubois, en public').waitFor()
    await page.getByText('Tout le monde verra la réponse').waitFor()
    await page.locator('textarea').fill('Appelez-nous.')
    await choice('En public').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText('Répondre à Marc Dubois, en privé').waitFor()
    await page
      .getByText(
        /Visible de Marc Dubois seulement.*Une seule fois, jusqu’au\smardi\s1er\sdécembre\sà/,
      )
      .waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Appelez-nous.')
    await expect.poll(() => send('Répondre en public').count()).toBe(0)
    await expectRoomForText(page)
    await send('Répondre en privé').click()
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.asked).toMatchObject([
      { path: commentReplies, body: { text: 'Appelez-nous.', way: 'private' } },
    ])
  })

  it('is remembered with the draft, so that nothing private goes out in public', async () => {
    await walkTo(page, api, '/messages/3')
    await choice('En privé').check()
    await page.locator('textarea').fill('Votre dossier est refusé.')
    // A draft is kept once it is drawn, a moment after the key.
    await settle(page)
    await visit(page, api, '/messages/2')
    await visit(page, api, '/messages/3')
    await send('Répondre en privé').waitFor()
    await expect.poll(() => choice('En privé').isChecked()).toBe(true)
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Votre dossier est refusé.')
  })

  it('that is closed meanwhile is not replaced by another, but by a question', async () => {
    await walkTo(page, api, '/messages/3')
    await choice('En privé').check()
    await page.locator('textarea').fill('Votre dossier est refusé.')
    const reason = metaSentences.answeredAside('Facebook').fr
    const sent = { communeId: 1, visibility: 'private', state: 'sent', settledAt: START } as const
    await aReply(api.db, { id: 301, conversationId: 3 }, sent)
    api.tell('messages')
    await page.getByText(reason).waitFor()
    await page.getByText('Choisissez d’abord comment répondre.').waitFor()
    await page.locator('textarea').press('Control+Enter')
    expect(api.asked).toEqual([])
    await choice('En public').focus()
    await page.keyboard.press('Space')
    await send('Répondre en public').waitFor()
    await expect.poll(focused).toBe('TEXTAREA')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Votre dossier est refusé.')
    await expectSound(page)
  })

  it('follows the message that is chosen while nothing is written, and then no more', async () => {
    await walkTo(page, api, '/messages/1')
    await choice('En privé').check()
    await page.getByRole('button', { name: 'Répondre à ce message' }).last().click()
    await page.getByText('Répondre à Pierre Aubry, en public').waitFor()
    await choice('En privé').check()
    await page.locator('textarea').fill('Entre nous.')
    await page.getByRole('button', { name: 'Répondre à ce message' }).first().click()
    await page.getByText('Répondre à Nadia Kessler, en privé').waitFor()
  })

  it('counts what is left by the length that it takes', async () => {
    await walkTo(page, api, '/messages/3')
    await page.locator('textarea').fill('😀'.repeat(800))
    await choice('En privé').check()
    await page.getByText('Encore 400 caractères').waitFor()
    await page.locator('textarea').fill('a'.repeat(2001))
    await page.getByText('Le texte est trop long').waitFor()
    await send('Répondre en privé').click()
    await choice('En public').check()
    await expect.poll(() => page.getByText('Le texte est trop long').count()).toBe(0)
    expect(api.asked).toEqual([])
  })

  it('that is closed for all says why, and leads to the network', async () => {
    const long = { by: 'Lucie Faure', sentAt: minute(-8 * 1_440) }
    const { id } = await aConversation(api.db, await mairie(api.db), {
      ...{ visibility: 'private', url: 'https://www.facebook.com/inbox' },
      messages: [long],
    })
    await walkTo(page, api, `/messages/${id}`)
    await page.getByText(metaSentences.tooLateInThread(network).fr).waitFor()
    await expect.poll(() => page.locator('textarea').count()).toBe(0)
    await page.getByRole('link', { name: 'Voir l’original' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Voir l’original' }).count()).toBe(1)
  })

  it('is not for anyone who only reads, and says so', async () => {
    await api.become('councillor')
    await walkTo(page, api, '/messages/2')
    await page.getByText('Votre rôle permet de lire les messages, mais pas d’y répondre.').waitFor()
    await expect.poll(() => page.locator('textarea').count()).toBe(0)
  })

  it('names under the person the address to which it goes', async () => {
    const mailbox = await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel' })
    const address = 'karim.benhaddou.et.toute.sa.famille@exemple-de-messagerie.fr'
    await aContact(api.db, mailbox, 'Karim Benhaddou', { remoteId: `mailto:${address}` })
    const { id } = await aConversation(api.db, mailbox, {
      visibility: 'private',
      messages: [{ by: 'Karim Benhaddou', sentAt: START }],
    })
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, `/messages/${id}`)
    await page.getByText(address).waitFor()
    await expectNarrow(page)
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('says of an answer in private that it was one, and what it answers', async () => {
    const answer = { by: null, userId: 'u2', text: 'Il en reste deux.', sentAt: minute(-1) }
    const { id: messageId } = await aMessage(api.db, 2, answer)
    const answers = { id: 301, conversationId: 3 }
    await aPrivateAnswer(api.db, { messageId, answers }, 'linked')
    await walkTo(page, api, '/messages/3')
    await page.getByText('Réponse privée', { exact: true }).waitFor()
    await visit(page, api, '/messages/2')
    await page.getByRole('link', { name: /Réponse privée au commentaire/ }).click()
    await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
  })
})

describe('saved replies', () => {
  const picker = () => page.getByRole('dialog', { name: 'Réponses types' })

  it('are put where the cursor is with the first name, by a keyboard alone', async () => {
    await walkTo(page, api, '/messages/3')
    await page.locator('textarea').fill('Avant. Après.')
    await page.locator('textarea').press('Home')
    for (let n = 0; n < 7; n++) await page.keyboard.press('ArrowRight')
    await tabTo('Réponses types')
    await page.keyboard.press('Enter')
    await picker().getByText('Le prénom sera « Marc ».').waitFor()
    await picker().getByLabel('Chercher dans les titres et les textes').fill('MERCI')
    await page.keyboard.press('Enter')
    await picker().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type(' ')
    await expect
      .poll(() => page.locator('textarea').inputValue())
      .toBe('Avant. Merci Marc, nous nous en occupons. Après.')
    expect(api.asked).toEqual([])
  })

  it('go with Ctrl + Z, and what was typed before them stays', async () => {
    await walkTo(page, api, '/messages/3')
    await page.locator('textarea').click()
    await page.keyboard.type('Bonsoir. ')
    await page.getByRole('button', { name: 'Réponses types' }).click()
    await picker()
      .getByRole('button', { name: /^Merci/ })
      .click()
    const text = () => page.locator('textarea').inputValue()
    await expect.poll(text).toBe('Bonsoir. Merci Marc, nous nous en occupons.')
    await page.keyboard.press('Control+Z')
    await expect.poll(text).toBe('Bonsoir. ')
  })

  it('are written without a name to somebody whose name is not known', async () => {
    await api.db
      .updateTable('contact')
      .set({ name: null })
      .where('name', '=', 'Marc Dubois')
      .execute()
    await walkTo(page, api, '/messages/3')
    await page.getByRole('button', { name: 'Réponses types' }).click()
    await picker().getByText('n’est pas connu').waitFor()
    await picker()
      .getByRole('button', { name: /Horaires/ })
      .click()
    await expect
      .poll(() => page.locator('textarea').inputValue())
      .toMatch(/^Bonjour, la mairie est ouverte/)
  })

  it('begin in the search, and go back to the button or to the text', async () => {
    await walkTo(page, api, '/messages/3')
    // The field has the focus before the replies are there.
    api.latency = 400
    await page.getByRole('button', { name: 'Réponses types' }).press('Enter')
    const search = picker().getByLabel('Chercher dans les titres et les textes')
    await expect.poll(() => search.evaluate(one => one === document.activeElement)).toBe(true)
    await page.keyboard.type('merci')
    await picker().getByText('Le prénom sera « Marc ».').waitFor()
    api.latency = 0
    await expect.poll(() => search.inputValue()).toBe('merci')
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Réponses types')
    await page.keyboard.press('Enter')
    await picker().getByText('Le prénom sera').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('TEXTAREA')
  })

  it('ask nobody to write in private who is written to in private', async () => {
    const text = 'Bonjour {prénom}, dites-nous en message privé la date et l’heure.'
    const saved = api.db.updateTable('savedReply').where('id', '=', 61)
    await saved.set({ title: 'Salle', text }).execute()
    for (const [path, said] of [
      ['/messages/2', 'Bonjour Julie, dites-nous la date et l’heure.'],
      ['/messages/3', 'Bonjour Marc, dites-nous en message privé la date et l’heure.'],
    ] as const) {
      await walkTo(page, api, path)
      await page.getByRole('button', { name: 'Réponses types' }).click()
      await picker()
        .getByRole('button', { name: /^Salle/ })
        .click()
      await expect.poll(() => page.locator('textarea').inputValue()).toBe(said)
    }
  })

  it('that are none say where to write them', async () => {
    await api.db.deleteFrom('savedReply').execute()
    await walkTo(page, api, '/messages/3')
    await page.getByRole('button', { name: 'Réponses types' }).click()
    await picker().getByText('Aucune réponse type').waitFor()
    await expect.poll(focused).toBe('H2')
    await picker().getByRole('link', { name: 'Écrire une réponse type' }).click()
    await page.getByRole('heading', { name: 'Réponses types', level: 2 }).waitFor()
    await page.getByText('Aucune réponse type').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Ajouter les huit réponses types proposées' }).click()
    await page.getByText('Les huit réponses types sont ajoutées').waitFor()
    await page.getByText('Nous transmettons', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Aucune réponse type').waitFor()
  })

  it('that a colleague wrote meanwhile are neither added to nor taken back', async () => {
    await api.db.deleteFrom('savedReply').execute()
    await walkTo(page, api, '/reglages/reponses')
    const add = page.getByRole('button', { name: 'Ajouter les huit réponses types proposées' })
    await add.waitFor()
    const row = { communeId: 1, title: 'La nôtre', text: 'Bonjour', createdAt: 0, changedAt: 0 }
    await api.db.insertInto('savedReply').values(row).execute()
    await add.click()
    await page.getByText('La nôtre', { exact: true }).waitFor()
    expect(await page.getByText('Les huit réponses types sont ajoutées').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Annuler', exact: true }).count()).toBe(0)
  })

  it('are added, changed and deleted in the settings, each undone in one press', async () => {
    await walkTo(page, api, '/reglages/reponses')
    await page.getByRole('button', { name: 'Ajouter une réponse type' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Titre').fill('Salle des fêtes')
    await dialog.getByLabel('Texte').fill('{prénom}, la salle est libre.')
    await dialog.getByText('Julie, la salle est libre.').waitFor()
    await dialog.getByText('La salle est libre.', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('La réponse « Salle des fêtes » est enregistrée.').waitFor()
    const line = page.getByRole('listitem').filter({ hasText: 'la salle est libre' })
    await line.getByRole('button', { name: /Modifier/ }).click()
    await dialog.getByLabel('Titre').fill('Salle')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('La réponse « Salle » est modifiée.').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await line.getByText('Salle des fêtes', { exact: true }).waitFor()
    await line.getByRole('button', { name: /Supprimer/ }).click()
    await line.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await line.waitFor()
    expect(api.asked.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT', 'DELETE', 'POST'])
  })
})

describe('what was done in a row', () => {
  it('is undone one by one, the last first', async () => {
    await api.db.deleteFrom('savedReply').execute()
    await walkTo(page, api, '/reglages/reponses')
    await page.getByRole('button', { name: 'Ajouter les huit réponses types proposées' }).click()
    const lines = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /Supprimer/ }) })
    const undo = page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true })
    await page.getByText('Les huit réponses types sont ajoutées').waitFor()
    for (let left = 7; left >= 4; left--) {
      await lines
        .first()
        .getByRole('button', { name: /Supprimer/ })
        .click()
      await expect.poll(() => lines.count()).toBe(left)
    }
    for (let left = 5; left <= 8; left++) {
      await undo.click()
      await expect.poll(() => lines.count()).toBe(left)
    }
  })
})

describe('« pas de réponse attendue »', () => {
  it('is one press, undone in another', async () => {
    await walkTo(page, api, '/messages/2')
    await page.getByRole('button', { name: 'Pas de réponse attendue' }).press('Enter')
    await page.getByText('ce message ne demande pas de réponse.').waitFor()
    // Anyone who uses the keys goes on from there.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Demande une réponse')
    await page
      .getByText(/^Écarté\s:/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: /^Suivant\s: Nadia Kessler, dépassé de/ }).waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Attend une réponse').waitFor()
    expect(api.asked.map(one => one.body)).toEqual([
      { needsReply: false, reason: 'other' },
      // Taken back, and not overruled: what held before holds again.
      null,
    ])
  })

  it('overrules a rule with « demande une réponse »', async () => {
    await walkTo(page, api, '/messages/4')
    await page.getByText('Écarté\u00a0: mot de politesse').waitFor()
    await page.getByRole('button', { name: 'Demande une réponse' }).click()
    await page.getByText('ce message demande une réponse.').waitFor()
    expect(api.asked).toMatchObject([{ body: { needsReply: true } }])
  })

  it('says of one that was answered already no more than what it asks for', async () => {
    const channel = await aChannel(api.context, 1, { name: 'Ancienne page' })
    const sentAt = minute(-100)
    const messages = [
      { text: 'Merci !', sentAt },
      { by: null, text: 'Avec plaisir', sentAt: minute(-90) },
    ]
    const { id } = await aConversation(api.db, channel, { visibility: 'private', messages })
    await walkTo(page, api, `/messages/${id}`)
    await page.getByRole('button', { name: 'Demande une réponse' }).click()
    await page.getByText('ce message demande une réponse.').waitFor()
    await page.getByText(/^Réponse en 10\smin/).waitFor()
    expect(await page.getByText('attend une réponse').count()).toBe(0)
  })
})
