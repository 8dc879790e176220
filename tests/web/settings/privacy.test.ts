import { describe, expect, it } from 'vitest'
import { joinContacts } from '../../../server/inbox/one-person.ts'
import { noteReader } from '../../../server/inbox/readings.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aRecipient } from '../../support/builders/installation.ts'
import { aConversation, aMessage } from '../../support/builders/messages.ts'
import { aRetention } from '../../support/builders/privacy.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { page as mairie, minute } from '../morning.ts'
import { expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({ settings: { backupTo: '/opt/tambour/data/backups' } })

const claire = { communeId: 1, userId: 'u1', actor: 'Claire Morel' }

/** Somebody wrote that often to a channel, lately unless told. */
async function wrote(
  channel: Awaited<ReturnType<typeof mairie>>,
  { by, count, last = minute(-700) }: { by: string; count: number; last?: number },
): Promise<number> {
  const messages = Array.from({ length: count }, (_, place) => ({ by, sentAt: last - place }))
  const conversation = await aConversation(api.db, channel, { visibility: 'private', messages })
  if (conversation.contactId === null) throw new Error('nobody wrote')
  return conversation.contactId
}

/** Annie Petit wrote on two channels, reads the digest, and is named by the commune. */
async function annieWrote(): Promise<{ annie: number; other: number; quote: number }> {
  const { context, db } = api
  const annie = await wrote(await mairie(db), { by: 'Annie Petit', count: 12 })
  const named = { connector: 'instagram', name: 'Instagram de la mairie' }
  const other = await wrote(await aChannel(context, 1, named), { by: 'Annie Petit', count: 1 })
  await joinContacts(context, claire, annie, other)
  await aRecipient(db, 1, 'annie.petit@exemple.fr')
  const text = 'Merci Annie Petit, nous passons demain matin.'
  const { id: quote } = await aMessage(db, 1, { by: null, text, sentAt: minute(-4_000) })
  return { annie, other, quote }
}

describe('personal data', () => {
  it('says what a shorter time would erase before it is chosen', async () => {
    await aRetention(api.db, 1, { sweptAt: minute(-540) })
    const channel = await mairie(api.db)
    const [winter, spring] = [Date.parse('2025-12-10T09:00Z'), Date.parse('2026-03-10T09:00Z')]
    await wrote(channel, { by: 'Luc Gros', count: 312, last: winter })
    await wrote(channel, { by: 'Zoé Blanc', count: 92, last: spring })
    await walkTo(page, api, '/reglages/donnees')
    await page.getByText('312 messages à effacer dans les trente jours').waitFor()
    await page.getByLabel('Garder pendant (mois)').fill('6')
    await page.getByText(/404\smessages d’avant le dimanche\s24/).waitFor()
    await page.getByText('ne vaut qu’après une semaine').waitFor()
    await page.getByLabel('Délégué à la protection').fill('dpo@agglo.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Rien ne s’efface avant/).waitFor()
    expect(api.asked.at(-1)?.body).toEqual({
      months: 6,
      contact: 'mairie@saint-remi.fr',
      officer: 'dpo@agglo.fr',
    })
    await page.getByLabel('Garder pendant (mois)').fill('0')
    await page.getByText('Donnez un nombre de mois, de 1 à 120.').waitFor()
  })

  it('finds a person, hands a copy out, and erases once it was confirmed', async () => {
    const { annie, other, quote } = await annieWrote()
    await walkTo(page, api, '/reglages/donnees')
    await page.getByLabel('Nom, ou numéro sur le réseau').fill('annie')
    await page.getByRole('button', { name: 'Chercher' }).click()
    const both = page.getByRole('checkbox', { name: /^Annie Petit/ })
    await both.nth(1).waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Effacer…' }).count()).toBe(0)
    // Somebody said that they are one person: anyone who is chosen comes with the other, by choice.
    await page.getByText(/^Même personne, selon vos agents\s: Annie Petit, Instagram/).waitFor()
    await both.nth(0).check()
    await expect.poll(() => both.nth(1).isChecked()).toBe(true)
    await both.nth(1).uncheck()
    await expect.poll(() => both.nth(0).isChecked()).toBe(true)
    await both.nth(1).check()
    await page.getByRole('checkbox', { name: /^La commune/ }).check()
    await expect
      .poll(() => page.getByRole('link', { name: 'Copie à lire' }).getAttribute('href'))
      .toBe(`/api/privacy/copy.html?residents=${annie}%2C${other}`)
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Effacer…' }).click()
    await page.getByRole('dialog').getByText('Rien ne peut revenir').waitFor()
    await page.getByRole('button', { name: 'Effacer pour de bon' }).click()
    await page.getByRole('alert').getByText('14 messages sans texte ni nom').waitFor()
    await page.getByText('Les sauvegardes déjà faites').waitFor()
    expect(api.asked.at(-1)?.body).toEqual({
      residents: [annie, other],
      quotes: [quote],
      notes: [],
    })
    await expect.poll(() => both.count()).toBe(0)
  })

  it('asks of what others wrote as what it is: nobody is erased by it', async () => {
    await annieWrote()
    await walkTo(page, api, '/reglages/donnees')
    await page.getByLabel('Nom, ou numéro sur le réseau').fill('annie')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('checkbox', { name: /^La commune/ }).check()
    await page.getByRole('button', { name: 'Effacer…' }).click()
    const dialog = page.getByRole('dialog', { name: /^Effacer ce qui est coché/ })
    await dialog.getByText(/perdent leur texte/).waitFor()
    expect(await dialog.getByText('Son nom, ses messages').count()).toBe(0)
    await page.getByRole('button', { name: 'Effacer pour de bon' }).click()
    await page.getByRole('alert').getByText('1 message sans texte ni nom').waitFor()
  })

  it('says who opened a conversation to those who answer for it', async () => {
    const hugo = { communeId: 1, userId: 'u2', actor: 'Hugo Lambert' }
    for (const id of [1, 2, 3]) await noteReader(api.context, hugo, id)
    await walkTo(page, api, '/messages')
    await page.locator('main a[href^="/messages/"]').first().click()
    await page.locator('main summary').first().click()
    await page.getByText('Qui l’a ouverte').click()
    await page.getByText('Hugo Lambert, mardi 24 novembre').waitFor()
  })
})
