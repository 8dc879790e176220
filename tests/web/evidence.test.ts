import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import { anAction } from '../support/builders/evidence.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { api, eachWindow, page } from './each-window.ts'
import { expectSoundInBothThemes, walkTo } from './screen.ts'

/** What the page's network counted, and who signed up: the households are not entered. */
async function writeReaders(context: Context): Promise<void> {
  const { db } = context
  const counted = { channelId: 1, day: '2026-11-24', count: 487 }
  await db.insertInto('followerCount').values(counted).execute()
  const theme = await aTheme(context, 1, 'École', 'newsletter')
  await aSubscriber(context, 1, { themes: [theme.id] })
}

eachWindow({ also: writeReaders })

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByRole('dialog').getByLabel(name)
const card = (title: string) => page.getByRole('article').filter({ hasText: title })

async function open(): Promise<void> {
  await walkTo(page, api, '/fiche-de-preuves')
  await page.getByRole('heading', { name: 'Chiffres de l’année' }).waitFor()
}

async function addAction(title: string, start: string, end = ''): Promise<void> {
  await button('Ajouter une action').click()
  await field('Titre').fill(title)
  await field('Début').fill(start)
  if (end !== '') await field(/^Fin/).fill(end)
  await button('Enregistrer').click()
  await card(title).waitFor()
}

describe('the evidence sheet', () => {
  it('is reached from *Délais* and from *Combien de personnes*', async () => {
    for (const from of ['/delais', '/combien-de-personnes']) {
      await walkTo(page, api, from)
      await page.getByRole('link', { name: /^Fiche de preuves/ }).click()
      await page.getByRole('heading', { name: 'Fiche de preuves', level: 1 }).waitFor()
    }
  })

  it('says what will stand there, and proposes what Tambour knows', async () => {
    await open()
    await page.getByText('Aucune action pour l’instant').waitFor()
    await page.getByText('487\u00a0abonnés', { exact: true }).waitFor()
    await button('Ajouter cette action Abonnement aux nouvelles par thème').click()
    expect(await field('Titre').inputValue()).toBe('Abonnement aux nouvelles par thème')
    expect(await field('Enjeu').inputValue()).toBe('vie quotidienne')
    // Nobody knows since when: the person does.
    await button('Enregistrer').click()
    await page.getByRole('dialog').getByText('À remplir.').waitFor()
    await field('Début').fill('2026-03-01')
    await button('Enregistrer').click()
    const added = card('Abonnement aux nouvelles par thème')
    await added.getByText('depuis le 1er mars 2026').waitFor()
    await added.getByText(/^1\u00a0abonnement à 1\u00a0thème/).waitFor()
    expect(await button(/^Ajouter cette action Abonnement/).count()).toBe(0)
    // The button that opened the form has gone: the keyboard goes on from the page, not from nowhere.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  })

  it('keeps actions, says which the label takes, and takes a deletion back', async () => {
    await open()
    await addAction('Bulletin en ligne', '2026-01-15')
    await page.getByText('1 sur 1 retenue par le label').waitFor()
    await addAction('Atelier numérique', '2022-09-01', '2023-06-30')
    await card('Atelier numérique')
      .getByText(/^Plus retenue/)
      .waitFor()
    await page.getByText('1 sur 2 retenue par le label').waitFor()
    await button('Modifier Bulletin en ligne').click()
    await field(/^Coût par an/).fill('beaucoup')
    await button('Enregistrer').click()
    await page.getByRole('dialog').getByText('Écrivez un montant').waitFor()
    // As a mairie writes it; and as it was written it is changed.
    await field(/^Coût par an/).fill('1 140,50 €')
    await button('Enregistrer').click()
    await card('Bulletin en ligne').getByText('1\u202f140,50\u00a0€ par an').waitFor()
    await button('Modifier Bulletin en ligne').click()
    expect(await field(/^Coût par an/).inputValue()).toBe('1140,50')
    await button('Annuler').click()
    await button('Supprimer Bulletin en ligne').click()
    await expect.poll(() => card('Bulletin en ligne').count()).toBe(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await button('Annuler').click()
    await card('Bulletin en ligne').waitFor()
    // Three years before, the other one was taken, and this one had not begun.
    await page.getByLabel('Année', { exact: true }).selectOption('2023')
    await card('Bulletin en ligne').getByText('à partir du 15 janvier 2026').waitFor()
    await card('Atelier numérique')
      .getByText(/^Terminée, de moins de deux ans/)
      .waitFor()
    expect(new URL(page.url()).search).toBe('?annee=2023')
    await page.getByRole('heading', { name: 'Fiche de preuves 2023', level: 1 }).waitFor()
    for (const name of ['CSV', 'PDF']) {
      const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
      expect(href).toContain(`.${name.toLowerCase()}?year=2023`)
    }
  })

  it('is read by a councillor, who changes nothing', async () => {
    await api.become('councillor')
    await anAction(api.context.db, 1, { title: 'Bulletin en ligne' })
    await open()
    await card('Bulletin en ligne').waitFor()
    expect(await button(/^(Ajouter|Modifier|Supprimer)/).count()).toBe(0)
  })

  it('is sound at both sizes, in both themes, with large text and on paper', async () => {
    await open()
    await addAction('Bulletin en ligne', '2026-01-15')
    await expectSoundInBothThemes(page)
    await page.emulateMedia({ media: 'print' })
    expect(await button('Ajouter une action').isVisible()).toBe(false)
    expect(await page.getByText('Comment c’est compté').isVisible()).toBe(true)
  })
})
