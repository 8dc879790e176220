import { describe, expect, it } from 'vitest'
import { putHold } from '../../../server/messages/store/handling.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aConversation, aMessage } from '../../support/builders/messages.ts'
import { aMedia } from '../../support/builders/pictures.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { page as mairie, minute, START } from '../morning.ts'
import {
  expectRoomForText,
  expectSound,
  expectSoundAtBothSizes,
  settle,
  visit,
  walkTo,
} from '../screen.ts'

eachWindow({ role: 'officer' })

const list = () => page.getByRole('region', { name: 'Liste des conversations' })
const rows = () => list().getByRole('listitem').locator('a[tabindex]')
const search = () => page.getByRole('searchbox')
const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const where = () => page.evaluate(() => location.pathname + decodeURIComponent(location.search))
const focused = () => page.evaluate(() => document.activeElement?.tagName)

describe('the two panes', () => {
  it('show who waits, the most urgent first, with the minutes, and teach while none is open', async () => {
    await walkTo(page, api, '/messages')
    await expect
      .poll(() => rows().allInnerTexts())
      .toEqual([
        expect.stringMatching(/^Nadia Kessler.*\s+dépassé de\s18\smin/s),
        expect.stringMatching(/^Julie Martin\s+encore 4\smin/),
        expect.stringMatching(/^Marc Dubois\s+encore 11\smin/),
      ])
    for (const row of await rows().all()) expect((await row.boundingBox())?.height).toBeLessThan(72)
    await page.getByText('Choisissez un message').waitFor()
    await expectRoomForText(page)
    await rows().nth(1).click()
    await heading('Julie Martin')
    await expect.poll(() => rows().count()).toBe(3)
    await page.goBack()
    await heading('Messages')
  })

  it('go on at the older one’s address where a conversation went into that', async () => {
    const into = 2
    await page.route('**/api/conversations/9090', asked =>
      asked.continue({ url: asked.request().url().replace('9090', String(into)) }),
    )
    await walkTo(page, api, '/messages/9090?filtre=tous')
    await expect.poll(where).toBe(`/messages/${into}?filtre=tous`)
  })

  it('say nothing of choosing where there is nothing to choose', async () => {
    for (const id of [1, 2, 3]) await aMessage(api.db, id, { by: null, sentAt: START })
    await walkTo(page, api, '/messages')
    await page.getByText('Rien à répondre maintenant', { exact: true }).waitFor()
    await expect.poll(() => page.getByText('Choisissez un message').count()).toBe(0)
  })

  it('say of what is empty what is left out of it', async () => {
    const hold = { communeId: 1, userId: null, words: 'la voirie', untilDay: '2026-11-30' }
    await putHold(api.db, [1, 2, 3], { ...hold, at: START, endsAt: minute(9_000) })
    await walkTo(page, api, '/messages')
    // They wait all the same, as it says above.
    await page.getByText('Rien à répondre maintenant').waitFor()
    await page.getByText(/personnes attendent une réponse/).waitFor()
    const { id } = await aChannel(api.context, 1, { name: 'Bulletin' })
    await walkTo(page, api, `/messages?filtre=tous&canal=${id}`)
    await page.getByText('Rien de tel sur ce canal').waitFor()
    await page.getByRole('link', { name: 'Voir toutes les conversations' }).click()
    await expect.poll(() => rows().count()).toBeGreaterThan(3)
  })

  it('is one below 1024 px, with a way back, and without the keyboard over the question', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/messages')
    await expect.poll(() => page.getByText('Choisissez un message').isVisible()).toBe(false)
    await expectRoomForText(page)
    await page
      .getByRole('link', { name: /Julie Martin/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    await settle(page)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await expectSoundAtBothSizes(page)
    await page.getByRole('link', { name: 'Tous les messages' }).click()
    await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
    expect(window.complaints).toEqual([])
  })

  it('have two lines for words on a telephone, and two for the choices', async () => {
    const text = 'Faut-il réserver une table, et jusqu’à quand ? Nous serions une dizaine.'
    await aMessage(api.db, 3, { by: 'Marc Dubois', text, sentAt: minute(-2) })
    const channel = await mairie(api.db)
    const old = { by: 'Lucie Faure', sentAt: channel.createdAt - 86_400_000 }
    await aConversation(api.db, channel, { messages: [old] })
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/messages')
    const words = await page.getByText(/^Faut-il réserver/).boundingBox()
    expect(words?.height).toBeGreaterThan(36)
    const choices = page
      .getByRole('navigation', { name: 'Quelles conversations' })
      .getByRole('link')
    const tops = await choices.evaluateAll(all => all.map(one => one.getBoundingClientRect().y))
    expect(tops).toHaveLength(6)
    expect(new Set(tops).size).toBe(2)
  })

  it('say what a mail is about before what it says, once', async () => {
    const said = 'La salle est-elle libre ?'
    const subject = 'Salle des fêtes'
    const mailbox = await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel' })
    const mail = { id: 601, by: 'Zoé Petit', sentAt: minute(-9), text: `${subject}\n\n${said}` }
    await aConversation(api.db, mailbox, { visibility: 'private', subject, messages: [mail] })
    await walkTo(page, api, '/messages')
    const shown = /^Salle des fêtes\s— La salle est-elle libre\s\?$/
    await rows().getByText(shown).click()
    await heading('Zoé Petit')
    // Where it is read whole, what it is about has a line of its own.
    const topic = page.getByRole('article').getByText('Salle des fêtes', { exact: true })
    const whole = page
      .getByRole('article')
      .getByText(/^Salle des fêtesLa salle est-elle libre\s\?$/)
    await whole.waitFor()
    const box = async () => [(await topic.boundingBox())?.width, (await whole.boundingBox())?.width]
    const [line, bubble] = await box()
    expect(line).toBe(bubble)
    // A longer one has its words alone: what it is about comes from the conversation.
    await api.db.updateTable('message').set({ text: said }).where('id', '=', 601).execute()
    api.tell('messages')
    await whole.waitFor()
    await expect.poll(() => page.getByRole('article').getByText('Salle des fêtes').count()).toBe(1)
  })

  it('stay where they are when somebody writes a long address', async () => {
    const text = `Voyez https://exemple.fr/${'a'.repeat(300)}`
    await aMessage(api.db, 1, { sentAt: minute(-2), text })
    await walkTo(page, api, '/messages/1')
    await page.getByText('Voyez https').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })

  it('keep the place in the list', async () => {
    const channel = await mairie(api.db)
    for (let more = 1; more <= 40; more++) {
      await aConversation(api.db, channel, {
        messages: [{ by: 'Marc Dubois', sentAt: minute(-4) }],
      })
    }
    await walkTo(page, api, '/messages')
    await list().evaluate(pane => pane.scrollTo(0, 700))
    await rows()
      .nth(12)
      .evaluate(link => link instanceof HTMLElement && link.click())
    await heading('Marc Dubois')
    // What stands above it has another height.
    const moved = (await list().evaluate(pane => pane.scrollTop)) - 700
    expect(Math.abs(moved)).toBeLessThan(67)
  })
})

describe('a search', () => {
  it('is in the address with the filters, and stays there while one opens what it finds', async () => {
    await walkTo(page, api, '/messages')
    await search().fill('elagage')
    await expect.poll(where).toBe('/messages?q=elagage')
    await page.getByRole('status').getByText('Rien de trouvé').waitFor()
    await search().fill('marche de noel')
    await expect.poll(where).toBe('/messages?q=marche+de+noel')
    await expect.poll(() => rows().allInnerTexts()).toHaveLength(1)
    await page.getByRole('status').getByText('1 conversation trouvée').waitFor()
    await expect.poll(() => focused()).toBe('INPUT')
    await page.getByRole('link', { name: 'En attente' }).click()
    await expect.poll(where).toBe('/messages?q=marche+de+noel&filtre=attente')
    await rows().first().click()
    await heading('Marc Dubois')
    expect(await where()).toBe('/messages/3?q=marche+de+noel&filtre=attente')
    await expect.poll(() => search().inputValue()).toBe('marche de noel')
    await expectSound(page)
    await page.goBack()
    await page.goBack()
    await expect.poll(where).toBe('/messages?q=marche+de+noel')
    await page.goBack()
    await expect.poll(where).toBe('/messages')
    await expect.poll(() => search().inputValue()).toBe('')
    await expect.poll(() => rows().count()).toBe(3)
  })

  it('says of the first page that there are more', async () => {
    const channel = await aChannel(api.context, 1, { name: 'Ancienne page' })
    for (let place = 0; place < 51; place++) {
      const messages = [{ text: 'Un tartempion', sentAt: minute(-9_000 - place) }]
      await aConversation(api.db, channel, { visibility: 'private', messages })
    }
    await walkTo(page, api, '/messages?q=tartempion')
    const status = page.getByRole('status')
    await status.getByText('Les 50\u00a0premières conversations trouvées').waitFor()
    await page.getByRole('button', { name: 'Afficher les plus anciennes' }).click()
    await status.getByText('51\u00a0conversations trouvées').waitFor()
  })

  it('is gone from its field when one goes back from it, though the cursor is still there', async () => {
    await walkTo(page, api, '/messages')
    await search().fill('marche de noel')
    await expect.poll(where).toBe('/messages?q=marche+de+noel')
    await page.goBack()
    await expect.poll(where).toBe('/messages')
    await expect.poll(() => focused()).toBe('INPUT')
    await expect.poll(() => search().inputValue()).toBe('')
  })
})

describe('a conversation', () => {
  it('leads to the next who waits once it is answered, in two clicks from Aujourd’hui', async () => {
    const post = await aPost(api.db, 1)
    const media = [await aMedia(api.db, 1, { alt: 'Rue barrée' })].map(({ id }) => id)
    await aDelivery(api.db, post, 1, { state: 'verified', remoteId: 'rue-du-moulin', media })
    await api.db
      .updateTable('conversation')
      .set({ postRemoteId: 'rue-du-moulin' })
      .where('id', '=', 1)
      .execute()
    let clicks = 0
    const click = async (place: ReturnType<typeof page.locator>) => {
      clicks++
      await place.click()
    }
    await walkTo(page, api, '/')
    await click(
      page
        .getByRole('main')
        .getByRole('link', { name: /^Répondre/ })
        .first(),
    )
    await heading('Nadia Kessler et Pierre Aubry')
    await page.getByLabel('La publication commentée').getByText('Travaux rue du Moulin').waitFor()
    await page.getByRole('img', { name: 'Rue barrée' }).waitFor()
    await page
      .locator('form')
      .getByText(/dépassé de/)
      .waitFor()
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type('Oui, le car passe.')
    await click(page.getByRole('button', { name: 'Répondre en public' }))
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(clicks).toBe(2)
    const next = page.getByRole('link', { name: /^Suivant\s: Julie Martin, encore 4\smin/ })
    await next.click()
    await heading('Julie Martin')
  })

  it('keeps a draft over the tab’s end, and shows it to nobody else', async () => {
    await walkTo(page, api, '/messages/2')
    await page.locator('textarea').fill('Madame, votre dossier')
    await settle(page)
    await visit(page, api, '/messages/2')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Madame, votre dossier')
    // Somebody else on the same machine, where nobody had signed out.
    await page.evaluate(() => localStorage.setItem('tambour.drafts-of', 'another'))
    await visit(page, api, '/messages/2')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Madame')
  })
})

describe('a draft', () => {
  const to = (name: string) => page.getByLabel(`Répondre à ${name}, en public`)

  it('stays for the person whom it was begun for, over the tab’s end too', async () => {
    await walkTo(page, api, '/messages/1')
    await page.getByRole('button', { name: 'Répondre à ce message' }).last().click()
    await to('Pierre Aubry').fill('Les poubelles passent demain.')
    await settle(page)
    await visit(page, api, '/messages/1')
    await expect.poll(() => to('Pierre Aubry').inputValue()).toBe('Les poubelles passent demain.')
    await to('Pierre Aubry').fill('')
    await expect.poll(() => to('Nadia Kessler').inputValue()).toBe('')
  })

  it('changes hands neither when a colleague answers meanwhile', async () => {
    await walkTo(page, api, '/messages/1')
    await to('Nadia Kessler').fill('Oui, le car passe.')
    await aMessage(api.db, 1, { by: null, sentAt: START })
    await Promise.all([
      page.waitForResponse(/conversations\/1$/),
      Promise.resolve(api.tell('messages')),
    ])
    await settle(page)
    await expect.poll(() => to('Nadia Kessler').inputValue()).toBe('Oui, le car passe.')
  })
})

describe('the keys', () => {
  it('go on, go back, answer, set aside and search, and never while one types', async () => {
    await walkTo(page, api, '/messages')
    await page.keyboard.press('j')
    await heading('Nadia Kessler et Pierre Aubry')
    await page.keyboard.press('j')
    await heading('Julie Martin')
    await settle(page)
    await expect.poll(() => focused()).toBe('H1')
    await page.keyboard.press('k')
    await heading('Nadia Kessler et Pierre Aubry')
    await page.keyboard.press('j')
    await heading('Julie Martin')
    await page.locator('textarea').waitFor()
    await page.keyboard.press('Control+e')
    await page.keyboard.press('r')
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type('je / ?')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('je / ?')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('H1')
    expect(api.asked).toEqual([])
    await page.keyboard.press('e')
    await page.getByText('ce message ne demande pas de réponse.').waitFor()
    expect(api.asked).toMatchObject([{ body: { needsReply: false, reason: 'other' } }])
    await page.keyboard.press('/')
    await expect.poll(focused).toBe('INPUT')
  })

  it('stay where they were when a dialog was opened and closed', async () => {
    await walkTo(page, api, '/messages/3')
    await page.getByRole('button', { name: 'Réponses types' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Réponses types')
  })

  it('are listed by « ? », and can be switched off', async () => {
    await walkTo(page, api, '/messages')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Raccourcis clavier' })
    await dialog.getByText('Pas de réponse attendue').waitFor()
    await dialog.getByLabel('Utiliser ces touches').uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    await visit(page, api, '/messages')
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    await settle(page)
    expect([await where(), await dialog.count()]).toEqual(['/messages', 0])
    await page.getByRole('button', { name: 'Raccourcis clavier' }).click()
    await dialog.getByLabel('Utiliser ces touches').check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await heading('Nadia Kessler et Pierre Aubry')
  })
})
