import { expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { aProposal } from '../fake/committee-routes.ts'
import { expectSound, expectSoundInBothThemes, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({ role: 'officer' }, opened => {
  ;({ api, page } = opened)
})

it('adds a committee, gives somebody a link that is told once, and mails it', async () => {
  await visit(page, api, '/reglages/comites')
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
  await dialog.getByText(/https:\/\/tambour\.exemple\.fr\/proposer\//).waitFor()
  await dialog.getByRole('button', { name: 'Envoyer par courriel' }).click()
  await page.getByText('Le lien part vers luc@exemple.fr.').waitFor()
  expect(api.village.asked).toMatchObject([{ method: 'POST', path: /mail$/ }])
  await dialog.getByRole('button', { name: 'C’est noté' }).click()
  expect(await page.getByText(/tambour\.exemple\.fr\/proposer/).count()).toBe(0)
})

it('says which link was handed on, renews one and revokes one', async () => {
  await visit(page, api, '/reglages/comites')
  await page.getByText(/Utilisé depuis 6 connexions différentes/).waitFor()
  await page.getByRole('button', { name: 'Renouveler le lien' }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Renouveler le lien' }).click()
  await page.getByRole('heading', { name: 'Le lien de Zoé Blanc', exact: true }).waitFor()
  // Without an address it is not mailed.
  expect(await dialog.getByRole('button', { name: 'Envoyer par courriel' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'C’est noté' }).click()
  await page.getByRole('button', { name: 'Retirer le lien' }).first().click()
  await dialog.getByRole('button', { name: 'Retirer le lien' }).click()
  await page.getByText('Le lien de Paul Roux est retiré.').waitFor()
})

it('accepts a proposal with the default plan in two clicks, and takes it back', async () => {
  api.village.proposals = [aProposal()]
  await visit(page, api, '/')
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
  await expectSoundInBothThemes(page)
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Titre').fill('Marché de Noël du village')
  await dialog.getByRole('button', { name: 'Accepter et programmer' }).click()
  await page.getByText('C’est accepté').waitFor()
  expect(api.village.asked).toMatchObject([
    {
      path: '/api/proposals/1/accept',
      body: { title: 'Marché de Noël du village', plan: api.village.plans[0]?.id, link: null },
    },
  ])
  await expect.poll(() => page.getByText('Lire et décider').count()).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('La décision est reprise').waitFor()
  await page.getByText('Lire et décider').waitFor()
})

it('declines a proposal with why', async () => {
  api.village.proposals = [aProposal({ picture: null })]
  await visit(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Ne pas retenir/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ne pas retenir' }).click()
  await dialog.getByText('Écrivez un mot.').waitFor()
  await dialog.getByLabel('Pourquoi').fill('La place est prise.')
  await dialog.getByRole('button', { name: 'Ne pas retenir' }).click()
  await page.getByText('Le comité lira pourquoi.').waitFor()
  expect(api.village.proposals[0]).toMatchObject({ state: 'declined' })
})

it('shows proposals to nobody who plans no events', async () => {
  api.village.role = 'councillor'
  api.village.proposals = [aProposal()]
  await visit(page, api, '/')
  expect(await page.getByText('Lire et décider').count()).toBe(0)
})

it('lists what was decided lately: how, by whom, when, and the event that it became', async () => {
  const decided = (what: 'accepted' | 'declined', at: string, comment: string | null = null) =>
    ({ at, what, by: 'Julie Renard', via: 'tambour', comment }) as const
  api.village.proposals = [
    aProposal({ id: 3 }),
    aProposal({
      id: 2,
      title: 'Loto',
      state: 'accepted',
      event: 2,
      steps: [decided('accepted', '2026-11-22T18:00:00.000Z')],
    }),
    aProposal({
      id: 1,
      title: 'Feu de la Saint-Jean',
      state: 'declined',
      steps: [decided('declined', '2026-11-23T18:00:00.000Z', 'La place est prise.')],
    }),
  ]
  await visit(page, api, '/reglages/comites')
  await page.getByText(/^Décidées ces 30\sderniers jours$/).click()
  const lines = page.getByRole('group').getByRole('listitem')
  await expect.poll(() => lines.count()).toBe(2)
  // The last decision first; what waits is no decision.
  const said = await lines.allInnerTexts()
  expect(said[0]).toMatch(/Feu de la Saint-Jean[\s\S]*non retenue[\s\S]*Julie Renard[\s\S]*prise\./)
  expect(said[1]).toMatch(
    /Loto[\s\S]*acceptée[\s\S]*Paul Roux, Comité des fêtes[\s\S]*Julie Renard/,
  )
  await expectSoundInBothThemes(page)
  await lines.getByRole('link', { name: 'Loto' }).click()
  await page.waitForURL('**/evenements/2')
})

it('says so when nothing was decided', async () => {
  await visit(page, api, '/reglages/comites')
  await page.getByText(/^Décidées ces 30\sderniers jours$/).click()
  await page.getByText(/^Rien n’a été décidé/).waitFor()
  await expectSound(page)
})

it('tries the calendar of a committee, follows it, looks again and ends it', async () => {
  await visit(page, api, '/reglages/comites')
  await page.getByRole('button', { name: /^S’abonner à leur agenda/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText('Donnez une adresse qui commence par').waitFor()
  await dialog.getByLabel('Adresse de leur agenda').fill('https://comite.example/rien')
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText(/Il n’y a pas d’agenda lisible/).waitFor()
  await dialog.getByLabel('Adresse de leur agenda').fill('https://comite.example/agenda.ics')
  await dialog.getByRole('button', { name: 'Regarder' }).click()
  await dialog.getByText('12 événements à venir').waitFor()
  await dialog.getByText('Loto, samedi 12 décembre à 20 h').waitFor()
  await dialog.getByText('4 articles sans date').waitFor()
  await expectSoundInBothThemes(page)
  await dialog.getByRole('button', { name: 'S’abonner', exact: true }).click()
  await page.getByText('12 événements à venir, lu').waitFor()
  await expectSoundInBothThemes(page)
  await page.getByRole('button', { name: /^Relire leur agenda/ }).click()
  await page.getByText('13 événements à venir, lu').waitFor()
  await page.getByRole('button', { name: 'Ne plus suivre' }).click()
  await dialog.getByRole('button', { name: 'Ne plus suivre' }).click()
  await page.getByText('Leur agenda n’est plus suivi.').waitFor()
  expect(api.village.committees[0]?.subscription).toBeNull()
})

const bySource = { memberName: null, picture: null }
const said = {
  title: 'Marché de Noël',
  startLocal: '2026-12-20T10:00',
  endLocal: null,
  place: 'Halle',
  text: 'Artisans du village.',
  link: null,
}

it('accepts what a calendar gives no hour for as whole days, or at an hour', async () => {
  api.village.proposals = [aProposal({ ...bySource, startLocal: '2026-12-19', endLocal: null })]
  await visit(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByText(/Comité des fêtes, par leur agenda/).waitFor()
  await page.getByText(/^samedi 19\sdécembre, toute la journée$/).waitFor()
  expect(await page.getByRole('button', { name: /^Poser une question/ }).count()).toBe(0)
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/samedi 19\sdécembre, toute la journée, Place de l’église/).click()
  await expectSoundInBothThemes(page)
  const accept = dialog.getByRole('button', { name: 'Accepter et programmer' })
  await accept.click()
  await page.getByText('C’est accepté.').waitFor()
  const wholeDay = { startLocal: '2026-12-19T00:00', endLocal: '2026-12-19T23:59' }
  expect(api.village.asked).toMatchObject([{ body: wholeDay }])
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Toute la journée').uncheck()
  await dialog.getByLabel('Début').fill('2026-12-19T10:30')
  await accept.click()
  await page.getByText('C’est accepté.').first().waitFor()
  expect(api.village.asked.at(-1)).toMatchObject({
    body: { startLocal: '2026-12-19T10:30', endLocal: null },
  })
})

it('accepts as a whole day what was proposed at an hour', async () => {
  api.village.proposals = [aProposal()]
  await visit(page, api, '/')
  await page.getByText('Lire et décider').click()
  await page.getByRole('button', { name: /^Accepter et programmer/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Corriger avant d’accepter').click()
  await dialog.getByLabel('Début').fill('')
  await dialog.getByText('Place de l’église', { exact: true }).waitFor()
  await dialog.getByLabel('Début').fill('2026-12-19T11:00')
  await dialog.getByText(/samedi 19\sdécembre.* à 18\sh/).waitFor()
  await dialog.getByLabel('Toute la journée').check()
  await expectSoundInBothThemes(page)
  await dialog.getByRole('button', { name: 'Accepter et programmer' }).click()
  await page.getByText('C’est accepté').waitFor()
  const [day] = aProposal().startLocal.split('T')
  expect(api.village.asked).toMatchObject([
    { body: { startLocal: `${day}T00:00`, endLocal: `${day}T23:59` } },
  ])
})

it('shows what a calendar says otherwise, to be taken or left', async () => {
  const accepted = { ...bySource, state: 'accepted', event: 2 } as const
  api.village.proposals = [
    aProposal({
      ...accepted,
      source: { ...said, status: 'planned', otherwise: ['startLocal', 'place'] },
    }),
  ]
  await visit(page, api, '/')
  await page.getByText('leur agenda a changé').click()
  await page.getByText('Leur agenda dit maintenant').waitFor()
  await page.getByText('Halle', { exact: true }).waitFor()
  await expectSoundInBothThemes(page)
  await page.getByRole('button', { name: /^Reprendre/ }).click()
  await page.getByText('C’est repris.').waitFor()
  expect(api.village.asked).toMatchObject([{ path: '/api/proposals/1/taken' }])
})

it('asks whether what is gone from a calendar takes place, and calls nothing off alone', async () => {
  const accepted = { ...bySource, state: 'accepted', event: 2 } as const
  api.village.proposals = [
    aProposal({ ...accepted, id: 1, source: { ...said, status: 'gone', otherwise: [] } }),
    aProposal({ ...accepted, id: 2, source: { ...said, status: 'cancelled', otherwise: [] } }),
  ]
  await visit(page, api, '/')
  await page.getByText('leur agenda a changé').first().click()
  await page.getByText(/Il n’est plus dans leur agenda/).waitFor()
  await page.getByRole('button', { name: /^Laisser/ }).click()
  await page.getByText('Il reste tel quel.').waitFor()
  await expect.poll(() => page.getByText('leur agenda a changé').count()).toBe(1)
  await page.getByText('leur agenda a changé').click()
  await page.getByText('Leur agenda l’annonce annulé.').waitFor()
  await page.getByRole('button', { name: 'Annuler l’événement' }).click()
  const dialog = page.getByRole('dialog')
  await expectSoundInBothThemes(page)
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  await page.getByText('C’est repris.').waitFor()
})
