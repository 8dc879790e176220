import { describe, expect, it } from 'vitest'
import { insertSeries } from '../../../server/events/store/events.ts'
import { needApproval } from '../../support/builders/approval.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aMember, aProposal } from '../../support/builders/committees.ts'
import { anEvent } from '../../support/builders/events.ts'
import { aMail } from '../../support/builders/mail.ts'
import { aPartner, aShare } from '../../support/builders/partners.ts'
import { aMedia, aPoster } from '../../support/builders/pictures.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { api, eachWindow, oneWindow, page, window } from '../each-window.ts'
import { movePage } from '../morning.ts'
import { expectNarrow, expectRoomForText, expectSound, settle, visit, walkTo } from '../screen.ts'

const options = { role: 'officer' } as const

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const confirm = (name: string) => dialog().getByRole('button', { name, exact: true })

/** Mastodon lets a post be corrected, and takes 500 signs. */
const onMastodon = () => movePage(api.db, 'mastodon', { account: '@mairie@exemple.social' })

/** How often the person pressed something. */
async function countClicks(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(globalThis, { clicks: 0 })
    document.addEventListener(
      'click',
      () => Reflect.set(globalThis, 'clicks', Reflect.get(globalThis, 'clicks') + 1),
      true,
    )
  })
  return () => page.evaluate(() => Number(Reflect.get(globalThis, 'clicks')))
}

describe('an event that was announced', () => {
  oneWindow(options)

  it('is cancelled in two clicks, which show first what happens', async () => {
    await walkTo(page, api, '/evenements/1')
    const clicks = await countClicks()
    await button('Annuler l’événement').click()
    await dialog()
      .getByText(/^ANNULÉ\s: Loto des aînés/)
      .waitFor()
    await dialog()
      .getByText(/ne partira pas/)
      .first()
      .waitFor()
    await confirm('Annuler l’événement').click()
    await page.getByText('L’événement n’aura pas lieu.').waitFor()
    await expect.poll(() => clicks()).toBe(2)
    await settle(page)
    await button('Rétablir l’événement').waitFor()
    await expect.poll(() => button('Ajouter une publication').count()).toBe(0)
    expect(api.asked).toMatchObject([
      {
        path: '/api/events/1/changes',
        body: { change: { kind: 'cancel' }, sequence: 0, texts: {} },
      },
    ])
    await expectSound(page)
    // Undone as it was done.
    await button('Annuler').first().click()
    await page.getByText('C’est comme avant.').waitFor()
    expect(api.asked.at(-1)).toMatchObject({
      body: { change: { kind: 'reinstate' }, sequence: 1 },
    })
    expect(window.complaints).toEqual([])
  })

  it('is told to nobody where nothing is out', async () => {
    await walkTo(page, api, '/evenements/3')
    await button('Annuler l’événement').click()
    await dialog().getByText('personne n’est à prévenir').waitFor()
    await dialog().getByText('Rien n’est programmé.').waitFor()
  })

  it('says what is refused, and keeps what was typed', async () => {
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    await dialog()
      .getByText(/^REPORTÉ/)
      .waitFor()
    const body = { error: 'conflict', message: 'L’événement a changé entre-temps.' }
    api.fail('POST', '/api/events/1/changes', { status: 409, body })
    await confirm('Reporter l’événement').click()
    await page.getByRole('alert').getByText('a changé entre-temps').waitFor()
    await page.getByText('Rien n’a été changé.').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
  })

  it('gives the code that shows the agenda on the commune’s site', async () => {
    await walkTo(page, api, '/evenements')
    await page.getByText('L’agenda sur le site de la commune').click()
    const code = page.getByText(`<iframe src="${api.origin}/agenda/embed?commune=1"`)
    await expect
      .poll(() => code.textContent())
      .toMatch(/ title="Agenda de Sommeville-les-Prés" width="100%" .*<\/iframe>$/)
    await page.getByRole('button', { name: 'Copier le code pour le site' }).waitFor()
    await expectRoomForText(page)
  })

  it('leads to its public page, its file, and copies its address', async () => {
    await walkTo(page, api, '/evenements/2')
    const link = page.getByRole('link', { name: /^Page publique/ })
    await expect.poll(() => link.getAttribute('href')).toBe('/agenda/marche-de-noel-even2222')
    await expect
      .poll(() => page.getByRole('link', { name: 'Fichier .ics' }).getAttribute('href'))
      .toBe('/agenda/marche-de-noel-even2222.ics')
    await page.getByRole('button', { name: /^Copier l’adresse de la page publique/ }).waitFor()
  })

  it('shows nothing that is wider than a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/evenements/1')
    for (const name of ['Reporter', 'Annuler l’événement']) {
      await button(name).click()
      await dialog()
        .getByText(/^(REPORTÉ|ANNULÉ)/)
        .waitFor()
      await expectNarrow(page)
      await page.keyboard.press('Escape')
    }
  })

  it('says when its date is corrected that anyone who read the old one is not told', async () => {
    await walkTo(page, api, '/evenements/1/modifier')
    await expect.poll(() => page.getByText('annoncent déjà l’ancienne date').count()).toBe(0)
    await page.getByLabel('Début').fill('2026-12-06T20:00')
    await page.getByText('annoncent déjà l’ancienne date').waitFor()
  })

  it('asks what becomes of words that say the old date', async () => {
    const text = 'Rendez-vous samedi 5 décembre à 20 h.'
    const post = await aPost(api.db, 1, { eventId: 1, text })
    const { id } = await aDelivery(api.db, post, 1)
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    const words = dialog().getByLabel(/nouveau texte$/)
    await expect.poll(() => words.inputValue()).toMatch(/samedi 12\sdécembre/)
    await words.fill('Rendez-vous le 12, porte de derrière.')
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    const own = 'Rendez-vous le 12, porte de derrière.'
    expect(api.asked).toMatchObject([{ body: { rewording: { deliveries: { [id]: own } } } }])
    // Undone, it says again what it said.
    await button('Annuler').first().click()
    await page.getByText('C’est comme avant.').waitFor()
    expect(api.asked.at(-1)).toMatchObject({
      body: { rewording: { deliveries: { [id]: text } } },
    })
  })

  it('shows a text once that several channels share, and its dates side by side', async () => {
    const post = await aPost(api.db, 1, { eventId: 1 })
    for (const name of ['Instagram', 'Mastodon']) {
      const { id } = await aChannel(api.context, 1, { name, receives: 0 })
      await aDelivery(api.db, post, id, { dueLocal: '2026-11-24T09:00', state: 'verified' })
    }
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    const texts = dialog().locator('.sheet > p')
    await texts.first().waitFor()
    const shown = await texts.allInnerTexts()
    const full = shown.filter(text => !text.startsWith('Le même texte que sur'))
    expect(shown.length).toBeGreaterThan(full.length)
    expect(new Set(full).size).toBe(full.length)
    // Worded for one of them it is its own again.
    await dialog()
      .getByRole('button', { name: /^Modifier/ })
      .nth(1)
      .click()
    await dialog().getByLabel('Avis pour Instagram').fill('Autre texte.')
    await expect.poll(() => texts.allInnerTexts()).toHaveLength(shown.length - 1)
    const tops = dialog().locator('input[type=datetime-local]')
    await expect.poll(() => tops.count()).toBe(2)
    const [start, end] = await tops.evaluateAll(all =>
      all.map(one => one.getBoundingClientRect().top),
    )
    expect(end).toBe(start)
  })

  it('stamps the poster that says the old date, or takes another one, or leaves it', async () => {
    const poster = await aMedia(api.db, 1, { alt: 'Marché du dimanche 13 décembre.' })
    const { id: event } = await anEvent(api.db, 1, {
      ...{ title: 'Marché aux santons', startLocal: '2026-12-13T10:00', media: [poster.id] },
    })
    const post = await aPost(api.db, 1, { eventId: event })
    await aDelivery(api.db, post, 1, { dueLocal: '2026-11-24T09:00', state: 'verified' })
    const shown = async () =>
      (
        await api.db
          .selectFrom('eventMedia')
          .innerJoin('media', 'media.id', 'eventMedia.mediaId')
          .select('media.alt')
          .where('eventId', '=', event)
          .execute()
      ).map(({ alt }) => alt)
    await walkTo(page, api, `/evenements/${event}`)
    await button('Reporter').click()
    await dialog().getByText('Cette image dit l’ancienne date.').waitFor()
    const stamp = dialog().getByLabel('Écrire « REPORTÉ » dessus')
    await expect.poll(() => stamp.isChecked()).toBe(true)
    await expectSound(page)
    await dialog().getByLabel('Choisir une autre image').check()
    await confirm('Reporter l’événement').click()
    await dialog().getByRole('alert').getByText('Choisissez l’image qui la remplace.').waitFor()
    expect(api.asked).toEqual([])
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name: 'neuve.png', mimeType: 'image/png', buffer: await aPoster() })
    await confirm('Reporter l’événement').click()
    await dialog().getByText('Décrivez l’image pour qui ne la voit pas.').waitFor()
    await dialog().getByLabel('Texte alternatif').fill('Marché du 20 décembre.')
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    await expect.poll(() => shown()).toEqual(['Marché du 20 décembre.'])
    await button('Annuler').first().click()
    await page.getByText('C’est comme avant.').waitFor()
    await expect.poll(() => shown()).toEqual([poster.alt])
    await button('Annuler l’événement').click()
    await dialog().getByLabel('Écrire « ANNULÉ » dessus').waitFor()
    await confirm('Annuler l’événement').click()
    await page.getByText('L’événement n’aura pas lieu.').waitFor()
    await expect.poll(() => shown()).toEqual([expect.stringMatching(/^Annulé/)])
    expect(window.complaints).toEqual([])
  })

  it('says before it is changed where its announcement is corrected', async () => {
    await onMastodon()
    await walkTo(page, api, '/evenements/1')
    await button('Annuler l’événement').click()
    await dialog()
      .getByText(/^Ce qui est déjà publié sur Page de la mairie est mis à jour sur place/)
      .waitFor()
  })
})

describe('an event that is put off', () => {
  eachWindow(options)

  it('is put off in two clicks to the date that is proposed, or to another one', async () => {
    await walkTo(page, api, '/evenements/1')
    const clicks = await countClicks()
    await button('Reporter').click()
    await dialog()
      .getByText(/samedi 12\sdécembre 2026 à 20\sh/)
      .waitFor()
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    await expect.poll(() => clicks()).toBe(2)
    await page.getByText(/Initialement prévu le samedi 5\sdécembre 2026/).waitFor()
    expect(api.asked).toMatchObject([
      {
        body: {
          change: { kind: 'postpone', startLocal: '2026-12-12T20:00', endLocal: null },
          sequence: 0,
        },
      },
    ])
  })

  it('shows where each publication goes, and lets the notice be reworded', async () => {
    await onMastodon()
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    await dialog()
      .getByLabel(/^Nouvelle date/)
      .fill('2026-12-19T18:30')
    await dialog().getByLabel('Précision').fill('La salle est en travaux.')
    await dialog().getByText('La salle est en travaux.').last().waitFor()
    await dialog()
      .getByText(/vendredi 4\sdécembre à 18\sh → vendredi 18\sdécembre à 18\sh/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: /^Modifier l’avis pour Page de la mairie/ }).click()
    const words = dialog().getByLabel('Avis pour Page de la mairie')
    await expect.poll(() => words.evaluate(field => field === document.activeElement)).toBe(true)
    await words.fill('x'.repeat(501))
    await dialog()
      .getByText(/^1\s?caractère de trop$/)
      .waitFor()
    await confirm('Reporter l’événement').click()
    expect(api.asked).toEqual([])
    await words.fill('Le loto passe au 19 décembre.')
    await expectSound(page)
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    expect(api.asked).toMatchObject([
      {
        body: {
          change: { detail: 'La salle est en travaux.' },
          texts: { 1: 'Le loto passe au 19 décembre.' },
        },
      },
    ])
  })

  it('asks about a notice written before the date was changed again', async () => {
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    const words = dialog().getByLabel('Avis pour Page de la mairie')
    const own = () => page.getByRole('button', { name: /^Modifier l’avis pour Page de la mairie/ })
    const caution = dialog().getByRole('alert')
    const keep = dialog().getByRole('button', { name: /^Garder mon texte pour Page de la mairie/ })
    const take = dialog().getByRole('button', { name: /^Reprendre le texte proposé pour Page/ })
    const day = dialog().getByLabel(/^Nouvelle date/)
    await own().click()
    await words.fill('Le loto passe au 12 décembre.')
    await expect.poll(() => caution.count()).toBe(0)
    await day.fill('2026-12-19T20:00')
    await caution.getByText(/L’avis proposé a changé/).waitFor()
    await expectSound(page)
    await confirm('Reporter l’événement').click()
    await expect.poll(() => take.evaluate(one => one === document.activeElement)).toBe(true)
    expect(api.asked).toEqual([])
    await take.click()
    await expect.poll(() => words.inputValue()).toContain('samedi 19')
    await expect.poll(() => words.evaluate(field => field === document.activeElement)).toBe(true)
    await expect.poll(() => caution.count()).toBe(0)
    // What was taken follows the date; one's own words may also stay.
    await day.fill('2026-12-20T20:00')
    await dialog()
      .getByText(/dimanche 20/)
      .waitFor()
    await expect.poll(() => caution.count()).toBe(0)
    await own().click()
    await words.fill('Le loto passe au 20.')
    await day.fill('2026-12-21T20:00')
    await caution.waitFor()
    await own().click()
    await words.fill('Le loto passe au lundi.')
    await keep.click()
    await expect.poll(() => caution.count()).toBe(0)
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    expect(api.asked).toMatchObject([
      {
        body: {
          change: { startLocal: '2026-12-21T20:00' },
          texts: { 1: 'Le loto passe au lundi.' },
        },
      },
    ])
    expect(window.complaints).toEqual([])
  })

  it('waits for a date that nobody knows, and is given it later', async () => {
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    await dialog().getByLabel('La nouvelle date n’est pas encore connue').check()
    await dialog()
      .getByText(/nouvelle date à venir/)
      .waitFor()
    await dialog()
      .getByText(/attend la nouvelle date/)
      .first()
      .waitFor()
    await confirm('Reporter l’événement').click()
    await page.getByText('Reporté, nouvelle date à venir').waitFor()
    await button('Donner la nouvelle date').click()
    await expect
      .poll(() => dialog().getByLabel('La nouvelle date n’est pas encore connue').count())
      .toBe(0)
  })

  it('names who is told and by which way, and leaves out anyone who is unticked', async () => {
    const { db } = api
    const marie = { name: 'Marie Petit', email: 'mairie@montaubry.example' }
    const montaubry = await aPartner(db, 1, { name: 'Montaubry', contacts: [marie] })
    const { id: share } = await aShare(db, montaubry, 1)
    const offer = { kind: 'share', subject: String(share), round: 'offer' }
    await aMail(db, 1, { ...offer, recipient: marie.email, email: marie.email })
    await aShare(db, await aPartner(db, 1, { name: 'Valcourt', mode: 'installation' }), 1)
    const paul = await aMember(db, { id: 1, communeId: 1 })
    await aProposal(db, paul, { state: 'accepted', decidedAt: 0, eventId: 1 })
    await walkTo(page, api, '/evenements/1')
    await button('Reporter').click()
    const told = dialog().getByRole('list', { name: 'Qui est prévenu' })
    await told.getByText('Par courriel à Marie Petit.').waitFor()
    await told.getByText('Le voit dans son Tambour, et décide de suivre.').waitFor()
    const reached = dialog().getByRole('checkbox', {
      name: /Page de la mairie|Montaubry|Comité des fêtes/,
    })
    await expect.poll(() => reached.count()).toBe(3)
    for (const one of await reached.all()) expect(await one.isChecked()).toBe(true)
    await dialog().getByLabel('Montaubry, commune voisine').uncheck()
    await dialog()
      .getByLabel(/^Page de la mairie/)
      .uncheck()
    expect(
      await dialog()
        .getByText(/^REPORTÉ/)
        .count(),
    ).toBe(0)
    await expectSound(page)
    await confirm('Reporter l’événement').click()
    await page.getByText('L’événement est reporté.').waitFor()
    expect(api.asked).toMatchObject([
      { body: { untold: { channels: [1], readers: [`share-${share}`] } } },
    ])
  })
})

describe('an event that is removed', () => {
  eachWindow(options)

  it('is not missed on its page while the answer is on its way, and leaves the screen that follows', async () => {
    await walkTo(page, api, '/evenements/3')
    const answer = Promise.withResolvers<void>()
    await page.route('**/api/events/3?*', async route => {
      const response = await route.fetch()
      await answer.promise
      await route.fulfill({ response })
    })
    await button('Supprimer l’événement').click()
    await dialog()
      .getByText(/Personne n’en est prévenu/)
      .waitFor()
    await confirm('Supprimer').click()
    await expect.poll(() => api.asked.length).toBe(1)
    // That it is gone is told to every open screen, this one too.
    await page.waitForTimeout(1_000)
    answer.resolve()
    await page.getByRole('heading', { level: 1, name: 'Événements' }).waitFor()
    await settle(page)
    expect(window.complaints).toEqual([])
    await api.db.updateTable('event').set({ title: 'Loto de Noël' }).where('id', '=', 1).execute()
    api.tell('deliveries')
    await page.getByRole('link', { name: 'Loto de Noël' }).first().waitFor()
  })

  it('is offered only where nobody was told of it: else it is cancelled, and that is shown first', async () => {
    await walkTo(page, api, '/evenements/1')
    await button('Annuler l’événement').waitFor()
    await button('Ajouter une publication').waitFor()
    expect(await button('Supprimer l’événement').count()).toBe(0)
    // Of one that repeats other dates may be removed, and what is announced of it is cancelled.
    const seriesId = await insertSeries(api.db, { communeId: 1, rule: 'FREQ=WEEKLY', createdAt: 0 })
    await api.db.updateTable('event').set({ seriesId }).where('id', '=', 1).execute()
    api.tell('deliveries')
    await button('Supprimer l’événement').click()
    await dialog()
      .getByText(/n’est pas supprimée mais annulée/)
      .waitFor()
    await confirm('Supprimer').click()
    await page.getByText('ce qui était déjà annoncé est annulé').waitFor()
  })

  it('is not offered either while neighbours know of it', async () => {
    await walkTo(page, api, '/evenements/3')
    await button('Supprimer l’événement').waitFor()
    await aShare(api.db, await aPartner(api.db, 1, { name: 'Valcourt', mode: 'installation' }), 3)
    api.tell('partners')
    await expect.poll(() => button('Supprimer l’événement').count()).toBe(0)
    await button('Annuler l’événement').waitFor()
  })

  it('stays, and hears what changes, where its removal is refused', async () => {
    await walkTo(page, api, '/evenements/3')
    const message = 'La suppression n’a pas pu se faire.'
    api.fail('DELETE', '/api/events/3', { status: 503, body: { error: 'unavailable', message } })
    await button('Supprimer l’événement').click()
    await confirm('Supprimer').click()
    await dialog().getByText(message).waitFor()
    await api.db.updateTable('event').set({ title: 'Loto de Noël' }).where('id', '=', 3).execute()
    api.tell('deliveries')
    await page.getByRole('heading', { level: 1, name: 'Loto de Noël' }).waitFor()
  })
})

describe('an event that is being saved', () => {
  eachWindow(options)

  it('leaves a person who went elsewhere meanwhile where they are', async () => {
    await walkTo(page, api, '/evenements/3/modifier')
    await page.getByLabel('Lieu', { exact: true }).fill('Halle')
    const answer = Promise.withResolvers<void>()
    await page.route('**/api/events/3?*', async route => {
      await answer.promise
      await route.continue()
    })
    await button('Enregistrer').click()
    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: /^Messages/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
    answer.resolve()
    await page.getByText('L’événement est modifié.').waitFor()
    await settle(page)
    expect(new URL(page.url()).pathname).toBe('/messages')
  })
})

describe('an event that is edited', () => {
  eachWindow(options)

  it('says what becomes of what has appeared, which stays where somebody must approve', async () => {
    await walkTo(page, api, '/evenements/1/modifier')
    await page.getByText(/Celles qui ont déjà paru sont corrigées sur place/).waitFor()
    await page.getByText(/Les voisins à qui l’événement a été proposé sont prévenus/).waitFor()
    await needApproval(api.context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
    await visit(page, api, '/evenements/1/modifier')
    await page.getByText(/Celles qui ont déjà paru restent comme elles sont/).waitFor()
    await page.getByText(/l’événement n’est plus dans l’agenda public/).waitFor()
  })
})

describe('two people who change an event', () => {
  eachWindow(options)

  it('each keep what they wrote where the other wrote nothing', async () => {
    const asked = { title: 'Bal', place: 'Halle', text: 'Entrée libre.' }
    const { id: event } = await anEvent(api.db, 1, asked)
    await walkTo(page, api, `/evenements/${event}/modifier`)
    await page.getByLabel('Texte', { exact: true }).fill('Entrée 2 €.')
    await api.db
      .updateTable('event')
      .set({ place: 'Salle des fêtes', startLocal: '2026-12-12T20:30' })
      .where('id', '=', event)
      .execute()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'Bal', level: 1 }).waitFor()
    expect(
      await api.db
        .selectFrom('event')
        .select(['place', 'startLocal', 'text'])
        .where('id', '=', event)
        .executeTakeFirst(),
    ).toEqual({ place: 'Salle des fêtes', startLocal: '2026-12-12T20:30', text: 'Entrée 2 €.' })
  })

  it('are told of what both changed, and take the other’s or keep their own', async () => {
    const { id: event } = await anEvent(api.db, 1, { text: 'Entrée libre.', link: null })
    const saved = () =>
      api.db
        .selectFrom('event')
        .select(['place', 'text', 'link'])
        .where('id', '=', event)
        .executeTakeFirst()
    await walkTo(page, api, `/evenements/${event}/modifier`)
    await page.getByLabel('Texte', { exact: true }).fill('Entrée 2 €.')
    await page.getByLabel('Lieu', { exact: true }).fill('Halle')
    const theirs = { text: 'Entrée 3 €.', place: 'Le stade', link: 'https://exemple.fr/' }
    await api.db.updateTable('event').set(theirs).where('id', '=', event).execute()
    await button('Enregistrer').click()
    await page.getByText('Quelqu’un a changé la même chose entre-temps.').waitFor()
    expect(await saved()).toEqual(theirs)
    await page.getByText('Entrée 3 €.').waitFor()
    await expectSound(page)
    await button('Reprendre\u00a0: Lieu').click()
    expect(await page.getByLabel('Lieu', { exact: true }).inputValue()).toBe('Le stade')
    await button('Enregistrer').click()
    await page.getByText('L’événement est modifié.').waitFor()
    expect(await saved()).toEqual({ ...theirs, text: 'Entrée 2 €.' })
  })
})
