import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { needApproval } from '../../support/builders/approval.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aPoster } from '../../support/builders/pictures.ts'
import { api, oneWindow, page, window } from '../each-window.ts'
import { movePage } from '../morning.ts'
import { expectNarrow, expectSound, settle, visit, walkTo } from '../screen.ts'

/** All tests of a block have one window: those that change more than events come last. */
const inOneWindow = () => oneWindow({ role: 'officer' })

async function fill(start = '2026-12-05T20:00'): Promise<void> {
  await page.getByLabel('Titre').fill('Loto des aînés')
  await page.getByLabel('Début').fill(start)
  await page.getByLabel('Lieu').fill('Salle des fêtes')
  await page.getByLabel('Texte', { exact: true }).fill('Ouverture des portes à 18 h 30.')
}

/** Times chosen one by one. */
const withoutPlan = () => page.getByLabel('Plan de communication').selectOption('')

const submit = () =>
  page.getByRole('button', { name: /^(Programmer|Enregistrer l’événement)$/ }).click()

describe('announcing an event', () => {
  inOneWindow()

  it('says what its button does, also where nothing is to be published', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    const keep = page.getByRole('button', { name: 'Enregistrer l’événement' })
    await keep.waitFor()
    await fill()
    await page.getByRole('button', { name: 'Programmer' }).waitFor()
    await withoutPlan()
    const chosen = page.getByRole('checkbox', { checked: true })
    while ((await chosen.count()) > 0) await chosen.first().uncheck()
    await keep.waitFor()
  })

  it('shows why it could not be kept, wherever one is in the form', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    const message = 'C’est impossible pour l’instant.'
    api.fail('POST', '/api/events', {
      status: 409,
      body: { error: 'conflict', message },
    })
    await page.evaluate(() => scrollTo(0, 0))
    await submit()
    const told = page.getByRole('alert').getByText(message)
    await told.waitFor()
    await expect
      .poll(() =>
        told.evaluate(one => {
          const { left, top, height } = one.getBoundingClientRect()
          const seen = document.elementFromPoint(left + 2, top + height / 2)
          return one === seen || one.contains(seen)
        }),
      )
      .toBe(true)
  })

  it('plans it on each channel at each time, with its picture', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await page.getByRole('checkbox', { name: /Valcourt/ }).check()
    await withoutPlan()
    for (const time of ['Une semaine avant', 'La veille', 'Le jour même']) {
      await page.getByLabel(time).check()
    }
    await page.getByText(/^6\s+publications à programmer\.$/).waitFor()
    await page.getByRole('tab', { name: 'Page de Valcourt' }).click()
    await page.getByRole('heading', { name: 'Page de Valcourt' }).waitFor()
    await page.getByText('Samedi 5 décembre 2026 à 20 h').first().waitFor()

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await aPoster() })
    await submit()
    await page.getByRole('alert').getByText('Décrivez l’image').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true')
    await page.getByLabel('Texte alternatif').fill('Affiche du loto')
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.asked).toMatchObject([
      { path: '/api/pictures', body: { files: ['a.png'], page: '1' } },
      { path: '/api/pictures/1/media', body: { alt: 'Affiche du loto' } },
      {
        path: '/api/events',
        body: {
          title: 'Loto des aînés',
          startLocal: '2026-12-05T20:00',
          endLocal: null,
          media: [1],
          channels: [1, 3],
          plan: null,
          times: ['2026-11-28T18:00', '2026-12-04T18:00', '2026-12-05T09:00'],
          texts: {},
        },
      },
    ])
    expect(window.complaints).toEqual([])
  })

  it('says everything that is missing at once', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await submit()
    const alert = page.getByRole('alert')
    await alert.getByText(/^5\s+points à compléter$/).waitFor()
    await alert.getByText('Donnez un titre').waitFor()
    await alert.getByText('Indiquez le lieu').waitFor()
    await alert.getByText('Choisissez au moins une date').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true')
    await expectSound(page)
    expect(api.asked).toEqual([])
  })

  it('says at the field that an hour does not exist, or which of two is meant', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    const begins = page.getByLabel('Début')
    await begins.fill('2027-03-28T02:30')
    await page.getByText(/2\sh\s30 n’existe pas/).waitFor()
    await expect.poll(() => begins.getAttribute('aria-invalid')).toBe('true')
    await begins.fill('2027-10-31T02:30')
    await page.getByText(/ce sera la première, à l’heure d’été/).waitFor()
    await expect.poll(() => begins.getAttribute('aria-invalid')).toBeNull()
  })

  it('may last whole days, whose hours nobody types', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByLabel('Toute la journée').check()
    await page.getByLabel('Début').fill('2026-12-12')
    await expect.poll(() => page.getByLabel(/^Fin/).inputValue()).toBe('2026-12-12')
    // The other day is meant to come along, not to be the end of ten months.
    await page.getByLabel('Début').fill('2027-10-31')
    await page.getByLabel('Début').fill('2026-12-12')
    await expect.poll(() => page.getByLabel(/^Fin/).inputValue()).toBe('2026-12-12')
    await page.getByLabel(/^Fin/).fill('2026-12-13')
    await page.getByLabel('Titre').fill('Brocante')
    await page.getByLabel('Lieu').fill('Rue haute')
    await page.getByLabel('Texte', { exact: true }).fill('Deux jours.')
    await submit()
    await page.getByRole('heading', { name: 'Brocante', level: 1 }).waitFor()
    await page.getByText(/du samedi 12\sdécembre au dimanche 13\sdécembre/i).waitFor()
    expect(api.asked).toMatchObject([
      { body: { startLocal: '2026-12-12T00:00', endLocal: '2026-12-13T23:59' } },
    ])
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByLabel('Début').fill('2026-12-12T20:00')
    await page.getByLabel('Toute la journée').check()
    await expect.poll(() => page.getByLabel('Début').inputValue()).toBe('2026-12-12')
    await page.getByLabel('Toute la journée').uncheck()
    await expect.poll(() => page.getByLabel('Début').inputValue()).toBe('2026-12-12T09:00')
  })

  it('says which step falls on a holiday, and moves it to the working day before', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill('2026-12-26T20:00')
    await page.getByText('Jour férié (Noël)').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: /^Plutôt jeudi 24/ }).click()
    await expect.poll(() => page.getByText('Jour férié (Noël)').count()).toBe(0)
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(JSON.stringify(api.asked)).toContain('"days":-2')
  })

  it('moves what follows the event to a day that follows it too', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill('2026-12-24T20:00')
    await page.getByText('Jour férié (Noël)').waitFor()
    await page.getByRole('button', { name: /^Plutôt lundi 28 décembre.*Remerciements/ }).click()
    await expect.poll(() => page.getByText('Jour férié (Noël)').count()).toBe(0)
  })

  it('does not offer a time that is past, and says so', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill('2026-11-25T20:00')
    await withoutPlan()
    await page.getByText('déjà passé, non proposé').waitFor()
    await page.getByLabel('La veille').check()
    await expect.poll(() => page.getByLabel('Une semaine avant').count()).toBe(0)
    await page.getByLabel('Autre date').fill('2026-11-24T09:00')
    await page.getByText('Cette date est passée').waitFor()
    await page.getByLabel('Autre date').fill('2026-11-24T12:00')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.asked).toMatchObject([{ body: { times: ['2026-11-24T12:00', '2026-11-24T18:00'] } }])
  })

  it('keeps what was typed when it is refused, and when one leaves', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    const body = { error: 'conflict', message: 'Ce canal vient d’être déconnecté.' }
    api.fail('POST', '/api/events', { status: 409, body })
    await submit()
    await page.getByRole('alert').getByText('vient d’être déconnecté').waitFor()
    await page.getByText('votre saisie est toujours là').waitFor()
    await walkTo(page, api, '/')
    await visit(page, api, '/evenements/nouveau')
    await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Loto des aînés')
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    await walkTo(page, api, '/evenements/nouveau')
    await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('')
  })

  it('is no wider than a telephone when a channel has a long name', async () => {
    const name = 'Page du comité des fêtes de la commune déléguée de Sommeville-les-Prés'
    await aChannel(api.context, 1, { name })
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByRole('checkbox', { name }).check()
    await page.getByRole('tab', { name }).waitFor()
    await expectNarrow(page)
  })

  it('counts as the network counts, and refuses what it would refuse', async () => {
    await movePage(api.db, 'bluesky', { handle: 'mairie.exemple.fr' })
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await withoutPlan()
    await page.getByLabel('La veille').check()
    await page.getByRole('button', { name: /Adapter le texte/ }).click()
    const text = page.getByLabel('Texte pour Page de la mairie')
    await text.fill('é'.repeat(290))
    await page.getByText(/^encore 10\s+caractères$/).waitFor()
    await text.fill('é'.repeat(302))
    await page.getByText(/^2\s+caractères de trop$/).waitFor()
    await submit()
    await page.getByRole('alert').getByText('de trop').waitFor()
    await settle(page)
    expect(api.asked).toEqual([])
    await page.getByRole('button', { name: /Revenir au texte commun/ }).click()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.asked).toMatchObject([{ body: { texts: {} } }])
  })

  it.each([
    ['bluesky', { handle: 'mairie.exemple.fr' }, /Fin$/],
    ['mastodon', { account: '@mairie@exemple.social', warning: 'Travaux' }, 'Travaux'],
  ] as const)('shows a post on %s whole', async (connector, config, said) => {
    await movePage(api.db, connector, config)
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await withoutPlan()
    await page.getByLabel('La veille').check()
    await page.getByRole('button', { name: /Adapter le texte/ }).click()
    await page.getByLabel('Texte pour Page de la mairie').fill(`${'a\n'.repeat(40)}Fin`)
    await page.getByRole('button', { name: 'Voir le résultat' }).click()
    const shown = page.getByRole('article', { name: 'Page de la mairie' })
    await shown.getByText(said).waitFor()
    // Nothing to unfold.
    await expect.poll(() => shown.getByText(/Fin$/).count()).toBe(1)
    await expect.poll(() => shown.getByRole('button', { name: /Voir plus|suite/ }).count()).toBe(0)
    await expectSound(page)
  })
})

describe('a plan', () => {
  inOneWindow()

  const sheet = () => page.getByRole('region', { name: 'Étapes' })

  it('announces an event from today in six clicks, on three channels', async () => {
    const type = (text: string) => page.keyboard.type(text)
    const next = () => page.keyboard.press('Tab')
    await walkTo(page, api, '/')
    // A label's click comes again for its field, without a pointer: it is no click of a person's.
    await page.evaluate(
      'clicks = 0; addEventListener("click", ({ detail }) => { clicks += Number(detail > 0) })',
    )
    await page.getByRole('link', { name: 'Annoncer un événement' }).first().click()
    await page.getByLabel('Titre').click()
    await type('Loto des aînés')
    await next()
    // As a French keyboard types a date into the browser's field.
    await page.getByLabel('Début').fill('2026-12-20T20:00')
    await page.getByLabel('Lieu').focus()
    await type('Salle des fêtes')
    await next()
    await type('Ouverture des portes à 18 h 30.')
    // Two channels of our own are ticked already.
    await page.getByRole('checkbox', { name: /Valcourt/ }).click()
    await page.getByRole('button', { name: 'Programmer' }).click()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    const asked = api.asked.find(({ path }) => path === '/api/events')
    expect(asked?.body).toMatchObject({ channels: [1, 2, 3], plan: { id: 71 }, times: [] })
    // What was just said names it too, for twelve seconds.
    const shown = page.locator('main')
    await shown.getByText('Remerciements').first().waitFor()
    await expect.poll(() => shown.getByText('Date à retenir').count()).toBe(0)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'clicks'))).toBeLessThanOrEqual(6)
  })

  it('shows each step at its date, and what is past', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByText('chaque étape aura sa date').waitFor()
    await fill('2026-12-20T20:00')
    await sheet()
      .getByText(/Date à retenir \(.*\).: déjà passé, non programmé/)
      .waitFor()
    await sheet()
      .getByText('Samedi 5 décembre à 18 h')
      .or(sheet().getByText('samedi 5 décembre à 18 h'))
      .first()
      .waitFor()
    await sheet().getByText('rappel pour la mairie').first().waitFor()
    await page
      .getByText(
        /^10\s+publications à programmer, 1\s+rappel pour la mairie, 2\s+étapes déjà passées\.$/,
      )
      .waitFor()
    await expectSound(page)
  })

  it('is changed for one event: a step left out, moved, reworded', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill('2026-12-20T20:00')
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await sheet().getByRole('checkbox', { name: 'Affiche et bénévoles' }).uncheck()
    await sheet().getByRole('button', { name: 'Modifier l’étape Programme' }).click()
    await page.getByLabel('Date et heure').fill('2026-12-15T17:30')
    const text = page.getByLabel('Ce qui est dit')
    await text.fill('{titre}, {prix}')
    await page.getByText('{prix} ne correspond à rien').waitFor()
    await text.fill('Plus que cinq jours : {titre}')
    await page.getByLabel('Si Tambour était arrêté').selectOption('miss')
    await expectSound(page)
    await page.getByLabel('Publication montrée').selectOption({ index: 0 })
    await page.getByText('Plus que cinq jours : Loto des aînés').waitFor()
    await page.getByLabel('Publication montrée').selectOption({ index: 1 })
    await page.getByRole('button', { name: /Adapter le texte/ }).click()
    await page.getByLabel('Texte pour Page de la mairie').fill('Demain, le loto !')
    await sheet().getByRole('button', { name: 'Modifier l’étape Remerciements' }).click()
    await page.getByRole('button', { name: 'Retirer cette étape' }).last().click()
    await page.getByText('L’étape « Remerciements » est retirée.').waitFor()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    const asked = api.asked.find(({ path }) => path === '/api/events')
    expect(asked?.body).toMatchObject({
      plan: {
        id: 71,
        steps: [
          { name: 'Formalités' },
          { name: 'Date à retenir' },
          {
            name: 'Programme',
            days: -5,
            time: '17:30',
            text: 'Plus que cinq jours : {titre}',
            lateRule: 'miss',
          },
          { name: 'Informations pratiques', texts: { 1: 'Demain, le loto !' } },
          { name: 'C’est aujourd’hui', texts: {} },
          { name: 'Bilan' },
        ],
      },
    })
  })

  it('takes hashtags and a link, and refuses what is no address', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await fill('2026-12-20T20:00')
    await page.getByText('Mots-dièse et lien').click()
    await page.getByLabel('Mots-dièse').fill('#loto #village')
    await page.getByLabel('Site ou billetterie').fill('billets')
    await submit()
    await page.getByRole('alert').getByText('adresse complète').waitFor()
    await page.getByLabel('Site ou billetterie').fill('https://billets.exemple.fr')
    await page.getByText('billets.exemple.fr').first().waitFor()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    const asked = api.asked.find(({ path }) => path === '/api/events')
    expect(asked?.body).toMatchObject({
      hashtags: '#loto #village',
      link: 'https://billets.exemple.fr',
      slug: expect.stringMatching(/^[a-z0-9]{8}$/),
    })
  })
})

describe('the plans of the commune', () => {
  inOneWindow()

  it('are changed, copied, made the default, deleted and put back', async () => {
    await walkTo(page, api, '/reglages/plans')
    await page.getByRole('heading', { name: /^Fête ou animation/ }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Modifier le plan Fête ou animation' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nom du plan').fill('Fête')
    await dialog.getByLabel('Jours').nth(1).fill('20')
    await dialog.getByRole('button', { name: 'Ajouter une étape' }).click()
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.getByText('Donnez un nom à l’étape.').waitFor()
    await dialog.getByLabel('Nom de l’étape').last().fill('Après')
    await dialog.getByLabel('Quand').last().selectOption('after')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Les événements déjà programmés ne changent pas').waitFor()
    expect(api.asked.at(-1)).toMatchObject({ method: 'PUT', path: '/api/plans/71' })
    const changed = await api.db
      .selectFrom('planTemplate')
      .selectAll()
      .where('id', '=', 71)
      .executeTakeFirstOrThrow()
    expect(changed.name).toBe('Fête')
    const steps = z.array(z.object({ days: z.int() })).parse(JSON.parse(changed.steps))
    expect(steps.map(({ days }) => days)).toEqual([-45, -20, -15, -7, -1, 0, 1, 7, 7])

    await page.getByRole('button', { name: 'Prendre par défaut le plan 13 et 14 juillet' }).click()
    await page.getByText('« 13 et 14 juillet » est le plan par défaut.').waitFor()
    await page.getByRole('button', { name: 'Supprimer le plan Fête' }).click()
    await page.getByText('Le plan « Fête » est supprimé.').waitFor()
    await page.getByRole('heading', { name: /^Fête$/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await page.getByRole('heading', { name: /^Fête$/ }).waitFor()
  })
})

describe('the foot of the form', () => {
  inOneWindow()

  it('stays in sight and covers neither the notice nor the field that has the focus', async () => {
    await walkTo(page, api, '/evenements/nouveau?jour=2026-12-13')
    const button = page.getByRole('button', { name: 'Programmer' })
    const top = async () => (await button.boundingBox())?.y ?? 0
    const atFirst = await top()
    expect(atFirst).toBeGreaterThan(700)
    const notice = page.getByRole('checkbox', { name: /J’ai relu les textes/ })
    await notice.focus()
    const covered = await notice.evaluate(box => {
      const { x, y, width, height } = box.getBoundingClientRect()
      return document.elementFromPoint(x + width / 2, y + height / 2) !== box
    })
    expect(covered).toBe(false)
    expect(Math.abs((await top()) - atFirst)).toBeLessThan(120)
  })

  it('leaves nothing to be seen between it and the places of a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/evenements/nouveau')
    const [foot, places] = [
      await page.locator('.form-foot').boundingBox(),
      await page.locator('nav').last().boundingBox(),
    ]
    if (foot === null || places === null) throw new Error('no foot')
    expect(foot.y + foot.height).toBeGreaterThanOrEqual(places.y)
  })

  it('asks for approval where somebody else must approve, and says so afterwards', async () => {
    await needApproval(api.context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
    await walkTo(page, api, '/evenements/nouveau')
    await fill()
    await withoutPlan()
    await page.getByLabel('La veille').check()
    await page.getByRole('button', { name: 'Envoyer pour validation' }).click()
    await page.getByText(/^2\s+publications envoyées pour validation\.$/).waitFor()
    // One more post of it asks too.
    await page.getByRole('button', { name: 'Ajouter une publication' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /Page de la mairie/ }).check()
    await dialog.getByLabel('Le jour même').check()
    await dialog.getByRole('button', { name: 'Envoyer pour validation' }).click()
    await page.getByText(/^1\s+publication envoyée pour validation\.$/).waitFor()
  })
})

describe('the deliveries of an event', () => {
  inOneWindow()

  it.each(['paused', 'disconnected'] as const)(
    'are not published on a channel that is %s, and can still be stopped',
    async channelState => {
      await api.db.updateTable('channel').set({ state: channelState }).where('id', '=', 3).execute()
      await walkTo(page, api, '/evenements/1')
      await page.locator('#publication-14').click()
      const dialog = page.getByRole('dialog').first()
      await dialog.getByRole('link', { name: /^Reconnecter/ }).waitFor()
      await expect
        .poll(() => dialog.getByRole('button').allInnerTexts())
        .toEqual(expect.not.arrayContaining(['Publier maintenant']))
      await dialog.getByRole('button', { name: 'Annuler la publication' }).waitFor()
      await api.db.updateTable('channel').set({ state: 'active' }).where('id', '=', 3).execute()
    },
  )

  it('are tried again, published now, cancelled, settled', async () => {
    await walkTo(page, api, '/evenements/1')
    const cell = (id: number) => page.locator(`#publication-${id}`)
    const dialog = page.getByRole('dialog').first()
    const refused = page.locator('main').getByText('Facebook a refusé la publication')
    await refused.waitFor()
    await expect.poll(() => page.locator('main').getByRole('button').count()).toBeLessThan(14)
    await cell(12).click()
    await dialog.getByRole('button', { name: /^Réessayer/ }).click()
    await page.getByText('La publication repart.').waitFor()
    await refused.waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: /^Publier maintenant/ }).click()
    await page.getByText('La publication part maintenant.').waitFor()
    await page.keyboard.press('Escape')
    await cell(14).click()
    await dialog.getByText('Ouverture des portes').waitFor()
    // It says what is cancelled: the dialog is only closed.
    await dialog.getByRole('button', { name: 'Annuler la publication', exact: true }).click()
    const sure = page.getByRole('dialog').last()
    await sure.getByText('Elle ne partira pas.').waitFor()
    await sure.getByRole('button', { name: 'Annuler la publication' }).click()
    await page.getByText('La publication est annulée.').waitFor()
    await walkTo(page, api, '/evenements/2')
    await cell(22).click()
    await dialog.getByRole('button', { name: /Elle est bien parue/ }).click()
    await page.getByText('notée comme parue').waitFor()
    expect(api.asked.map(one => one.path)).toEqual([
      '/api/deliveries/12/retry',
      '/api/deliveries/12/publish-now',
      '/api/deliveries/14/cancel',
      '/api/deliveries/22/confirm',
    ])
  })

  it('are taken back where their network lets us, after one more question', async () => {
    await movePage(api.db, 'mastodon', { account: '@mairie@exemple.social' })
    await walkTo(page, api, '/evenements/1')
    await page.locator('#publication-11').click()
    const dialog = page.getByRole('dialog').first()
    await dialog.getByRole('button', { name: 'Retirer', exact: true }).click()
    const sure = page.getByRole('dialog').last()
    await sure.getByText('Elle ne se verra plus sur son canal.').waitFor()
    await sure.getByRole('button', { name: 'Retirer' }).click()
    await page.getByText('La publication va être retirée.').waitFor()
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Retirer', exact: true }).count())
      .toBe(0)
    // The button that asked is gone: one goes on in the dialog that it was in.
    const heading = dialog.getByRole('heading', { level: 2 })
    await expect.poll(() => heading.evaluate(one => one === document.activeElement)).toBe(true)
    await api.deliver(11)
    await page.keyboard.press('Escape')
    await page.locator('#publication-11').getByText('Retirée').waitFor()
  })

  it('can be added to', async () => {
    await walkTo(page, api, '/evenements/3')
    await page.getByText('Aucune publication').waitFor()
    await page.getByRole('button', { name: 'Ajouter une publication' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ajouter une publication' })
    await dialog.getByRole('button', { name: 'Programmer' }).click()
    await dialog.getByText('Cochez au moins un canal et une date.').waitFor()
    await dialog.getByLabel('Page de la mairie').check()
    await dialog.getByLabel('Tout de suite').check()
    await dialog.getByRole('button', { name: 'Programmer' }).click()
    await page.getByText(/^1\s+publication programmée\.$/).waitFor()
    expect(api.asked).toMatchObject([
      { path: '/api/events/3/posts', body: { channels: [1], times: ['2026-11-24T10:12'] } },
    ])
  })
})
