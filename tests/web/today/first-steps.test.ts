import { describe, expect, it } from 'vitest'
import { verbatim } from '../../../server/language/sentence.ts'
import { writeJournal } from '../../../server/people/store/journal.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aMail } from '../../support/builders/mail.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

eachWindow({}, async () => {
  await note('first-steps.shown')
})

async function note(action: 'first-steps.shown' | 'opening-hours.confirmed'): Promise<void> {
  const line = { communeId: 1, at: START, actor: 'Claire Morel', subject: 'commune:1' }
  await writeJournal(api.db, { ...line, action })
}

const aForm = () =>
  aChannel(api.context, 1, { connector: 'form', name: 'Formulaire', publishes: 0 })
const disconnect = (...ids: number[]) =>
  api.db.updateTable('channel').set({ state: 'disconnected' }).where('id', 'in', ids).execute()

const list = () => page.getByRole('region', { name: 'Premiers pas' })
const step = (name: string) => list().getByRole('listitem').filter({ hasText: name })

describe('the list of the first day', () => {
  it('stands under who waits, and above everything where nothing is connected', async () => {
    const form = await aForm()
    await aMail(api.db, 1)
    await walkTo(page, api, '/')
    await list().getByText('7 sur 8 faits').waitFor()
    const headings = () => page.getByRole('heading', { level: 2 }).allTextContents()
    expect((await headings()).slice(0, 2)).toEqual(['Qui attend une réponse', 'Premiers pas'])
    await disconnect(1, 2, 3, 4, form.id)
    await api.db.deleteFrom('conversation').execute()
    await visit(page, api, '/')
    for (const width of [1280, 360] as const) {
      await page.setViewportSize({ width, height: 860 })
      await page.getByText('4 sur 8 faits').waitFor()
      const [first] = await page.getByRole('heading', { level: 2 }).allTextContents()
      expect(first).toBe('Premiers pas')
      await expectSoundAtBothSizes(page)
    }
  })

  it('opens the form in one press, and leads to a message to oneself', async () => {
    await disconnect(1, 2, 3, 4)
    await aMail(api.db, 1)
    await aChannel(api.context, 1, { connector: 'mailbox', name: 'Courriel', publishes: 0 })
    await api.db.deleteFrom('conversation').execute()
    await walkTo(page, api, '/')
    const titles = await list().getByRole('heading', { level: 3 }).allTextContents()
    expect(titles.slice(0, 3)).toEqual([
      'Ouvrir le formulaire de la mairie',
      'Vous écrire un message',
      'Connecter la page de la mairie',
    ])
    await step('Vous écrire').getByText('Ouvrez d’abord le formulaire.').waitFor()
    await step('Ouvrir le formulaire').getByRole('button').click()
    await page.getByText('Le formulaire est ouvert').waitFor()
    expect(api.asked.at(-1)).toMatchObject({
      path: '/api/channels',
      body: { connector: 'form', receives: true },
    })
    const write = step('Vous écrire').getByRole('link', { name: 'Écrire un message' })
    await write.waitFor()
    await expect.poll(() => write.getAttribute('href')).toBe('/ecrire/6')
    await settle(page)
    await expectSoundAtBothSizes(page)
  })

  it('confirms the hours in one press, and goes once all is done', async () => {
    await aForm()
    await aMail(api.db, 1)
    await walkTo(page, api, '/')
    await step('heures d’ouverture').getByRole('button', { name: 'Elles sont justes' }).click()
    await page.getByText('Les heures d’ouverture sont confirmées.').waitFor()
    await list().waitFor({ state: 'detached' })
  })

  it('tries the mail: says why it did not leave, then that it did', async () => {
    const reason = verbatim('le serveur de courrier ne répond pas (ECONNREFUSED)')
    api.mailer.says = () => ({ kind: 'failed', reason, again: true })
    await walkTo(page, api, '/')
    const press = step('courriels').getByRole('button', { name: 'Envoyer un essai' })
    await press.click()
    await step('courriels')
      .getByText(/^L’essai n’est pas parti\s: le serveur de courrier ne répond pas/)
      .waitFor()
    await expectSoundAtBothSizes(page)
    api.mailer.says = () => ({ kind: 'sent' })
    api.clock.advance(60_000)
    await press.click()
    await page.getByText('L’essai est parti pour claire.morel@sommeville.example').waitFor()
  })

  it('says that there is no mail server before anybody presses', async () => {
    api.context.mailer = null
    await walkTo(page, api, '/')
    await step('courriels')
      .getByText(/^Aucun serveur de courrier n’est réglé/)
      .waitFor()
    await expect
      .poll(() => list().getByRole('button', { name: 'Envoyer un essai' }).count())
      .toBe(0)
  })

  it('is closed for the mairie, and comes back by « Annuler »', async () => {
    await walkTo(page, api, '/')
    await list().getByRole('button', { name: 'Fermer cette liste' }).click()
    await list().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await list().waitFor()
  })

  it('asks of an officer only what an officer may do; of a councillor nothing', async () => {
    await api.become('officer')
    await walkTo(page, api, '/')
    await step('heures').getByText('C’est à l’administration de le faire.').waitFor()
    await expect.poll(() => step('heures').getByRole('button').count()).toBe(0)
    await step('courriels').getByRole('button', { name: 'Envoyer un essai' }).waitFor()
    await api.become('councillor')
    await visit(page, api, '/')
    await settle(page)
    await expect.poll(() => list().count()).toBe(0)
  })
})
