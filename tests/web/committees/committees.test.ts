import { expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { aProposal } from '../fake/committee-routes.ts'
import { expectSoundInBothThemes, visit } from '../screen.ts'

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
  await page.getByRole('heading', { name: 'Le lien de Zoé Blanc' }).waitFor()
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
  expect(await page.getByText('Lire et décider').count()).toBe(0)
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
