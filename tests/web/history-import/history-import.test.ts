import { beforeEach, expect, it } from 'vitest'
import type { HistoryImportShape } from '../../../server/history-import/shapes.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSound, expectSoundInBothThemes, settle, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})
beforeEach(() => page.setViewportSize({ width: 360, height: 740 }))

const mairie = { id: 1, name: 'Page de la mairie' }
const long = `your_facebook_activity/messages/inbox/habitante_${'1'.repeat(40)}/message_1.json`
const ready: HistoryImportShape = {
  state: 'ready',
  fileName: 'facebook-mairie-de-sommeville-2026-11-20.zip',
  size: 12_400_000,
  page: null,
  channel: mairie,
  channels: [mairie],
  survey: {
    conversations: 412,
    from: '2019-03-04T08:00:00.000Z',
    to: '2026-11-20T10:00:00.000Z',
    broken: [long],
    brokenCount: 23,
    incomplete: 2,
    names: ['Mairie de Sommeville', 'Odile Martin'],
  },
  total: 8230,
  done: 0,
  inbound: 0,
  outbound: 0,
  foreign: 0,
  error: null,
  createdAt: '2026-11-24T08:00:00.000Z',
  endedAt: null,
}

it('says how the file is had, and what is not in it', async () => {
  await visit(page, api, '/canaux')
  await page.getByRole('link', { name: 'Importer l’historique' }).click()
  await page.getByRole('heading', { level: 1, name: 'Importer l’historique' }).waitFor()
  await settle(page)
  await page.getByText('au format JSON et non HTML').waitFor()
  await page.getByText('aucun commentaire d’habitant').waitFor()
  await page.getByRole('button', { name: 'Envoyer et lire' }).click()
  await page.getByText('Choisissez le ZIP téléchargé de Facebook.').waitFor()
  await expectSoundInBothThemes(page)
})

it('shows what a file holds before anything is imported, and asks who the page is', async () => {
  api.village.archive = structuredClone(ready)
  await visit(page, api, '/canaux/historique')
  await page.getByText(/^8\s230$/).waitFor()
  await page.getByText(/^du 4\s+mars 2019 au 20\s+novembre 2026$/).waitFor()
  await page.getByText(/^23\s+fichiers illisibles dans cette archive$/).waitFor()
  await page.getByText(long).waitFor()
  await page.getByText(/^et 22\s+autres\.$/).waitFor()
  await expectSoundInBothThemes(page)

  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByText('Choisissez le nom de la page.').waitFor()
  expect(api.village.asked).toEqual([])
  await page.getByLabel('Le nom de la page').selectOption('Mairie de Sommeville')
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByText('Lecture du fichier…').waitFor()
  expect(api.village.asked).toEqual([
    {
      method: 'POST',
      path: '/api/archive-import/start',
      body: { page: 'Mairie de Sommeville', channel: 1 },
    },
  ])
})

it('follows an import, which can be stopped, taken up again and given up', async () => {
  api.village.archive = { ...ready, state: 'running', page: 'Mairie', done: 0 }
  await visit(page, api, '/canaux/historique')
  await page.getByText('Lecture du fichier…').waitFor()
  api.village.archive = { ...api.village.archive, done: 4115 }
  api.tell('archive')
  await page.getByText(/^Import de l’historique\s: 4\s115\s+messages sur 8\s230$/).waitFor()
  const bar = page.getByRole('progressbar')
  expect(await bar.getAttribute('value')).toBe('4115')
  await expectSoundInBothThemes(page)

  await page.getByRole('button', { name: 'Arrêter' }).click()
  await page.getByRole('heading', { name: 'Import arrêté' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByRole('heading', { name: 'Import en cours' }).waitFor()

  const error = verbatim('Ce fichier a changé pendant la lecture.')
  api.village.archive = { ...api.village.archive, state: 'failed', error }
  api.tell('archive')
  await page.getByText(error.fr).waitFor()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Abandonner' }).click()
  await page.getByRole('heading', { name: 'Obtenir le fichier' }).waitFor()
})

it('ends with what was added and what was not, and leads to the figures', async () => {
  api.village.archive = {
    ...ready,
    state: 'done',
    done: 8230,
    inbound: 4000,
    outbound: 4229,
    foreign: 1,
    endedAt: '2026-11-24T08:01:00.000Z',
  }
  const [first] = api.village.channels
  if (first === undefined) throw new Error('no channel')
  first.hasArchive = true
  await visit(page, api, '/canaux/historique')
  await page.getByText(/4\s000\s+messages reçus et 4\s229\s+réponses\./).waitFor()
  await page.getByText('1 conversation laissée de côté : la page n’y participe pas.').waitFor()
  await page.getByText('leurs délais ne sont pas mesurés').waitFor()
  await page.getByText('Historiques importés').waitFor()
  await expectSoundInBothThemes(page)
  const link = page.getByRole('link', { name: 'Voir les délais' })
  expect(await link.getAttribute('href')).toBe('/delais?du=2019-03-04&au=2026-11-20')
})

it('tells on its card what is measured of a page that has only its archive', async () => {
  const [first] = api.village.channels
  if (first === undefined) throw new Error('no channel')
  Object.assign(first, {
    state: 'archive',
    publishes: false,
    checks: [],
    checkedAt: null,
    lastPollAt: null,
    nextPollAt: null,
    webhook: null,
    url: null,
    archivedUntil: '2026-11-20T10:00:00.000Z',
  })
  await visit(page, api, '/canaux')
  const card = page.getByRole('article').filter({ hasText: 'Archive seulement' })
  await card
    .getByText(/messages privés jusqu’au .*20\s+novembre.*, commentaires non mesurés/)
    .waitFor()
  expect(await card.getByRole('button').allTextContents()).toEqual([
    'Connecter la pagePage de la mairie',
  ])
  await expectSound(page)
  await card.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Numéro de la page/).fill('1353')
  await dialog.getByLabel(/^Jeton d’accès de la page/).fill('bon jeton')
  await dialog.getByRole('button', { name: 'Connecter la page' }).click()
  await page
    .getByText('La connexion à « Page de la mairie » est faite.')
    .waitFor({ state: 'attached' })
  expect(api.village.asked.at(-1)?.body).toEqual({
    config: { page: '1353' },
    secrets: { token: 'bon jeton' },
  })
})

it('is not for an officer', async () => {
  api.village.role = 'officer'
  await visit(page, api, '/canaux')
  expect(await page.getByRole('link', { name: 'Importer l’historique' }).count()).toBe(0)
  await visit(page, api, '/canaux/historique')
  await page.getByText('Votre rôle permet de lire, pas de modifier').waitFor()
})
