import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comment } from '../../../server/approval/discussion.ts'
import { publishUrgently } from '../../../server/approval/urgent.ts'
import { planPost } from '../../../server/events/plan-post.ts'
import { createChanges } from '../../../server/platform/changes.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { mayorDecides, whatWaits } from '../../support/builders/approval.ts'
import { aPostToPlan } from '../../support/builders/publishing.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { startRealApi } from '../real-api.ts'
import {
  expectRoomForText,
  expectSound,
  expectSoundAtBothSizes,
  openWindow,
  visit,
  walkTo,
} from '../screen.ts'
import { hugo, market, sayMore, writeMarket } from './market.ts'

const requests = () => api.db.selectFrom('approvalRequest').selectAll().orderBy('id').execute()

describe('a person who approves', () => {
  eachWindow({ role: 'approver', also: writeMarket })

  it('sees first what waits, approves what is shown, and can take it back', async () => {
    const { hash } = await whatWaits(api.context, market)
    await walkTo(page, api, '/')
    await page.getByRole('heading', { name: 'À valider' }).waitFor()
    const line = page.getByText('Relire et valider')
    expect((await line.locator('..').boundingBox())?.height).toBeLessThan(72)
    await line.click()
    await page.getByText('trente exposants vous attendent').waitFor()
    await page.getByText('Texte alternatif').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Valider' }).click()
    await page.getByText('C’est validé').waitFor()
    await page.getByRole('heading', { name: 'À valider' }).waitFor({ state: 'detached' })
    await expect
      .poll(() => requests())
      .toMatchObject([{ state: 'approved', decidedBy: 'Claire Morel' }])
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('La décision est reprise').waitFor()
    await line.waitFor()
    expect(api.asked).toMatchObject([
      {
        method: 'POST',
        path: '/api/approvals/1/decision',
        body: { decision: 'approve', comment: '', hash },
      },
      { method: 'POST', path: '/api/approvals/1/undo' },
    ])
    expect(window.complaints).toEqual([])
  })

  it('is not told that what is past its time goes out at it', async () => {
    const missed = { state: 'missed', nextAt: null, lateRule: 'ask' } as const
    await api.db.updateTable('delivery').set(missed).where('id', '=', 71).execute()
    await walkTo(page, api, '/evenements/9')
    await page.getByText('(heure passée)').first().waitFor()
    await page.getByRole('button', { name: /^Valider\s*:/ }).click()
    await page.getByText('ce dont l’heure est passée suit sa règle de retard').waitFor()
  })

  it('asks for changes with a word, by the keyboard', async () => {
    const { hash } = await whatWaits(api.context, market)
    await walkTo(page, api, '/evenements/9')
    await page.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    await dialog.getByText('Dites en un mot').waitFor()
    await expectSound(page)
    await dialog.getByLabel('Que faut-il changer').fill('Ajoutez le parking.')
    await dialog.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    await page.getByText('La modification est demandée').waitFor()
    await page.getByText('Ajoutez le parking.').first().waitFor()
    expect(api.asked).toMatchObject([
      { body: { decision: 'changes', comment: 'Ajoutez le parking.', hash } },
    ])
  })

  it('asks a question beside what would be published, and takes it back', async () => {
    await walkTo(page, api, '/evenements/9')
    await page.getByRole('button', { name: /^Poser une question/ }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Envoyer' }).press('Enter')
    await dialog.getByText('Écrivez quelques mots').waitFor()
    await dialog.getByLabel('Votre message').fill('La salle est-elle réservée ?')
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Envoyer' }).press('Enter')
    await page.getByText('le courriel part dans une minute').waitFor()
    const discussion = page.getByRole('region', { name: 'Questions et réponses' })
    await discussion.getByText('La salle est-elle réservée ?').waitFor()
    await expectSoundAtBothSizes(page)
    await discussion.getByRole('button', { name: 'Reprendre ce message' }).click()
    await discussion.waitFor({ state: 'detached' })
    expect(window.complaints).toEqual([])
  })

  it('is told when somebody was quicker', async () => {
    await walkTo(page, api, '/')
    await page.getByText('Relire et valider').click()
    // This screen has not heard of it yet.
    const unheard = { ...api.context, changes: createChanges(() => {}) }
    await mayorDecides(unheard, market, 'approve')
    await page.getByRole('button', { name: 'Valider' }).click()
    await page.getByRole('alert').getByText('Validé par Claude Martin (maire@exemple.fr)').waitFor()
  })

  it('refuses with a reason', async () => {
    await walkTo(page, api, '/')
    await page.getByText('Relire et valider').click()
    await page.getByRole('button', { name: 'Refuser' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/plus, dans l’agenda public/).waitFor()
    await dialog.getByLabel('Pourquoi').fill('Pas cette année.')
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    await page.getByText(/^C’est refusé.*rien de ce qui attendait/).waitFor()
    await expect
      .poll(() => requests())
      .toMatchObject([{ state: 'refused', comment: 'Pas cette année.' }])
  })

  it('is not told that the event goes where one more post of it is refused', async () => {
    await mayorDecides(api.context, market, 'approve')
    const wanted = aPostToPlan({ times: ['2026-12-10T18:00'] })
    await planPost(api.context, hugo, wanted, market)
    await walkTo(page, api, '/')
    await page.getByText('Relire et valider').click()
    await page.getByRole('button', { name: 'Refuser' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Tout ce qui attend ici est annulé').waitFor()
    expect(await dialog.getByText(/agenda public/).count()).toBe(0)
    await dialog.getByLabel('Pourquoi').fill('C’est assez.')
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    await page.getByText(/^C’est refusé/).waitFor()
    await walkTo(page, api, `/evenements/${market}`)
    await page.getByRole('link', { name: /^Page publique/ }).waitFor()
  })
})

describe('a person who planned it', () => {
  eachWindow({ role: 'officer', also: writeMarket })

  it('reads first what was asked, and answers', async () => {
    const { id } = await whatWaits(api.context, market)
    const mayor = { name: 'Claude Martin', email: 'maire@exemple.fr', userId: null }
    await comment(api.context, 1, id, mayor, 'Où se gare-t-on ?')
    await walkTo(page, api, '/')
    await page.getByText('question posée').click()
    await page.getByText('Claude Martin (maire@exemple.fr)').waitFor()
    await page.getByRole('button', { name: /^Répondre/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Votre message').fill('Derrière l’école.')
    await dialog.getByRole('button', { name: 'Envoyer' }).click()
    // It waits for the mayor again.
    await page.getByRole('heading', { name: 'À valider' }).waitFor({ state: 'detached' })
    await walkTo(page, api, '/evenements/9')
    await page.getByText('Derrière l’école.').waitFor()
  })

  it('sees for whom it waits, and publishes urgently with a reason', async () => {
    const asked = page.waitForResponse(response => response.url().endsWith('/api/approvals'))
    await walkTo(page, api, '/')
    await asked
    // It is nothing that they could do.
    await expect.poll(() => page.getByRole('heading', { name: 'À valider' }).count()).toBe(0)
    await visit(page, api, '/evenements/9')
    await page.getByText('En attente de Claire Morel et Claude Martin').waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: 'Valider', exact: true }).count())
      .toBe(0)
    await page.getByRole('button', { name: /^Publication urgente/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Publier sans validation' }).click()
    await dialog.getByText('Dites pourquoi').waitFor()
    await expectSound(page)
    await dialog.getByRole('checkbox', { name: /6\s+décembre/ }).check()
    await dialog.getByLabel('Raison').fill('Route coupée ce soir')
    await dialog.getByRole('button', { name: 'Publier sans validation' }).click()
    // Its time is to come.
    await page.getByText('Ce que vous avez coché part sans validation').waitFor()
    expect(api.asked).toEqual([
      {
        method: 'POST',
        path: '/api/approvals/1/urgent',
        body: { reason: 'Route coupée ce soir', deliveries: [71, 72, 73] },
      },
    ])
    expect(window.complaints).toEqual([])
  })

  it('reads what is wanted, and changes it or asks again', async () => {
    const { context, db } = api
    await mayorDecides(context, market, 'approve')
    await sayMore(context, { delivery: 75, text: 'Buvette !', dueLocal: '2026-12-10T18:00' })
    const { id } = await whatWaits(context, market)
    await publishUrgently(context, hugo, id, { reason: 'Pluie', deliveries: [75] })
    // Somebody wrote into the database what nobody said.
    const altered = { comment: 'Neige' }
    await db.updateTable('approvalRequest').set(altered).where('state', '=', 'urgent').execute()
    await sayMore(context, { delivery: 76, text: 'Venez !', dueLocal: '2026-12-11T18:00' })
    await mayorDecides(context, market, 'changes', 'Ajoutez le parking.')
    await walkTo(page, api, '/evenements/9')
    await page.getByText('Claude Martin demande une modification').waitFor()
    await page
      .getByText(
        /^Validé par Claude Martin \(maire@exemple\.fr\), .*, par le lien reçu par courriel\.$/,
      )
      .waitFor()
    await page.getByText('ne correspond plus à sa signature').waitFor()
    expect(
      await page.getByRole('link', { name: 'Modifier l’événement' }).getAttribute('href'),
    ).toBe('/evenements/9/modifier')
    await expectSound(page)
    await page.getByRole('button', { name: 'Redemander tel quel' }).click()
    await page.getByText('En attente de Claire Morel et Claude Martin').waitFor()
  })
})

describe('the rules', () => {
  eachWindow({ role: 'administrator' })

  it('name who approves, with an account or without, and who stands in', async () => {
    await walkTo(page, api, '/reglages/validation')
    await page.getByLabel('Les publications doivent être validées').check()
    await page.getByLabel('Toutes les personnes au rôle « administration »').check()
    await page.getByRole('button', { name: 'Ajouter une personne' }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Claude Martin')
    await page.getByLabel('Adresse électronique').fill('maire@exemple.fr')
    await page.getByLabel('Suppléance', { exact: true }).selectOption({ label: 'Hugo Lambert' })
    await page.getByLabel('Absence du').fill('2026-12-20')
    await page.getByLabel('au', { exact: true }).fill('2027-01-03')
    await page.getByLabel('Solliciter la suppléance').fill('12')
    await expectSound(page)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Les règles de validation sont enregistrées').waitFor()
    expect(api.asked).toEqual([
      {
        method: 'PUT',
        path: '/api/approval-rules',
        body: {
          enabled: true,
          roles: ['administrator'],
          substituteHours: 12,
          approvers: [
            {
              userId: null,
              name: 'Claude Martin',
              email: 'maire@exemple.fr',
              substitute: { userId: hugo.userId, name: 'Hugo Lambert', email: null },
              absentFrom: '2026-12-20',
              absentTo: '2027-01-03',
            },
          ],
        },
      },
    ])
    expect(window.complaints).toEqual([])
  })
})

describe('what waits', () => {
  let browser: Awaited<ReturnType<typeof connectChromium>>
  beforeAll(async () => {
    browser = await connectChromium()
  })
  afterAll(() => browser.close())

  it('is sound at both widths', async () => {
    const full = await startRealApi({ role: 'administrator', also: writeMarket })
    const { context, page, complaints } = await openWindow(browser, full, 360)
    const look = async () => {
      await expectSoundAtBothSizes(page)
      await page.setViewportSize({ width: 1280, height: 860 })
      await expectRoomForText(page)
      await page.setViewportSize({ width: 360, height: 740 })
    }
    for (const path of ['/', '/reglages/validation', '/evenements/9']) {
      await walkTo(page, full, path)
      await look()
    }
    // It waits, and anyone who looks cannot decide.
    await full.become('officer')
    await visit(page, full, '/evenements/9')
    await look()
    expect(complaints).toEqual([])
    await context.close()
    await full.close()
  })
})
