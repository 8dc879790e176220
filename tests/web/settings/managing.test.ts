import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aBackup, anApiKey } from '../../support/builders/installation.ts'
import { aCommune, aJournalLine, aPerson } from '../../support/builders/people.ts'
import { refused } from '../../support/fake-mailer.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { minute, START } from '../morning.ts'
import { expectSound, walkTo } from '../screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'tambour-backups-'))
const databaseUrl = `file:${folder}/tambour.db`
oneWindow({ settings: { databaseUrl, backupTo: folder } })

describe('the handover', () => {
  it('tells a substitute who, which channels, what leaves and what waits', async () => {
    await aJournalLine(api.db, 1, {
      ...{ action: 'channel.connected', subject: 'channel:1' },
      ...{ actor: 'Hugo Lambert', at: minute(-50) },
    })
    await walkTo(page, api, '/reglages/passation')
    await page.getByText('personnes attendent une réponse').waitFor()
    const sheet = page.locator('main')
    // On paper an hour without its day says nothing.
    await sheet
      .getByText(/Connecté par Hugo Lambert, mardi\s24\snovembre à\s9\sh\s22\./)
      .first()
      .waitFor()
    await sheet.getByText('tambour doctor').waitFor()
    await expect.poll(() => sheet.getByText('Page de Valcourt').count()).toBeGreaterThan(0)
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
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await sql`vacuum into ${`${folder}/tambour.db`}`.execute(api.db)
    writeFileSync(join(folder, 'replaced-1.db'), '')
    await walkTo(page, api, '/reglages/sauvegardes')
    await page.getByText('Il n’y a plus de place').waitFor()
    await page.getByText(/code à la connexion .* un nouveau mot de passe le retire/).waitFor()
    await page.getByText(/habitants abonnés .* ne se lisent plus/).waitFor()
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

describe('a first backup that is under way', () => {
  it('is not said to be three days late', async () => {
    await api.db.deleteFrom('backup').execute()
    await aBackup(api.db, { startedAt: START, endedAt: null, bytes: null, hasKey: null })
    await walkTo(page, api, '/reglages/sauvegardes')
    await page.getByText('En cours…').waitFor()
    expect(await page.getByText(/trois (derniers )?jours/).count()).toBe(0)
  })
})

const roleOfJeanne = async () =>
  (await api.db.selectFrom('member').selectAll().where('userId', '=', 'u3').executeTakeFirst())
    ?.role

describe('settings', () => {
  it.each([
    ['commune', 'Commune'],
    ['permanence', 'Permanence et alertes'],
    ['compte', 'Mon compte'],
  ])('name the part that is open, also in the tab: %s', async (part, name) => {
    await walkTo(page, api, `/reglages/${part}`)
    expect(await page.title()).toMatch(new RegExp(`${name} · Tambour$`))
    const [first = ''] = await page.locator('main section h2').allTextContents()
    expect(name).toContain(first)
  })

  it('change the first line and the wanted share', async () => {
    await walkTo(page, api, '/reglages/commune')
    await page.getByLabel('Délai visé').fill('8')
    await page.getByLabel('Part des messages répondus à temps que vise le conseil').fill('75')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('C’est enregistré.').waitFor()
    const commune = await api.db.selectFrom('commune').selectAll().executeTakeFirstOrThrow()
    expect(commune).toMatchObject({ aimMinutes: 8, goalPercent: 75 })
  })

  it('tell a key once', async () => {
    await walkTo(page, api, '/reglages/cles')
    await page.getByText(/faite en ligne de commande · Élu/).waitFor()
    await page.getByLabel('Nom').fill('Panneau lumineux')
    await expect.poll(() => page.getByLabel('Prend fin').inputValue()).toBe('365')
    await page.getByLabel('Prend fin').selectOption('jamais')
    await page.getByRole('button', { name: 'Créer la clé' }).click()
    await page.getByText(/^tmb_[\w-]+$/).waitFor()
    await expectSound(page)
    await page.reload()
    await page.getByText('Panneau lumineux', { exact: true }).waitFor()
    await page.getByText('Jamais utilisée · Sans fin').waitFor()
    await expect.poll(() => page.getByText(/^tmb_[\w-]+$/).count()).toBe(0)
  })

  it('say whose a key is, and what is left of it', async () => {
    const { id: vouzy } = await aCommune(api.db, { name: 'Vouzy' })
    await aPerson(api.context, vouzy, { id: 'u9' })
    const owner = { ownerKind: 'person', endsAt: minute(1_440) } as const
    await anApiKey(api.db, 1, { ...owner, name: 'Agenda', role: 'officer', ownerId: 'u3' })
    await anApiKey(api.db, 1, { name: 'Vieux site', endsAt: minute(-1) })
    await anApiKey(api.db, 1, { ...owner, name: 'Tableur', ownerId: 'u9' })
    await anApiKey(api.db, 1, { ...owner, name: 'Oubliée', ownerKind: 'nobody' })
    await walkTo(page, api, '/reglages/cles')
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await line('Agenda').getByText('à Jeanne Petit · Agent, réduite à Élu').waitFor()
    await line('Vieux site').getByText('A pris fin').waitFor()
    await line('Tableur').getByText('Cette personne ne travaille plus ici').waitFor()
    await line('Oubliée').getByText('à personne').waitFor()
    await expectSound(page)
  })

  it('change a role, and take it back', async () => {
    await walkTo(page, api, '/reglages/personnes')
    const roles = page.getByLabel('Rôle de Jeanne Petit')
    await expect
      .poll(() => roles.locator('option').allInnerTexts())
      .toEqual(['Administration', 'Agent', 'Valideur', 'Répondant', 'Élu'])
    await page.getByText('répond aux messages, rien d’autre').waitFor()
    await roles.selectOption('officer')
    await page.getByText(/^Jeanne Petit\s: Agent\.$/).waitFor()
    await expect.poll(() => roleOfJeanne()).toBe('officer')
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(roleOfJeanne).toBe('councillor')
  })

  it('take somebody out, which ends no mail that they asked for', async () => {
    await walkTo(page, api, '/reglages/personnes')
    await page.getByRole('button', { name: 'Retirer', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: /^Retirer / })
    await dialog.getByText(/récapitulatif continue de partir vers son adresse/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('give a new password to anyone who forgot theirs', async () => {
    await walkTo(page, api, '/reglages/personnes')
    await page.getByRole('button', { name: 'Nouveau mot de passe Hugo Lambert' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nouveau mot de passe pour Hugo Lambert' })
    await dialog.getByLabel('Nouveau mot de passe').fill('une autre phrase')
    await dialog.getByRole('button', { name: 'Donner ce mot de passe' }).click()
    await page.getByText('Hugo Lambert a un nouveau mot de passe.').waitFor()
    expect(api.asked).toMatchObject([
      { path: '/api/people/u2', body: { password: 'une autre phrase' } },
    ])
  })

  it('change one’s own password, knowing the old one', async () => {
    await walkTo(page, api, '/reglages/compte')
    await page.getByLabel('Mot de passe actuel').fill('pas celui-là')
    await page.getByLabel('Nouveau mot de passe').fill('une phrase toute neuve')
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await page.getByRole('alert').getByText('ne convient pas').waitFor()
    await page.getByLabel('Mot de passe actuel').fill('un bon mot de passe')
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
    await page.getByText(/^Le mot de passe est changé/).waitFor()
  })

  it('put a select back when the change is refused', async () => {
    await walkTo(page, api, '/reglages/personnes')
    await page.getByLabel('Rôle de Claire Morel').selectOption('councillor')
    await page.getByRole('alert').getByText('dernier compte').waitFor()
    await expect
      .poll(() => page.getByLabel('Rôle de Claire Morel').inputValue())
      .toBe('administrator')
  })
})

describe('the digest', () => {
  it('is shown as it is sent, laid out and as text', async () => {
    await walkTo(page, api, '/recapitulatif')
    const mail = page.frameLocator('iframe')
    await mail.getByText('Loto des aînés').waitFor()
    const frame = page.locator('iframe')
    // The styles in a mail's elements, which the policy lets no document bring.
    const size = await frame.evaluate(element => {
      const line = (element as HTMLIFrameElement).contentDocument?.querySelector('h1')
      return line ? getComputedStyle(line).fontSize : null
    })
    expect(size).toBe('22px')
    await expect.poll(() => frame.getAttribute('sandbox')).not.toContain('allow-scripts')
    await page.getByLabel('Texte seul').check()
    await page.locator('pre').getByText('Loto des aînés').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Semaine précédente' }).click()
    await page.getByText(/Semaine du 9 au 15\s+novembre 2026/).waitFor()
  })

  it('is mailed to oneself, and leaves when the commune chooses', async () => {
    await walkTo(page, api, '/recapitulatif?semaine=2026-W46')
    await page.getByText(/Il part le lundi à 8\s+h\./).waitFor()
    await page.getByRole('button', { name: 'M’envoyer celui-ci' }).click()
    await page.getByText('Il est parti vers votre adresse.').waitFor()
    expect(api.mailer.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('semaine\u00a046'),
    ])
    await page.getByRole('button', { name: 'Changer le jour ou l’heure' }).click()
    const dialog = page.getByRole('dialog', { name: /^Quand part/ })
    await expectSound(page)
    await dialog.getByLabel('Second jour').selectOption('jeudi')
    await dialog.getByLabel('Heure').fill('18:30')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/Il part le lundi et le jeudi à 18\s+h\s+30\./).waitFor()
    await page.getByText(/^Prochain envoi/).waitFor()
    await expectSound(page)
  })

  it('is sent to whom it names', async () => {
    const before = api.mailer.mails.length
    await walkTo(page, api, '/recapitulatif')
    await page.getByRole('button', { name: 'Retirer conseil@sommeville.example' }).click()
    const conseil = page.getByRole('listitem').filter({ hasText: 'conseil@sommeville.example' })
    await conseil.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await conseil.waitFor()
    await page.getByLabel('Nouvelle adresse').fill('dgs@sommeville.example')
    await page.getByRole('button', { name: 'Ajouter' }).click()
    const dgs = page.getByRole('listitem').filter({ hasText: 'dgs@sommeville.example' })
    await dgs.getByText('n’a pas encore confirmé').waitFor()
    await dgs.getByRole('button', { name: /^Redemander à dgs/ }).waitFor()
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await page.getByRole('dialog', { name: /Envoyer à 2\s+destinataires/ }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click()
    await page.getByText('Le récapitulatif est envoyé.').waitFor()
    expect(api.asked.at(-1)).toMatchObject({ path: '/api/digest/send', body: { week: '2026-W47' } })
    expect(api.mailer.mails.length - before).toBe(2)
    // Nobody is left to whom it could go.
    await expect
      .poll(() => page.getByRole('button', { name: 'Envoyer maintenant' }).count())
      .toBe(0)
  })

  it('is not said to be sent while it has not reached everybody', async () => {
    await walkTo(page, api, '/recapitulatif?semaine=2026-W45')
    const { says } = api.mailer
    onTestFinished(() => {
      api.mailer.says = says
    })
    api.mailer.says = ({ to }) => (to.startsWith('conseil') ? refused : { kind: 'sent' })
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click()
    await page.getByText('Il n’est pas arrivé chez tous : la liste dit pourquoi.').waitFor()
    await page.getByText(/adresse inconnue/).waitFor()
    // Of those who have it nobody gets it twice, and the question counts them no more.
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await page.getByRole('dialog', { name: /Envoyer à 1\s+destinataire/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('says that there is no mail server before anybody presses', async () => {
    api.context.mailer = null
    await walkTo(page, api, '/recapitulatif')
    await page.getByText(/^Aucun serveur de courrier n’est réglé/).waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: 'Envoyer maintenant' }).count())
      .toBe(0)
    await expectSound(page)
  })
})
