import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSoundInBothThemes, openWindow, settle, visit } from '../screen.ts'

let browser: Opened['browser']
let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ browser, api, page } = opened)
})

const list = () => page.getByRole('region', { name: 'Premiers pas' })
const step = (name: string) => list().getByRole('listitem').filter({ hasText: name })

describe('the list of the first day', () => {
  it('stands under who waits, and above everything where nothing is connected', async () => {
    const { firstSteps } = api.village
    firstSteps.areHoursConfirmed = false
    await visit(page, api, '/')
    await list().getByText('7 sur 8 faits').waitFor()
    const headings = () => page.getByRole('heading', { level: 2 }).allTextContents()
    expect((await headings()).slice(0, 2)).toEqual(['Qui attend une réponse', 'Premiers pas'])
    api.village.channels = []
    api.village.conversations = []
    api.village.quiet = { kind: 'unconnected' }
    for (const width of [1280, 360] as const) {
      const { context, page: on } = await openWindow(browser, api, width)
      await visit(on, api, '/')
      await on.getByText('5 sur 8 faits').waitFor()
      const [first] = await on.getByRole('heading', { level: 2 }).allTextContents()
      expect(first).toBe('Premiers pas')
      await expectSoundInBothThemes(on)
      await context.close()
    }
  })

  it('opens the form in one press, and leads to a message to oneself', async () => {
    const { village } = api
    Object.assign(village.firstSteps, { areHoursConfirmed: false, hasOldForm: false })
    village.channels = village.channels.slice(0, 1).map(one => ({ ...one, publishes: false }))
    village.conversations = []
    await visit(page, api, '/')
    const titles = await list().getByRole('heading', { level: 3 }).allTextContents()
    expect(titles.slice(0, 3)).toEqual([
      'Ouvrir le formulaire de la mairie',
      'Vous écrire un message',
      'Connecter la page de la mairie',
    ])
    await step('Vous écrire').getByText('Ouvrez d’abord le formulaire.').waitFor()
    await step('Ouvrir le formulaire').getByRole('button').click()
    await page.getByText('Le formulaire est ouvert').waitFor()
    expect(village.asked.at(-1)).toMatchObject({
      path: '/api/channels',
      body: { connector: 'form', receives: true },
    })
    village.channels = village.channels.map(one => ({ ...one, id: 9, connector: 'form' }))
    api.tell('channels')
    const write = step('Vous écrire').getByRole('link', { name: 'Écrire un message' })
    await write.waitFor()
    expect(await write.getAttribute('href')).toBe('/ecrire/9')
    await settle(page)
    await expectSoundInBothThemes(page)
  })

  it('confirms the hours in one press, and goes once all is done', async () => {
    api.village.firstSteps.areHoursConfirmed = false
    await visit(page, api, '/')
    await step('heures d’ouverture').getByRole('button', { name: 'Elles sont justes' }).click()
    await page.getByText('Les heures d’ouverture sont confirmées.').waitFor()
    api.tell('commune')
    await list().waitFor({ state: 'detached' })
  })

  it('tries the mail: says why it did not leave, then that it did', async () => {
    Object.assign(api.village.firstSteps, {
      wasMailSent: false,
      trialReason: 'le serveur de courrier ne répond pas (ECONNREFUSED)',
    })
    await visit(page, api, '/')
    const press = step('courriels').getByRole('button', { name: 'Envoyer un essai' })
    await press.click()
    await step('courriels')
      .getByText(/^L’essai n’est pas parti\s: le serveur de courrier ne répond pas/)
      .waitFor()
    await expectSoundInBothThemes(page)
    api.village.firstSteps.trialReason = null
    await press.click()
    await page.getByText('L’essai est parti pour claire.morel@sommeville.example').waitFor()
  })

  it('says that there is no mail server before anybody presses', async () => {
    Object.assign(api.village.firstSteps, { wasMailSent: false })
    api.village.canMail = false
    await visit(page, api, '/')
    await step('courriels')
      .getByText(/^Aucun serveur de courrier n’est réglé/)
      .waitFor()
    expect(await list().getByRole('button', { name: 'Envoyer un essai' }).count()).toBe(0)
  })

  it('is closed for the mairie, and comes back by « Annuler »', async () => {
    api.village.firstSteps.areHoursConfirmed = false
    await visit(page, api, '/')
    await list().getByRole('button', { name: 'Fermer cette liste' }).click()
    await list().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler' }).last().click()
    await list().waitFor()
  })

  it('asks of an officer only what an officer may do; of a councillor nothing', async () => {
    Object.assign(api.village.firstSteps, { areHoursConfirmed: false, wasMailSent: false })
    api.village.role = 'officer'
    await visit(page, api, '/')
    await step('heures').getByText('C’est à l’administration de le faire.').waitFor()
    expect(await step('heures').getByRole('button').count()).toBe(0)
    await step('courriels').getByRole('button', { name: 'Envoyer un essai' }).waitFor()
    api.village.role = 'councillor'
    await visit(page, api, '/')
    await settle(page)
    expect(await list().count()).toBe(0)
  })
})
