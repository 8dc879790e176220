import { expect, it } from 'vitest'
import type { SourceSays } from '../../../server/committees/rules-source.ts'
import { needApproval } from '../../support/builders/approval.ts'
import { aProposal } from '../../support/builders/committees.ts'
import { icsOf, pageOf, sourceServer } from '../../support/calendar/source-server.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectRoomForText, expectSound, expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

/** A member of the festival committee. */
const paul = { communeId: 1, committeeId: 1, id: 1 }

it('adds a committee, gives somebody a link that is told once, and mails it', async () => {
  await walkTo(page, api, '/reglages/comites')
  await page.getByRole('button', { name: 'Ajouter un comité' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Amis de l’église')
  await dialog.getByRole('button', { name: 'Ajouter un comité' }).click()
  await page.getByRole('heading', { name: 'Amis de l’église' }).waitFor()
  await page.getByRole('button', { name: /^Donner un lien\s.\sAmis/ }).click()
  await dialog.getByLabel('Nom de la personne').fill('Luc Gros')
  await dialog.getByLabel('Adresse électronique').fill('luc@exemple.fr')
  await dialog.getByRole('button', { name: 'Donner un lien' }).click()
  await page.getByRole('heading', { name: 'Le lien de Luc Gros' }).waitFor()
  await dialog.getByText(`${api.origin}/proposer/`).waitFor()
  await dialog.getByRole('button', { name: 'Envoyer par courriel' }).click()
  await page.getByText('Le lien part vers luc@exemple.fr.').waitFor()
  expect(api.asked.at(-1)).toMatchObject({ path: expect.stringMatching(/mail$/) })
  await dialog.getByRole('button', { name: 'C’est noté' }).click()
  await expect.poll(() => page.getByText(`${api.origin}/proposer/`).count()).toBe(0)
})

it('says which link was handed on, renews one and revokes one', async () => {
  await walkTo(page, api, '/reglages/comites')
  await page.getByText(/Utilisé depuis 6 connexions différentes/).waitFor()
  await page.getByRole('button', { name: 'Renouveler le lien' }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Renouveler le lien' }).click()
  await page.getByRole('heading', { name: 'Le lien de Zoé Blanc', exact: true }).waitFor()
  // Without an address it is not mailed.
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Envoyer par courriel' }).count())
    .toBe(0)
  await dialog.getByRole('button', { name: 'C’est noté' }).click()
  await page.getByRole('button', { name: 'Retirer le lien' }).first().click()
  await dialog.getByRole('button', { name: 'Retirer le lien' }).click()
  await page.getByText('Le lien de Paul Roux est retiré.').waitFor()
})

it('says of a committee that is closed what ends with it', async () => {
  await walkTo(page, api, '/reglages/comites')
  await page.getByRole('button', { name: 'Fermer', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/son agenda n’est plus relu, et rien ne lui est plus écrit/).waitFor()
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByText(/» est fermé\./).waitFor()
})

it('accepts a proposal with the default plan in two clicks, and takes it back', async () => {
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  const line = page.locator('summary').filter({ hasText: 'Lire et décider' })
  const [whole, words] = [
    await line.boundingBox(),
    await line.getByText('Lire et décider').boundingBox(),
  ]
  if (whole === null || words === null) throw new Error('no proposal')
  const middle = (box: typeof whole) => box.y + box.height / 2
  expect(Math.abs(middle(whole) - middle(words))).toBeLessThan(4)
  await page.getByText('Lire et décider').click()
  await page.getByText('Artisans du village, vin chaud et chants.').waitFor()
  await expectSoundAtBothSizes(page)
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Titre').fill('Marché de Noël du village')
  await dialog.getByText(/sur sa page, et par courriel/).waitFor()
  await dialog.getByRole('button', { name: 'Accepter et programmer' }).click()
  await page.getByText(/^C’est accepté.*sur sa page, et par courriel/).waitFor()
  expect(api.asked).toMatchObject([
    {
      path: '/api/proposals/1/accept',
      body: { title: 'Marché de Noël du village', plan: 71, link: null },
    },
  ])
  await expect.poll(() => page.getByText('Lire et décider').count()).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('La décision est reprise').waitFor()
  await page.getByText('Lire et décider').waitFor()
})

it('promises a committee no mail where none can leave, and nothing once it is closed', async () => {
  api.context.mailer = null
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Poser une question/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/sur sa page\.$/)
    .waitFor()
  await page.keyboard.press('Escape')
  await api.db.updateTable('committee').set({ endedAt: 0 }).execute()
  api.tell('proposals')
  await expect.poll(() => page.getByRole('button', { name: /^Poser une question/ }).count()).toBe(0)
  await page.getByRole('button', { name: /^Ne pas retenir/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/n’en est pas averti/)
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/n’en est pas averti/)
    .waitFor()
})

it('asks for an address without a word of mails where none can leave', async () => {
  api.context.mailer = null
  await walkTo(page, api, '/reglages/comites')
  await page
    .getByRole('button', { name: /^Donner un lien/ })
    .first()
    .click()
  await page.getByLabel('Adresse électronique').waitFor()
  expect(await page.getByText(/Pour recevoir son lien/).count()).toBe(0)
})

it('asks for approval by its name where somebody else must approve', async () => {
  await needApproval(api.context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Accepter et demander la validation/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Les annonces attendent une validation/).waitFor()
  await dialog.getByRole('button', { name: 'Accepter et demander la validation' }).click()
  await page.getByText(/^C’est accepté/).waitFor()
})

it('declines a proposal with why', async () => {
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Ne pas retenir/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ne pas retenir' }).click()
  await dialog.getByText('Écrivez un mot.').waitFor()
  await dialog.getByLabel('Pourquoi').fill('La place est prise.')
  await dialog.getByRole('button', { name: 'Ne pas retenir' }).click()
  await page.getByText('Le comité lira pourquoi.').waitFor()
  const [proposal] = await api.db.selectFrom('proposal').selectAll().execute()
  expect(proposal).toMatchObject({ state: 'declined', comment: 'La place est prise.' })
})

it('shows proposals to nobody who plans no events', async () => {
  await api.become('councillor')
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  await expect.poll(() => page.getByText('Lire et décider').count()).toBe(0)
})

it('lists what was decided lately: how, by whom, when, and the event that it became', async () => {
  const decided = (day: string) => ({
    ...{ receivedAt: START - 5 * 86_400_000, decidedAt: Date.parse(`${day}T18:00Z`) },
    decidedBy: 'Julie Renard',
  })
  await aProposal(api.db, paul)
  const loto = { title: 'Loto', state: 'accepted', eventId: 2 } as const
  await aProposal(api.db, paul, { ...decided('2026-11-22'), ...loto })
  const comment = 'La place est prise.'
  const fire = { title: 'Feu de la Saint-Jean', state: 'declined', comment } as const
  await aProposal(api.db, paul, { ...decided('2026-11-23'), ...fire })
  await walkTo(page, api, '/reglages/comites')
  await page.getByText(/^Décidées ces 30\sderniers jours$/).click()
  const lines = page.getByRole('group').getByRole('listitem')
  await expect.poll(() => lines.count()).toBe(2)
  // The last decision first; what waits is no decision.
  const said = await lines.allInnerTexts()
  expect(said[0]).toMatch(/Feu de la Saint-Jean[\s\S]*non retenue[\s\S]*Julie Renard[\s\S]*prise\./)
  expect(said[1]).toMatch(
    /Loto[\s\S]*acceptée[\s\S]*Paul Roux, Comité des fêtes[\s\S]*Julie Renard/,
  )
  await expectRoomForText(page)
  await lines.getByRole('link', { name: 'Loto' }).click()
  await page.waitForURL('**/evenements/2')
})

it('says so when nothing was decided', async () => {
  await walkTo(page, api, '/reglages/comites')
  await page.getByText(/^Décidées ces 30\sderniers jours$/).click()
  await page.getByText(/^Rien n’a été décidé/).waitFor()
})

it('tries the calendar of a committee, follows it, looks again and ends it', async () => {
  const days = Array.from({ length: 12 }, (_, index) => ({
    ...{ uid: `${index}`, title: index === 0 ? 'Loto' : `Réunion ${index}` },
    start: `;TZID=Europe/Paris:202612${12 + index}T200000`,
  }))
  const html = { body: pageOf(), headers: { 'content-type': 'text/html' } }
  const source = await sourceServer({ '/agenda.ics': icsOf(...days), '/rien': html })
  await walkTo(page, api, '/reglages/comites')
  await page.getByRole('button', { name: /^S’abonner à leur agenda/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText('Donnez une adresse qui commence par').waitFor()
  await dialog.getByLabel('Adresse de leur agenda').fill(`${source.url}/rien`)
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText(/Il n’y a ni agenda ni fil/).waitFor()
  await dialog.getByLabel('Adresse de leur agenda').fill(`${source.url}/agenda.ics`)
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText('12 événements à venir').waitFor()
  await dialog.getByText('Loto, samedi 12 décembre à 20 h').waitFor()
  await dialog.getByRole('button', { name: 'S’abonner', exact: true }).click()
  await page.getByText('12 événements à venir, lu').waitFor()
  await expectSoundAtBothSizes(page)
  const more = { uid: 'more', title: 'Bal', start: ';TZID=Europe/Paris:20261231T200000' }
  source.serves['/agenda.ics'] = icsOf(...days, more)
  await page.getByRole('button', { name: /^Relire leur agenda/ }).click()
  await page.getByText('13 événements à venir, lu').waitFor()
  // Of a committee that is closed it is not read.
  await page.getByRole('button', { name: 'Fermer', exact: true }).first().click()
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByText(/» est fermé\./).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^Relire/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Ne plus suivre' }).click()
  await dialog.getByRole('button', { name: 'Ne plus suivre' }).click()
  await page.getByText('Leur agenda n’est plus suivi.').waitFor()
  expect(await api.db.selectFrom('subscription').selectAll().execute()).toEqual([])
})

const said: SourceSays = {
  title: 'Marché de Noël',
  startLocal: '2026-12-20T10:00',
  endLocal: null,
  place: 'Halle',
  text: 'Artisans du village.',
  link: null,
  status: 'planned',
}
/** Follows a committee’s calendar, and is announced as the market. */
const followed = { state: 'accepted', eventId: 2, decidedAt: START, hasNews: 1 } as const
const bySource = { ...paul, id: null }

it('accepts what a calendar gives no hour for as whole days, or at an hour', async () => {
  const day = { startLocal: '2026-12-19', endLocal: null }
  await aProposal(api.db, bySource, { ...day, source: { ...said, ...day }, knownStatus: 'planned' })
  await walkTo(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByText(/Comité des fêtes, par leur agenda/).waitFor()
  await page.getByText(/^samedi 19\sdécembre, toute la journée$/).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^Poser une question/ }).count()).toBe(0)
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/samedi 19\sdécembre, toute la journée, Place de l’église/).click()
  await expectSound(page)
  const accept = dialog.getByRole('button', { name: 'Accepter et programmer' })
  await accept.click()
  await page.getByText('C’est accepté.').waitFor()
  const wholeDay = { startLocal: '2026-12-19T00:00', endLocal: '2026-12-19T23:59' }
  expect(api.asked).toMatchObject([{ body: wholeDay }])
  await page.getByRole('status').getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Toute la journée').uncheck()
  await dialog.getByLabel('Début').fill('2026-12-19T10:30')
  await accept.click()
  await page.getByText('C’est accepté.').first().waitFor()
  expect(api.asked.at(-1)).toMatchObject({
    body: { startLocal: '2026-12-19T10:30', endLocal: null },
  })
})

it('accepts as a whole day what was proposed at an hour', async () => {
  await aProposal(api.db, paul)
  await walkTo(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Début').fill('')
  await dialog.getByText('Place de l’église', { exact: true }).waitFor()
  await dialog.getByLabel('Début').fill('2026-12-19T11:00')
  await dialog.getByText(/samedi 19\sdécembre.* à 18\sh/).waitFor()
  await dialog.getByLabel('Toute la journée').check()
  await dialog.getByRole('button', { name: 'Accepter et programmer' }).click()
  await page.getByText('C’est accepté').waitFor()
  expect(api.asked).toMatchObject([
    { body: { startLocal: '2026-12-19T00:00', endLocal: '2026-12-19T23:59' } },
  ])
})

it('shows what a calendar says otherwise, to be taken or left', async () => {
  await aProposal(api.db, bySource, { ...followed, source: said, knownStatus: 'planned' })
  await walkTo(page, api, '/')
  await page.getByText('leur agenda a changé').click()
  await page.getByText('Leur agenda dit maintenant').waitFor()
  await page.getByText('Halle', { exact: true }).waitFor()
  await expectSoundAtBothSizes(page)
  // Another day is told wherever it was announced.
  await page.getByRole('button', { name: /^Reprendre/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/un avis part là où l’événement a été annoncé/).waitFor()
  await dialog.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByText('C’est repris.').waitFor()
  expect(api.asked).toMatchObject([{ path: '/api/proposals/1/take' }])
})

it('asks whether what is gone from a calendar takes place, and calls nothing off alone', async () => {
  for (const status of ['gone', 'cancelled'] as const) {
    const source = { ...said, startLocal: '2026-12-13T10:00', status }
    await aProposal(api.db, bySource, { ...followed, source, knownStatus: 'planned' })
  }
  await walkTo(page, api, '/')
  await page.getByText('leur agenda a changé').first().click()
  await page.getByText(/Il n’est plus dans leur agenda/).waitFor()
  await page.getByRole('button', { name: /^Laisser/ }).click()
  await page.getByText('Il reste tel quel.').waitFor()
  await expect.poll(() => page.getByText('leur agenda a changé').count()).toBe(1)
  await page.getByText('leur agenda a changé').click()
  await page.getByText('Leur agenda l’annonce annulé.').waitFor()
  await page.getByRole('button', { name: 'Annuler l’événement' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  await page.getByText('C’est repris.').waitFor()
})
