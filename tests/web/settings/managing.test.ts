import { describe, expect, it } from 'vitest'
import { bluesky } from '../../../server/connectors/bluesky/index.ts'
import { mastodon } from '../../../server/connectors/mastodon/index.ts'
import { inFrench } from '../../support/says.ts'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSound, expectSoundAtBothSizes, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})

describe('the handover', () => {
  it('tells a substitute who, which channels, what leaves and what waits', async () => {
    await visit(page, api, '/reglages/passation')
    await page.getByText('personnes attendent une réponse').waitFor()
    const sheet = page.locator('main')
    // On paper an hour without its day says nothing.
    await sheet
      .getByText(/Connecté par Hugo Lambert, mardi\s24\snovembre à\s9\sh\s22\./)
      .first()
      .waitFor()
    await sheet.getByText('tambour doctor').waitFor()
    expect(await sheet.getByText('Page de Valcourt').count()).toBeGreaterThan(0)
    const leaves = await sheet
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Ce qui part dans les trente jours' }) })
      .last()
      .getByRole('listitem')
      .allTextContents()
    // One line a time and event, with its channels.
    expect(leaves.join('\n')).toMatch(/, sur .+ et /)
    const what = leaves.map(line => line.split(', sur ')[0])
    expect(new Set(what).size).toBe(what.length)
  })
})

describe('backups', () => {
  it('are listed with what failed, and made when asked', async () => {
    await visit(page, api, '/reglages/sauvegardes')
    await page.getByText('Il n’y a plus de place').waitFor()
    await page.getByText(/replaced-1\.db, avec ses données personnelles/).waitFor()
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
    await page.getByText('La sauvegarde est faite et relue.').waitFor()
    await expect
      .poll(() =>
        page
          .locator('main li')
          .filter({ hasText: /\d\sMo/ })
          .count(),
      )
      .toBe(2)
  })
})

describe('channels', () => {
  it('on Bluesky are connected with a handle and an app password alone', async () => {
    const { key, label, description, fields } = inFrench(bluesky.manifest)
    const kind = { key, label, description, fields, receives: true, publishes: true }
    api.village.connectors.push({ ...kind, application: null })
    await visit(page, api, '/canaux/connecter')
    await page.getByRole('radio', { name: /Compte Bluesky/ }).check()
    await page.getByLabel('Nom', { exact: true }).fill('Bluesky de la mairie')
    await page.getByLabel('Identifiant du compte').fill('mairie.exemple.fr')
    await page.getByText(/«\sMots de passe d’application\s»/).waitFor()
    await page.getByLabel('Mot de passe d’application').fill('abcd-efgh-ijkl-mnop')
    await expectSound(page)
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Bluesky de la mairie', level: 3 }).waitFor()
    expect(api.village.asked.at(-1)?.body).toMatchObject({
      connector: 'bluesky',
      config: { handle: 'mairie.exemple.fr' },
      secrets: { password: 'abcd-efgh-ijkl-mnop' },
    })
  })

  it('of a kind with choices are connected with the one that was chosen', async () => {
    const { key, label, description, fields } = inFrench(mastodon.manifest)
    const kind = { key, label, description, fields, receives: true, publishes: true }
    api.village.connectors.push({ ...kind, application: null })
    await visit(page, api, '/canaux/connecter')
    await page.getByRole('radio', { name: /Compte Mastodon/ }).check()
    await page.getByLabel('Nom', { exact: true }).fill('Mastodon de la mairie')
    await page.getByLabel('Adresse du compte').fill('@mairie@exemple.social')
    await page.getByLabel('Jeton d’accès').fill('bon jeton')
    await page.getByText('Autres réglages, facultatifs').press('Enter')
    const seen = page.getByLabel('Visibilité des publications')
    expect(await seen.inputValue()).toBe('public')
    await seen.selectOption('Publique, mais discrète')
    await expectSound(page)
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Mastodon de la mairie', level: 3 }).waitFor()
    expect(api.village.asked.at(-1)?.body).toMatchObject({
      connector: 'mastodon',
      config: { account: '@mairie@exemple.social', visibility: 'unlisted' },
    })
  })

  it('of another kind are asked without what the first one’s network refused', async () => {
    const { key, label, description, fields } = inFrench(mastodon.manifest)
    const kind = { key, label, description, fields, receives: true, publishes: true }
    api.village.connectors.push({ ...kind, application: null })
    await visit(page, api, '/canaux/connecter')
    await page.getByText('Ou avec un code d’accès').press('Enter')
    await page.getByLabel('Nom', { exact: true }).fill('Page du comité')
    await page.getByLabel('Numéro de la page').fill('1353')
    await page.getByLabel('Jeton d’accès').fill('mauvais')
    await page.getByText('Autres réglages, facultatifs').press('Enter')
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByText('ne reconnaît pas ce jeton').waitFor()
    await page.getByRole('radio', { name: /Compte Mastodon/ }).check()
    await page.getByLabel('Adresse du compte').waitFor()
    expect(await page.getByText('ne reconnaît pas ce jeton').count()).toBe(0)
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(0)
    expect(await page.getByLabel('Visibilité des publications').isVisible()).toBe(false)
  })

  it('are connected once the network agrees; until then nothing typed is lost', async () => {
    await visit(page, api, '/canaux/connecter')
    await page.getByText('Ou avec un code d’accès').press('Enter')
    // What can wait is not asked for.
    expect(
      await page
        .locator('input:visible:not([type=radio]):not([type=checkbox]), textarea:visible')
        .count(),
    ).toBe(3)
    await page.getByLabel('Nom', { exact: true }).fill('Page du comité')
    await page.getByLabel('Numéro de la page').fill('1353')
    await page.getByLabel('Jeton d’accès').fill('mauvais')
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('alert').getByText('ne reconnaît pas ce jeton').waitFor()
    // It is said of the token, there, and nowhere else.
    const token = page.getByLabel('Jeton d’accès')
    expect(await token.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByText('ne reconnaît pas ce jeton').count()).toBe(1)
    await expectSound(page)
    expect(await page.getByLabel('Numéro de la page').inputValue()).toBe('1353')
    await page.getByLabel('Jeton d’accès').fill('bon jeton')
    await page.getByText('Autres réglages, facultatifs').press('Enter')
    await page.getByLabel('À une commune voisine').check()
    await page.getByLabel('Commune voisine', { exact: true }).fill('Valcourt')
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Page du comité', level: 3 }).waitFor()
    expect(api.village.asked.at(-1)?.body).toEqual({
      connector: 'facebook',
      name: 'Page du comité',
      neighbour: 'Valcourt',
      receives: false,
      publishes: true,
      config: { page: '1353' },
      secrets: { token: 'bon jeton' },
    })
  })

  it('have settings of their own, changed and taken back', async () => {
    await visit(page, api, '/canaux')
    const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails').click()
    await mairie.getByRole('button', { name: /^Réglages/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Réglages de Page de la mairie' })
    const texts = dialog.getByLabel(/Réponses automatiques/)
    expect(await texts.inputValue()).toBe('Bonjour, nous vous répondons vite.')
    await texts.fill('Bonjour !\nLa mairie est fermée.')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Les réglages du canal sont enregistrés.').waitFor()
    const changed = api.village.asked.at(-1)?.body
    expect(changed).toMatchObject({
      name: 'Page de la mairie',
      config: { automatic_texts: 'Bonjour !\nLa mairie est fermée.' },
    })
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect
      .poll(() => api.village.asked.at(-1)?.body)
      .toMatchObject({ config: { automatic_texts: 'Bonjour, nous vous répondons vite.' } })
  })

  it('are polled, checked, reconnected and disconnected', async () => {
    await visit(page, api, '/canaux')
    const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails').click()
    await mairie.getByRole('button', { name: /Relever maintenant/ }).click()
    await mairie.getByText(/^2\s+messages reçus/).waitFor()
    await mairie.getByText('son auteur a fermé son compte').waitFor()
    await mairie.getByRole('button', { name: /Vérifier/ }).click()
    await page.getByText(/vérification faite/).waitFor()

    const boismont = page.getByRole('article').filter({ hasText: 'Page de Boismont' })
    await boismont.getByRole('button', { name: /Reconnecter/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Reconnecter Page de Boismont' })
    await dialog.getByLabel('Jeton d’accès').fill('neuf')
    await dialog.getByRole('button', { name: 'Reconnecter', exact: true }).click()
    await boismont.getByText('Tout va bien').waitFor()

    await boismont.getByText('Détails').click()
    await boismont.getByRole('button', { name: /Déconnecter/ }).click()
    await page.getByRole('dialog').getByText('Les messages et les mesures restent.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter' }).click()
    await page.getByRole('heading', { name: 'Déconnectés' }).waitFor()
  })
})

describe('settings', () => {
  it('change the hours from a date on, with a lunch break', async () => {
    await visit(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires' }).click()
    expect(await page.getByLabel('Valable à partir du').inputValue()).toBe('2026-11-24')
    await page.getByLabel('Valable à partir du').fill('2026-12-01')
    await page.getByRole('button', { name: /^Ajouter une plage\s*Samedi/ }).click()
    await page.getByLabel('Samedi, fermeture 2').fill('11:00')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('alert').getByText('Samedi').waitFor()
    await expectSound(page)
    await page.getByLabel('Samedi, fermeture 2').fill('16:30')
    await page.getByLabel('Jours de fermeture').fill('2027-05-07')
    await page.getByRole('button', { name: 'Ajouter Jours de fermeture' }).click()
    await page.getByLabel('Ouvertures exceptionnelles').fill('2027-06-21')
    await page.getByRole('button', { name: 'Ajouter Ouvertures exceptionnelles' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du mardi 1er\s+décembre/).waitFor()
    const [past, changed] = api.village.calendar
    expect(past?.week.sat).toEqual([['09:00', '12:00']])
    expect(changed).toMatchObject({
      from: '2026-12-01',
      week: {
        sat: [
          ['09:00', '12:00'],
          ['14:00', '16:30'],
        ],
      },
      closed: ['2026-12-26', '2027-05-07'],
    })
    expect(changed?.open['2027-06-21']).toEqual([['18:00', '20:00']])
    // On a telephone the longest word stays whole, and in its column.
    await page.setViewportSize({ width: 360, height: 740 })
    const label = page.getByRole('rowheader', { name: 'Ouvertures exceptionnelles' }).first()
    await label.waitFor()
    const lines = await label.evaluate(cell => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      const isWide = range.getBoundingClientRect().right > cell.getBoundingClientRect().right
      return [new Set([...range.getClientRects()].map(({ top }) => top)).size, isWide]
    })
    expect(lines).toEqual([2, false])
  })

  it('try hours before they are saved, now and at another time', async () => {
    await visit(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires', exact: true }).click()
    const preview = page.getByRole('region', { name: 'Ce que compterait un message' })
    await preview
      .getByText(/Un message reçu maintenant \(mardi 24\s+novembre, 10\s+h\s+12\)/)
      .waitFor()
    await preview.getByText(/en retard après 10\s+h\s+27\./).waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('10:20')
    await preview.getByText(/en retard après 14\s+h\s+07\./).waitFor()
    const hour = preview.getByRole('row', { name: /^1\s+h/ })
    expect(await hour.getByRole('cell').allInnerTexts()).toEqual(['8\u00a0min', 'Tenu'])
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)

    await page.getByLabel('Reçu le').fill('2026-12-25T10:00')
    await preview.getByText(/la mairie est fermée \(jour férié\), le délai commencera/).waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('08:00')
    await preview.getByText('Corrigez d’abord les heures').waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('12:00')
    await preview.getByRole('button', { name: 'Maintenant' }).click()
    await page.getByLabel('Valable à partir du').fill('2026-12-01')
    await preview.getByText(/ne valent qu’à partir du mardi 1er\s+décembre/).waitFor()
    await page.getByLabel('Valable à partir du').fill('2026-11-02')
    await page.getByText('Cette date est passée').waitFor()
    await page.getByLabel('Valable à partir du').fill('2027-01-04')
    await page.getByText('remplacent ceux qui valent depuis').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    expect(api.village.calendar).toHaveLength(2)
  })

  it('copy a day to the other open ones, close on bridge days, and put all of it back', async () => {
    const before = structuredClone(api.village.calendar)
    await visit(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires', exact: true }).click()
    await page.getByLabel('Lundi, ouverture 1').fill('08:30')
    await page
      .getByRole('button', { name: /^Mêmes heures les autres jours ouverts\s*Lundi/ })
      .click()
    expect(await page.getByLabel('Samedi, ouverture 1').inputValue()).toBe('08:30')
    expect(await page.getByLabel('Dimanche, ouverture 1').count()).toBe(0)
    await page.getByText('Ponts de l’année à venir').press('Enter')
    await page.getByRole('button', { name: /^Fermer\s*vendredi 7\s+mai 2027/ }).press('Enter')
    await page.getByRole('button', { name: /^Retirer vendredi 7\s+mai 2027/ }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du/).waitFor()
    expect(api.village.calendar[1]).toMatchObject({
      from: '2026-11-24',
      week: { fri: [['08:30', '12:00'], expect.anything()] },
      closed: expect.arrayContaining(['2027-05-07']),
    })
    // By keyboard: what was said at the bottom of the screen stands before it for a while.
    await page.getByText('Anciens horaires').press('Enter')
    await page.getByRole('heading', { name: /^Jusqu’au lundi 23\s+novembre/ }).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('Les horaires précédents sont remis.').waitFor()
    expect(api.village.calendar).toEqual(before)
  })

  it('change and take away hours that have not begun', async () => {
    const before = structuredClone(api.village.calendar)
    await visit(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: /^Modifier\s*À partir du lundi 4/ }).click()
    await page.getByLabel('Valable à partir du').fill('2027-02-01')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du lundi 1er\s+février/).waitFor()
    expect(api.village.calendar.map(({ from }) => from)).toEqual(['2026-01-01', '2027-02-01'])
    await page.getByRole('button', { name: /^Retirer\s*À partir du lundi 1er/ }).click()
    await page.getByText(/sont retirés\./).waitFor()
    expect(api.village.calendar).toEqual(before.slice(0, 1))
  })

  it('give a channel a target of its own from a date on, and take it back in one press', async () => {
    await visit(page, api, '/reglages/horaires')
    const name = api.village.targets.channels[0]?.name ?? ''
    await page.getByText('Comme la mairie (15\u00a0min)').first().waitFor()
    await page.getByRole('button', { name: `Modifier ${name}` }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Objectif', { exact: true }).selectOption('workingDays')
    await form.getByText('Jusqu’à la fermeture du dernier jour.').waitFor()
    await form.getByLabel('Jours ouvrés').fill('2')
    // Tuesday 24 November, in the morning: two days later, at closing time.
    await form.getByText(/une réponse serait en retard après le jeudi 26\s+novembre/).waitFor()
    await form.getByLabel('À partir du').fill('2026-12-01')
    await form.getByText(/Un message reçu le mardi 1er\s+décembre 2026/).waitFor()
    await expectSoundAtBothSizes(page)
    await form.getByLabel('À partir du').fill('2026-11-02')
    await form.getByText('Cette date est passée').waitFor()
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('2\u00a0jours ouvrés, depuis le lundi 2').waitFor()
    const version = { from: '2026-11-02', target: { workingDays: 2 } }
    expect(api.village.targets.channels[0]?.versions).toEqual([version])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('L’objectif précédent est remis.').waitFor()
    expect(api.village.targets.channels[0]?.versions).toEqual([])
  })

  it('change the mairie’s own target for a day to come, and remove it', async () => {
    await visit(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier La mairie' }).click()
    const form = page.getByRole('dialog')
    expect(await form.getByLabel('Objectif', { exact: true }).locator('option').count()).toBe(2)
    await form.getByLabel('Minutes', { exact: true }).fill('30')
    await form.getByLabel('À partir du').fill('2026-12-01')
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/À partir du mardi 1er\s+décembre\s: 30\s+min/).waitFor()
    await page.getByRole('button', { name: /^Retirer\s*La mairie/ }).click()
    await page.getByText(/est retiré\s: La mairie/).waitFor()
    const edit = page.getByRole('button', { name: 'Modifier La mairie' })
    await expect.poll(() => edit.evaluate(one => one === document.activeElement)).toBe(true)
    expect(api.village.targets.commune).toEqual([])
  })

  it('show how far the reply times are reckoned anew, until they are', async () => {
    const requestedAt = '2026-11-24T09:12:00.000Z'
    await visit(page, api, '/reglages/horaires')
    expect(await page.getByRole('progressbar').count()).toBe(0)
    api.village.rebuild = { fromDate: null, done: 0, total: null, requestedAt }
    api.tell('rebuild')
    await page.getByText('Recalcul des délais…').waitFor()
    api.village.rebuild = { fromDate: null, done: 12_400, total: 200_000, requestedAt }
    api.tell('rebuild')
    const bar = page.getByRole('progressbar', {
      name: /^Recalcul des délais\s: 12\s400\s+conversations sur 200\s000$/,
    })
    await bar.waitFor()
    expect(await bar.getAttribute('value')).toBe('12400')
    await page.getByText(/^Il en reste 187\s600\./).waitFor()
    await expectSound(page)
    await visit(page, api, '/')
    await bar.waitFor()
    await expectSound(page)
    api.village.rebuild = null
    api.tell('rebuild')
    await bar.waitFor({ state: 'detached' })
  })

  it.each([
    ['commune', 'Commune'],
    ['permanence', 'Permanence et alertes'],
    ['compte', 'Mon compte'],
  ])('name the part that is open, also in the tab: %s', async (part, name) => {
    await visit(page, api, `/reglages/${part}`)
    expect(await page.title()).toMatch(new RegExp(`${name} · Tambour$`))
    const [first = ''] = await page.locator('main section h2').allTextContents()
    expect(name).toContain(first)
  })

  it('change the first line and the wanted share', async () => {
    await visit(page, api, '/reglages/commune')
    await page.getByLabel('Délai visé').fill('8')
    await page.getByLabel('Part de réponses à temps que vise le conseil').fill('75')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('C’est enregistré.').waitFor()
    expect(api.village.commune).toMatchObject({ aimMinutes: 8, goalPercent: 75 })
  })

  it('tell a key once', async () => {
    await visit(page, api, '/reglages/cles')
    await page.getByText(/faite en ligne de commande · Élu/).waitFor()
    await page.getByLabel('Nom').fill('Tableur')
    expect(await page.getByLabel('Prend fin').inputValue()).toBe('365')
    await page.getByLabel('Prend fin').selectOption('jamais')
    await page.getByRole('button', { name: 'Créer la clé' }).click()
    await page.getByText('tb_9c21a0b7e4d35f68c1927a4b').waitFor()
    await expectSound(page)
    await page.reload()
    await page.getByText('Tableur').waitFor()
    await page.getByText('Jamais utilisée · Sans fin').waitFor()
    expect(await page.getByText('tb_9c21a0b7e4d35f68c1927a4b').count()).toBe(0)
  })

  it('say whose a key is, and what is left of it', async () => {
    const [site] = api.village.apiKeys
    if (site === undefined) throw new Error('no key')
    const owner = { kind: 'person', name: 'Hugo Lambert' } as const
    api.village.apiKeys = [
      { ...site, id: 2, name: 'Agenda', role: 'officer', owner },
      { ...site, id: 3, name: 'Vieux site', roleNow: null, endsAt: '2026-11-01T09:00:00.000Z' },
      { ...site, id: 4, name: 'Tableur', roleNow: null, owner },
      { ...site, id: 5, name: 'Oubliée', owner: { kind: 'nobody', name: null }, endsAt: null },
    ]
    await visit(page, api, '/reglages/cles')
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await line('Agenda').getByText('à Hugo Lambert · Agent, réduite à Élu').waitFor()
    await line('Vieux site').getByText('A pris fin').waitFor()
    await line('Tableur').getByText('Cette personne ne travaille plus ici').waitFor()
    await line('Oubliée').getByText('à personne').waitFor()
    await expectSound(page)
  })

  it('change a role, and take it back', async () => {
    await visit(page, api, '/reglages/personnes')
    const roles = page.getByLabel('Rôle de Jeanne Petit')
    expect(await roles.locator('option').allInnerTexts()).toEqual([
      'Administration',
      'Agent',
      'Valideur',
      'Répondant',
      'Élu',
    ])
    await page.getByText('répond aux messages, rien d’autre').waitFor()
    await roles.selectOption('officer')
    await page.getByText(/^Jeanne Petit\s: Agent\.$/).waitFor()
    expect(api.village.people[2]?.role).toBe('officer')
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => api.village.people[2]?.role).toBe('councillor')
  })

  it('give a new password to whoever forgot theirs', async () => {
    await visit(page, api, '/reglages/personnes')
    await page.getByRole('button', { name: 'Nouveau mot de passe Hugo Lambert' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nouveau mot de passe pour Hugo Lambert' })
    await dialog.getByLabel('Nouveau mot de passe').fill('une autre phrase')
    await dialog.getByRole('button', { name: 'Donner ce mot de passe' }).click()
    await page.getByText('Hugo Lambert a un nouveau mot de passe.').waitFor()
    expect(api.village.asked).toMatchObject([
      { path: '/api/people/u2', body: { password: 'une autre phrase' } },
    ])
  })

  it('change one’s own password, knowing the old one', async () => {
    await visit(page, api, '/reglages/compte')
    await page.getByLabel('Mot de passe actuel').fill('pas celui-là')
    await page.getByLabel('Nouveau mot de passe').fill('une phrase toute neuve')
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await page.getByRole('alert').getByText('ne convient pas').waitFor()
    await page.getByLabel('Mot de passe actuel').fill('un bon mot de passe')
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await page.getByText(/^Le mot de passe est changé/).waitFor()
    expect(api.village.asked).toHaveLength(1)
  })

  it('put a select back when the change is refused', async () => {
    await visit(page, api, '/reglages/personnes')
    const message = 'Claire Morel est le dernier compte administrateur.'
    api.village.fail('PUT', '/api/people/u1', { status: 409, body: { error: 'conflict', message } })
    await page.getByLabel('Rôle de Claire Morel').selectOption('councillor')
    await page.getByRole('alert').getByText('dernier compte').waitFor()
    expect(await page.getByLabel('Rôle de Claire Morel').inputValue()).toBe('administrator')
  })
})

describe('the digest', () => {
  it('is shown as it is sent, laid out and as text', async () => {
    await visit(page, api, '/recapitulatif')
    const mail = page.frameLocator('iframe')
    await mail.getByText('6 sur 9').waitFor()
    const frame = page.locator('iframe')
    // The styles in a mail's elements, which the policy lets no document bring.
    const size = await frame.evaluate(element => {
      const line = (element as HTMLIFrameElement).contentDocument?.querySelector('h1')
      return line ? getComputedStyle(line).fontSize : null
    })
    expect(size).toBe('22px')
    expect(await frame.getAttribute('sandbox')).not.toContain('allow-scripts')
    await page.getByLabel('Texte seul').check()
    await page.locator('pre').getByText('6 sur 9').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Semaine précédente' }).click()
    await page.getByText(/Semaine du 9 au 15\s+novembre 2026/).waitFor()
  })

  it('says that there is no mail server before anybody presses', async () => {
    api.village.canMail = false
    await visit(page, api, '/recapitulatif')
    await page.getByText(/^Aucun serveur de courrier n’est réglé/).waitFor()
    expect(await page.getByRole('button', { name: 'Envoyer maintenant' }).count()).toBe(0)
    await expectSound(page)
  })

  it('is sent to whom it names', async () => {
    await visit(page, api, '/recapitulatif')
    await page.getByRole('button', { name: 'Retirer conseil@sommeville.example' }).click()
    await expect.poll(() => api.village.recipients).toEqual(['maire@sommeville.example'])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => api.village.recipients).toHaveLength(2)
    await page.getByLabel('Nouvelle adresse').fill('dgs@sommeville.example')
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByText('dgs@sommeville.example').waitFor()
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await page.getByRole('dialog', { name: /Envoyer à 3\s+destinataires/ }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click()
    await page.getByText('Le récapitulatif est envoyé.').waitFor()
    expect(api.village.asked).toEqual([
      { method: 'POST', path: '/api/digest/send', body: { week: '2026-W47' } },
    ])
  })
})
