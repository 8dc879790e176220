import { describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aConversation } from '../../support/builders/messages.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectRoomForText, expectSoundInBothThemes, walkTo } from '../screen.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Four people ask what somebody of the morning asks too, each in their own words, and one did in the days before. */
async function writeQuestions({ db }: Context): Promise<void> {
  const page = await db
    .selectFrom('channel')
    .selectAll()
    .where('communeId', '=', 1)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const asked: [by: string, ago: number, text: string][] = [
    ['Kévin Durand', 20, 'Je suis Kévin Durand, il faut quoi pour une carte d’identité ?'],
    ['Nadia Ferrand', 40, 'carte d identite pour mon fils Kévin svp'],
    ['Lou Fontaine', 60, 'Quels papiers pour la carte d’identité ? Mme Fontaine'],
    ['Rose Berger', 70, 'Ma carte d’identité est périmée, quel rendez-vous ?'],
    ['Paul Noël', 120, 'Carte d’identité : quels papiers ?'],
  ]
  for (const [by, ago, text] of asked) {
    const sentAt = START - ago * day
    await aConversation(db, page, {
      visibility: 'private',
      messages: [
        { by, sentAt, text },
        { by: null, sentAt: sentAt + 5 * minute, text: 'Une photo et un justificatif.' },
      ],
    })
  }
}

oneWindow({ role: 'officer', also: writeQuestions })

const further = '/delais/aller-plus-loin'
const section = () => page.getByRole('region', { name: 'Ce qu’on vous demande' })

describe('what people ask about', () => {
  it('is a sentence, bars, and a table beside, over ninety days at least and without a name', async () => {
    await walkTo(page, api, further)
    await section().getByText('« Carte d’identité » revient le plus : 5 questions sur 8').waitFor()
    await section().getByText('du 27 août au 24 novembre 2026').first().waitFor()
    await section().getByText('5 dans 1 sujet, 3 autres').waitFor()
    await section().getByText('↗ 1 avant').waitFor()
    await section().getByText('En tableau').click()
    const row = section().getByRole('row').nth(1)
    await row.getByText('sept. : 2, oct. : 1, nov. : 2').waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      ...[expect.stringMatching(/^5\s/), '5', '1'],
      ...[expect.stringContaining('4 sur 4'), '5\u00a0min'],
    ])
    const text = await section().textContent()
    expect(text).not.toMatch(/Kévin|Durand|Nadia|Ferrand|Lou|Fontaine|Rose|Berger|Paul|Noël/)
  })

  it('leads to the messages', async () => {
    await walkTo(page, api, further)
    await section()
      .getByRole('link', { name: 'Voir les messages sur « Carte d’identité »' })
      .click()
    await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
    for (const name of ['Kévin Durand', 'Nadia Ferrand', 'Paul Noël']) {
      await page.getByText(name).first().waitFor()
    }
  })

  it('becomes a saved reply, from what was answered before', async () => {
    await walkTo(page, api, further)
    await section()
      .getByRole('link', { name: /^Écrire une réponse type/ })
      .click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('Titre').inputValue()).toBe('Carte d’identité')
    await dialog
      .getByRole('button', { name: /justificatif/ })
      .first()
      .click()
    await expect
      .poll(() => dialog.getByLabel('Texte').inputValue())
      .toBe('Une photo et un justificatif.')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Une photo et un justificatif.').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    // Loaded anew, it is no second one.
    expect(new URL(page.url()).search).toBe('')
    await walkTo(page, api, further)
    await section().getByText('Réponse type : « Carte d’identité »').waitFor()
  })

  it('becomes a post', async () => {
    await walkTo(page, api, further)
    await section()
      .getByRole('link', { name: /^En faire une publication/ })
      .click()
    await expect
      .poll(() =>
        page
          .getByLabel(/^Titre/)
          .first()
          .inputValue(),
      )
      .toBe('Carte d’identité')
  })

  it('is without the acts for who may not do them', async () => {
    await api.become('councillor')
    await walkTo(page, api, further)
    await section()
      .getByRole('link', { name: /^Voir les messages/ })
      .waitFor()
    expect(await section().getByRole('link').count()).toBe(1)
  })

  it('teaches where nothing came three times', async () => {
    await walkTo(page, api, `${further}?du=2022-11-01&au=2022-11-24`)
    await section().getByText('Aucun sujet ne revient encore').waitFor()
    await section().getByText('Il faut au moins trois questions de trois personnes').waitFor()
  })

  it('is sound at both sizes, in both themes and with large text', async () => {
    await walkTo(page, api, further)
    await section().getByText('revient le plus').waitFor()
    await section().getByText('En tableau').click()
    await expectSoundInBothThemes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectRoomForText(page)
  })
})
