import { describe, expect, it, onTestFinished } from 'vitest'
import { mastodon } from '../../../server/connectors/mastodon/index.ts'
import { sendMails } from '../../../server/mail/outbox.ts'
import { deliverDue } from '../../../server/publishing/deliver.ts'
import { warningMails } from '../../../server/subscribers/mail.ts'
import { endMails } from '../../../server/warnings/end.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { expectSoundAtBothSizes, expectSoundInBothThemes, settle, walkTo } from '../screen.ts'
import { fillBlanks, statesOf, writeReaders } from './village.ts'

eachWindow({ role: 'officer', also: writeReaders })

const asked = () => api.asked.filter(one => one.method === 'POST' && one.path === '/api/warnings')
const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const text = () => page.getByLabel('Texte', { exact: true })

/** Goes out what is due, as by the timer. */
async function deliver() {
  await deliverDue(api.context, { worker: 'test', random: () => 0.5 })
  api.tell('deliveries')
}

/** A storm is sent on all channels but the board. */
async function sendStorm() {
  await walkTo(page, api, '/alertes/nouvelle')
  await page.getByRole('radio', { name: 'Tempête' }).check()
  await fillBlanks(page)
  await page.getByRole('checkbox', { name: 'Panneau de la place' }).uncheck()
  await button('Envoyer à tous').click()
  await dialog().getByRole('button', { name: 'Envoyer à tous' }).click()
  await page.getByRole('heading', { name: 'En cours' }).waitFor()
}

describe('a warning', () => {
  it('is sent to all, followed, and taken back everywhere', async () => {
    // A network that lets nobody take back what is out; other tests have it as it is.
    const { connectors } = api.context
    const known = connectors.mastodon ?? mastodon
    const { withdraw: _, ...stays } = known
    connectors.mastodon = stays
    onTestFinished(() => {
      connectors.mastodon = known
    })
    await walkTo(page, api, '/alertes')
    await page.getByText('Aucune alerte').waitFor()
    await page.getByRole('link', { name: 'Nouvelle alerte' }).click()
    await page.getByRole('radio', { name: 'Tempête' }).check()
    await settle(page)
    await expectSoundAtBothSizes(page)
    // What is still blank is named, and nothing leaves.
    await button('Envoyer à tous').click()
    await page.getByText(/^Il reste à remplir\s: \[.*\]\.$/).waitFor()
    expect(await dialog().count()).toBe(0)
    await button('[téléphone]').click()
    const selected = () =>
      text().evaluate(field => {
        const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement
        return value.slice(selectionStart, selectionEnd)
      })
    await expect.poll(selected).toBe('[téléphone]')
    await fillBlanks(page)
    await page.getByText(/^À remplir/).waitFor({ state: 'detached' })
    // The board has room for few signs: what is cut there is seen, and it may get a text of its own.
    await page
      .getByText(/^Raccourci pour y tenir/)
      .first()
      .waitFor()
    await button(/^Écrire un texte pour ce canal\s+Panneau/).click()
    const own = page.getByLabel('Texte pour Panneau de la place')
    await own.fill('Vent violent : restez chez vous.')
    await page.getByText(/Ne prend rien sans image/).waitFor()
    await page
      .getByText(/commune voisine/)
      .first()
      .waitFor()
    await settle(page)
    await expectSoundInBothThemes(page)
    await button('Envoyer à tous').click()
    await dialog()
      .getByText(/^3\stéléphones ou navigateurs, par notification$/)
      .waitFor()
    await dialog()
      .getByText(/^1\sadresse, par courriel$/)
      .waitFor()
    await dialog()
      .getByText(/^2\snuméros, par SMS$/)
      .waitFor()
    await dialog()
      .getByText(/à la main\s: Panneau de la place$/)
      .waitFor()
    expect(asked()).toEqual([])
    await expectSoundAtBothSizes(page)
    await dialog().getByRole('button', { name: 'Envoyer à tous' }).click()
    await page.getByText(/^En cours\s: encore .*, jusqu’à 22\sh$/).waitFor()
    expect(asked()).toMatchObject([{ body: { topic: 'storm', endsLocal: '2026-11-24T22:00' } }])
    await deliver()
    const card = page.getByRole('article').filter({ hasText: 'Tempête' })
    const line = (name: string) => card.getByRole('listitem').filter({ hasText: name })
    await line('Page de la mairie').getByText('Publiée').waitFor()
    await line('Panneau de la place').getByText('À faire à la main').waitFor()
    await sendMails(api.context, warningMails)
    api.tell('deliveries')
    await line('newsletter Lettre')
      .getByText(/^1 sur 1\sabonné prévenu$/)
      .waitFor()
    await settle(page)
    await expectSoundInBothThemes(page)
    await lift()
    await line('Mastodon').getByText('Reste en ligne').waitFor()
    await line('Page de la mairie').getByText('Retrait en cours').waitFor()
    await deliver()
    await line('Page de la mairie').getByText('Retirée', { exact: true }).waitFor()
    for (const kind of endMails) await sendMails(api.context, kind)
    api.tell('deliveries')
    await line('newsletter Lettre').getByText('Fin annoncée à 1 sur 1').waitFor()
    await card.getByText(/^Retirée par Hugo Lambert à /).waitFor()
    await card.getByText('« L’alerte est terminée. »', { exact: false }).waitFor()
    await settle(page)
    await expectSoundInBothThemes(page)
    expect(await statesOf(api)).toMatchObject({ 'Page de la mairie': 'cancelled' })
    expect(window.complaints).toEqual([])
  })

  async function lift() {
    await button(/^Retirer partout/).click()
    await dialog()
      .getByText(/^Ne se retire pas d’ici.*Mastodon\.$/)
      .waitFor()
    await dialog()
      .getByText(/Ce qui a été reçu ne se reprend pas/)
      .waitFor()
    const told = (name: string) => dialog().getByRole('checkbox', { name })
    await expect.poll(() => told('push Alertes').isChecked()).toBe(true)
    // It costs: nobody is told by SMS unless somebody says so.
    await expect.poll(() => told('sms-ovh SMS').isChecked()).toBe(false)
    await dialog()
      .getByText(/2\snuméros × 1 SMS × 0,06\s€ = 0,12\s€/)
      .waitFor()
    await expectSoundAtBothSizes(page)
    await dialog().getByRole('button', { name: 'Retirer partout' }).click()
    await dialog().waitFor({ state: 'detached' })
  }

  it('stands on the first screen while it runs, and leads to where it is taken back', async () => {
    await sendStorm()
    await walkTo(page, api, '/')
    await page.getByText(/^Alerte en cours\s: Tempête, jusqu’à 22\sh$/).waitFor()
    await settle(page)
    await expectSoundInBothThemes(page)
    await page.getByRole('link', { name: /^Voir, retirer/ }).click()
    await button(/^Retirer partout/).waitFor()
    api.clock.advance(13 * 60 * 60_000)
    await walkTo(page, api, '/')
    api.tell('deliveries')
    await page.getByText(/^Alerte en cours/).waitFor({ state: 'detached' })
    await walkTo(page, api, '/alertes')
    await page.getByRole('heading', { name: 'Auparavant' }).waitFor()
    await page.getByText(/^Terminée /).waitFor()
    await button(/^Retirer partout/).waitFor()
  })

  it('is held as a drill, which publishes nothing', async () => {
    await walkTo(page, api, '/alertes/nouvelle')
    await page.getByRole('radio', { name: 'Neige, verglas' }).check()
    await fillBlanks(page)
    await page.getByRole('checkbox', { name: 'Panneau de la place' }).uncheck()
    await page.getByRole('checkbox', { name: 'C’est un exercice' }).check()
    await page.getByText(/^À 2\spersonnes de la mairie\.$/).waitFor()
    await button('Envoyer l’exercice').click()
    await dialog()
      .getByText(/^Rien n’est publié\s: 2\spersonnes/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Envoyer l’exercice' }).click()
    await page.getByRole('heading', { name: /^Exercice : Neige/ }).waitFor()
    await page.getByText(/^Envoyé par /).waitFor()
    expect(await statesOf(api)).toEqual({})
    expect(await button(/^Retirer partout/).count()).toBe(0)
    await settle(page)
    await expectSoundInBothThemes(page)
    await walkTo(page, api, '/')
    expect(await page.getByText(/^Alerte en cours/).count()).toBe(0)
  })

  it('is sent by the keyboard alone', async () => {
    await walkTo(page, api, '/alertes')
    await page.getByRole('link', { name: 'Nouvelle alerte' }).press('Enter')
    await page.getByRole('radio', { name: 'Tempête' }).press('Space')
    // One goes on with the arrows, and out of the choice with Tab.
    await page.getByRole('radio', { name: 'Tempête' }).press('ArrowUp')
    await expect
      .poll(() => page.getByRole('radio', { name: 'Autre alerte' }).isChecked())
      .toBe(true)
    await page.keyboard.press('Tab')
    await expect.poll(() => text().evaluate(one => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Eau coupée rue du Moulin. Mairie : 03 00 00 00 00.')
    await button('Envoyer à tous').press('Enter')
    await dialog().getByRole('button', { name: 'Envoyer à tous' }).press('Enter')
    await button(/^Retirer partout/).press('Enter')
    await dialog().getByRole('button', { name: 'Retirer partout' }).press('Enter')
    await page.getByText(/^Retirée par/).waitFor()
  })
})
