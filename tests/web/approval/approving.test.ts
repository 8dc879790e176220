import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../../support/browser/browser.ts'
import { eachWindow, type Opened } from '../each-window.ts'
import { aRequest } from '../fake/approval-routes.ts'
import { startFakeApi } from '../fake-api.ts'
import { expectSound, expectSoundInBothThemes, openWindow, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
let window: Opened['window']

describe('whoever approves', () => {
  eachWindow({ role: 'councillor' }, opened => {
    ;({ api, page, window } = opened)
  })

  it('sees first what waits, approves what is shown, and can take it back', async () => {
    api.village.approvals = [aRequest()]
    await visit(page, api, '/')
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
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('La décision est reprise').waitFor()
    await line.waitFor()
    expect(api.village.asked).toEqual([
      {
        method: 'POST',
        path: '/api/approvals/1/decision',
        body: { decision: 'approve', comment: '', hash: 'abc' },
      },
      { method: 'POST', path: '/api/approvals/1/undo', body: {} },
    ])
    expect(window.complaints).toEqual([])
  })

  it('asks for changes with a word, by the keyboard', async () => {
    api.village.approvals = [aRequest()]
    await visit(page, api, '/evenements/1')
    await page.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    await dialog.getByText('Dites en un mot').waitFor()
    await expectSound(page)
    await dialog.getByLabel('Que faut-il changer').fill('Ajoutez le parking.')
    await dialog.getByRole('button', { name: 'Demander une modification' }).press('Enter')
    await page.getByText('La modification est demandée').waitFor()
    await page.getByText('Ajoutez le parking.').first().waitFor()
    expect(api.village.asked).toMatchObject([
      { body: { decision: 'changes', comment: 'Ajoutez le parking.', hash: 'abc' } },
    ])
  })

  it('is told when somebody was quicker, and refuses with a reason', async () => {
    api.village.approvals = [aRequest()]
    await visit(page, api, '/')
    const message = 'Validé par Claude Martin (maire@exemple.fr), le mardi 24 novembre 2026 à 9 h.'
    api.village.fail('POST', '/api/approvals/1/decision', {
      status: 409,
      body: { error: 'conflict', message },
    })
    await page.getByText('Relire et valider').click()
    await page.getByRole('button', { name: 'Valider' }).click()
    await page.getByRole('alert').getByText('Validé par Claude Martin').waitFor()
    await page.getByRole('button', { name: 'Refuser' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Pourquoi').fill('Pas cette année.')
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    await page.getByText('C’est refusé').waitFor()
  })
})

describe('whoever planned it', () => {
  eachWindow({ role: 'officer' }, opened => {
    ;({ api, page, window } = opened)
  })

  it('sees for whom it waits, and publishes urgently with a reason', async () => {
    api.village.approvals = [aRequest({ mayDecide: false })]
    const asked = page.waitForResponse(response => response.url().endsWith('/api/approvals'))
    await visit(page, api, '/')
    await asked
    // It is nothing that they could do.
    expect(await page.getByRole('heading', { name: 'À valider' }).count()).toBe(0)
    await visit(page, api, '/evenements/1')
    await page.getByText('En attente de Claude Martin et Claire Morel').waitFor()
    expect(await page.getByRole('button', { name: 'Valider' }).count()).toBe(0)
    await page.getByRole('button', { name: /^Publication urgente/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Publier sans validation' }).click()
    await dialog.getByText('Dites pourquoi').waitFor()
    await expectSound(page)
    await dialog.getByRole('checkbox', { name: /6\s+décembre/ }).check()
    await dialog.getByLabel('Raison').fill('Route coupée ce soir')
    await dialog.getByRole('button', { name: 'Publier sans validation' }).click()
    await page.getByText('C’est publié en urgence').waitFor()
    expect(api.village.asked).toEqual([
      {
        method: 'POST',
        path: '/api/approvals/1/urgent',
        body: { reason: 'Route coupée ce soir', deliveries: [71, 72, 73] },
      },
    ])
    expect(window.complaints).toEqual([])
  })

  it('reads what is wanted, and changes it or asks again', async () => {
    const decision = {
      by: 'Claude Martin',
      email: 'maire@exemple.fr',
      at: '2026-11-24T08:00:00.000Z',
      via: 'link',
      comment: 'Ajoutez le parking.',
      isIntact: true,
    } as const
    api.village.approvals = [
      aRequest({ state: 'changes', mayDecide: false, waitsFor: [], decision }),
      aRequest({
        id: 2,
        state: 'approved',
        mayDecide: false,
        waitsFor: [],
        items: [],
        decision: { ...decision, comment: null },
      }),
      aRequest({
        id: 3,
        state: 'urgent',
        mayDecide: false,
        waitsFor: [],
        items: [],
        decision: { ...decision, isIntact: false },
      }),
    ]
    await visit(page, api, '/evenements/1')
    await page.getByText('Claude Martin demande une modification').waitFor()
    await page
      .getByText(
        /^Validé par Claude Martin \(maire@exemple\.fr\), .*, par le lien reçu par courriel\.$/,
      )
      .waitFor()
    await page.getByText('ne correspond plus à sa signature').waitFor()
    expect(
      await page.getByRole('link', { name: 'Modifier l’événement' }).getAttribute('href'),
    ).toBe('/evenements/1/modifier')
    await expectSound(page)
    await page.getByRole('button', { name: 'Redemander tel quel' }).click()
    await page.getByText('En attente de').or(page.getByText('Personne ne peut répondre')).waitFor()
  })
})

describe('the rules', () => {
  eachWindow({ role: 'administrator' }, opened => {
    ;({ api, page, window } = opened)
  })

  it('name who approves, with an account or without, and who stands in', async () => {
    await visit(page, api, '/reglages/validation')
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
    const hugo = api.village.people.find(({ name }) => name === 'Hugo Lambert')
    expect(api.village.asked).toEqual([
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
              substitute: { userId: hugo?.id, name: 'Hugo Lambert', email: null },
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

  it.each([360, 1280] as const)('is sound at %i px, light and dark', async width => {
    const full = await startFakeApi({ role: 'administrator' })
    full.village.approvals = [aRequest(), aRequest({ id: 2, mayDecide: false })]
    full.village.approvalRules = {
      enabled: true,
      roles: ['administrator'],
      substituteHours: 24,
      approvers: [
        {
          userId: null,
          name: 'Claude Martin',
          email: 'maire@exemple.fr',
          substitute: { userId: null, name: 'Dominique Petit', email: 'adjointe@exemple.fr' },
          absentFrom: null,
          absentTo: null,
        },
      ],
    }
    const { context, page: small, complaints } = await openWindow(browser, full, width)
    const shots = process.env.SHOTS
    for (const path of ['/', '/evenements/1', '/reglages/validation']) {
      await visit(small, full, path)
      await expectSoundInBothThemes(small)
      if (shots) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await small.emulateMedia({ colorScheme })
          const name = `${path.replaceAll('/', '_')}-${width}-${colorScheme}.png`
          await small.screenshot({ path: `${shots}/${name}`, fullPage: true })
        }
      }
    }
    expect(complaints).toEqual([])
    await context.close()
    await full.close()
  })
})
