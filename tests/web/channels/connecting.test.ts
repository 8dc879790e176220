import { describe, expect, it } from 'vitest'
import { checksText } from '../../../server/channels/notices.ts'
import { mailboxSentences } from '../../../server/connectors/mailbox/sentences.ts'
import { accessSentences } from '../../../server/connectors/meta/access-sentences.ts'
import { anApplication } from '../../support/builders/channels.ts'
import { line } from '../../support/network/obliging.ts'
import { api, oneWindow, page } from '../each-window.ts'
import {
  expectRoomForText,
  expectSound,
  expectSoundAtBothSizes,
  settle,
  walkTo,
} from '../screen.ts'

/** The application at Meta. */
const meta = () => page.getByRole('region', { name: 'Application Meta' })

describe('the application', () => {
  oneWindow({})

  it('can be read with every step open, at 360 pixels too', async () => {
    await walkTo(page, api, '/canaux/application')
    await page.getByText('Étape 4 sur 7').waitFor()
    for (const closed of await page.locator('details:not([open]) > summary').all().then(last)) {
      await closed.click()
    }
    await expect
      .poll(() => page.getByRole('img', { name: /^(Chez Meta|La fenêtre)/ }).count())
      .toBe(7)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
  })

  it('shows what to copy, keeps its key to itself, and is saved without it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await walkTo(page, api, '/canaux')
    await page.getByRole('link', { name: 'Applications', exact: true }).click()
    await page.getByText('Étape 4 sur 7').waitFor()
    for (const closed of await page.locator('details:not([open]) > summary').all().then(last)) {
      await closed.click()
    }
    for (const [what, text] of [
      ['Adresse de retour', `${api.origin}/canaux/retour/facebook`],
      ['Adresse à prévenir', `${api.origin}/webhooks/facebook`],
      ['Mot de vérification des webhooks', '5f0c2a7d4e9b'],
    ] as const) {
      await page
        .getByRole('button', { name: `Copier ${what}` })
        .first()
        .click()
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text)
    }
    const key = page.getByLabel(/^Clé secrète/)
    expect([await key.inputValue(), await key.getAttribute('type')]).toEqual(['', 'password'])
    await page.getByLabel(/^Numéro de l’application/).fill('42')
    await meta().getByRole('button', { name: 'Vérifier et enregistrer' }).click()
    await page
      .getByText('Application Meta : c’est enregistré.')
      .first()
      .waitFor({ state: 'attached' })
    expect(api.asked.at(-1)?.body).toMatchObject({
      config: { app_id: '42' },
      secrets: { app_secret: '' },
    })
  })

  it('keeps what is typed when the network does not know it, and can be removed', async () => {
    await walkTo(page, api, '/canaux/application')
    await page.getByRole('heading', { level: 3, name: /Donner son numéro/ }).click()
    const message = 'Facebook ne reconnaît pas cette application.'
    const body = { error: 'conflict', message }
    api.fail('PUT', '/api/applications/facebook', { status: 409, body })
    await page.getByLabel(/^Clé secrète/).fill('fausse')
    await meta().getByRole('button', { name: 'Vérifier et enregistrer' }).click()
    await page.getByRole('alert').getByText(message).waitFor()
    await expect.poll(() => page.getByLabel(/^Clé secrète/).inputValue()).toBe('fausse')
    await expectSound(page)
    await page.getByRole('button', { name: 'Retirer l’application' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’application' }).click()
    await page.getByText('Étape 1 sur 7').waitFor()
  })
})

/** The last first: each press moves what stands below it, and takes it out of the list. */
const last = <One>(found: One[]) => found.reverse()

/** The screen on which somebody who came back chooses. */
async function offered(): Promise<string> {
  await walkTo(page, api, '/canaux/connecter')
  await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Choisir les canaux' }).waitFor()
  return new URL(page.url()).pathname
}

describe('coming back from the network', () => {
  oneWindow({})

  it('says what went wrong, and the way on', async () => {
    const message = 'L’accès a été refusé dans la fenêtre de Facebook : rien n’a été connecté.'
    const refusal = { status: 409, body: { error: 'conflict', message } } as const
    api.fail('POST', '/api/connections/return', refusal)
    await walkTo(page, api, '/canaux/retour/facebook?error=access_denied&state=abc')
    await page.getByRole('alert').getByText(message).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await expectSoundAtBothSizes(page)
    await page.getByRole('link', { name: 'Recommencer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Connecter un canal' }).waitFor()
  })

  it('connects none, when one so chooses', async () => {
    await walkTo(page, api, await offered())
    await page.getByRole('button', { name: 'N’en connecter aucun' }).click()
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
  })

  it('fits on a telephone, with everything chosen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, await offered())
    for (const tick of await page.getByRole('checkbox').all()) await tick.check()
    for (const radio of await page.getByLabel('À une commune voisine').all()) {
      await radio.check()
    }
    await settle(page)
    await expectRoomForText(page)
  })

  it('asks for the page and its Instagram account in one login, each ticked by itself', async () => {
    await walkTo(page, api, '/canaux/connecter')
    await page.getByLabel(/^Demander en même temps\s: Compte Instagram$/).check()
    await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).click()
    const account = page.getByLabel('mairie_sommeville (Compte Instagram)')
    await expect.poll(() => account.isChecked()).toBe(false)
    await account.check()
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: /^Connecter 1\s+canal$/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
    expect(api.asked[0]?.body).toEqual({ connector: 'facebook', along: ['instagram'] })
  })

  it('chooses among the pages, one after the other, by keys alone', async () => {
    await walkTo(page, api, '/canaux/connecter')
    await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Choisir les canaux' }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(api.asked.at(-1)?.body).toEqual({
      connector: 'facebook',
      query: { code: 'AQ', state: expect.any(String) },
    })
    await page.getByRole('button', { name: 'Connecter', exact: true }).click()
    await page.getByRole('alert').getByText('Cochez au moins un canal').waitFor()
    await page.getByLabel('Page de la mairie', { exact: true }).press('Space')
    await page.getByText('cochez-le pour renouveler son accès').waitFor()
    await page.getByLabel('Commune de Valcourt', { exact: true }).press('Space')
    await page.getByLabel('À une commune voisine').press('Space')
    await page.getByLabel('Commune voisine', { exact: true }).fill('Valcourt')
    await expectSound(page)
    await page.getByRole('button', { name: /^Connecter 2\s+canaux$/ }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
    await page
      .getByText(/^2\s+canaux connectés\.$/)
      .first()
      .waitFor({ state: 'attached' })
    expect(api.asked.slice(-2).map(({ body }) => body)).toEqual([
      { choices: [{ place: 0, name: 'Page de la mairie', neighbour: null }], more: true },
      { choices: [{ place: 2, name: 'Commune de Valcourt', neighbour: 'Valcourt' }], more: false },
    ])
  })
})

describe('another kind of channel', () => {
  oneWindow({})

  it('asks a mailbox for its password at once, and for nothing that it cannot be', async () => {
    await walkTo(page, api, '/canaux/connecter')
    await page.getByText('Ou avec un code d’accès').click()
    await page.getByLabel(accessSentences.pageToken.fr).fill('celui de Facebook')
    await page.getByRole('radio', { name: /^Boîte mail/ }).check()
    const password = page.getByLabel('Mot de passe', { exact: true })
    await expect.poll(() => password.inputValue()).toBe('')
    await expect.poll(() => page.getByText('À une commune voisine').count()).toBe(0)
    await page.getByLabel('Nom', { exact: true }).fill('Courriel de la mairie')
    await page.getByLabel(mailboxSentences.address.fr, { exact: true }).fill('mairie@exemple.fr')
    await password.fill('bon jeton')
    await expectSoundAtBothSizes(page)
    await password.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
    expect(api.asked.at(-1)?.body).toMatchObject({
      connector: 'mailbox',
      neighbour: null,
      receives: true,
      publishes: false,
      config: { address: 'mairie@exemple.fr' },
      secrets: { password: 'bon jeton' },
    })
  })

  it('that calls us is given our address first, and then gives the secret that is asked below it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await walkTo(page, api, '/canaux/connecter')
    expect(await page.getByText('/webhooks/lasuite').count()).toBe(0)
    await page.getByRole('radio', { name: /^Messages \(La Suite\)/ }).check()
    await page.getByRole('button', { name: 'Copier Adresse à prévenir' }).click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(copied).toBe(`${api.origin}/webhooks/lasuite`)
    await page.getByLabel('Nom', { exact: true }).fill('Courriel de la mairie')
    await page.getByLabel(mailboxSentences.address.fr, { exact: true }).fill('mairie@exemple.fr')
    const secret = page.getByLabel('Secret du webhook', { exact: true })
    expect(await secret.getAttribute('type')).toBe('password')
    await secret.fill('ce que La Suite a montré')
    await page.getByText('Autres réglages').click()
    await page.getByLabel(/^Adresse de la boîte dans La Suite/).waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
    expect(api.asked.at(-1)?.body).toMatchObject({
      ...{ connector: 'lasuite', receives: true, publishes: false },
      config: { address: 'mairie@exemple.fr' },
      secrets: { webhook: 'ce que La Suite a montré' },
    })
  })

  it('whose servers were found shows them before a password is sent to them, and uses them at the second press', async () => {
    const message = 'Serveurs trouvés : imap.ailleurs.net et smtp.ailleurs.net.'
    const fill = { imap: 'imap.ailleurs.net:993', smtp: 'smtp.ailleurs.net:465' }
    const body = { error: 'conflict', message, fill }
    api.fail('POST', '/api/channels', { status: 409, body })
    await walkTo(page, api, '/canaux/connecter')
    await page.getByRole('radio', { name: /^Boîte mail/ }).check()
    await page.getByLabel('Nom', { exact: true }).fill('Courriel de la mairie')
    await page.getByLabel(mailboxSentences.address.fr, { exact: true }).fill('accueil@exemple.fr')
    const press = page.getByRole('button', { name: 'Vérifier et connecter' })
    await press.click()
    await page.getByRole('alert').getByText(message).waitFor()
    await expect.poll(() => page.getByLabel(/^Serveur de réception/).inputValue()).toBe(fill.imap)
    await expect.poll(() => page.getByLabel(/^Serveur d’envoi/).isVisible()).toBe(true)
    await expectSound(page)
    await press.click()
    await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
    expect(api.asked.at(-1)?.body).toMatchObject({
      config: { address: 'accueil@exemple.fr', ...fill },
    })
  })
})

describe('a provider’s own window', () => {
  oneWindow({})

  it.each([false, true])(
    'stands beside a mailbox’s password, filled in or not (%s)',
    async isReady => {
      if (isReady) await anApplication(api.context, 1, { connector: 'mailbox', kept: {} })
      await walkTo(page, api, '/canaux/connecter')
      await page.getByRole('radio', { name: /^Boîte mail/ }).check()
      const window = page.getByRole('button', { name: /^Se connecter avec Microsoft ou Google/ })
      const password = page.getByLabel('Mot de passe', { exact: true })
      const fillIn = page.getByRole('link', { name: /^Remplir/ })
      // Most have a password alone: it is hidden only behind something better.
      await expect.poll(() => password.isVisible()).toBe(!isReady)
      await expect.poll(() => window.count()).toBe(isReady ? 1 : 0)
      await expect.poll(() => fillIn.count()).toBe(isReady ? 0 : 1)
      await expectSoundAtBothSizes(page)
      if (!isReady) return
      await page.getByText('Ou avec un mot de passe').click()
      await expect.poll(() => password.isVisible()).toBe(true)
    },
  )
})

describe('a channel’s card', () => {
  oneWindow({})

  it('is reconnected at the network from its dialog', async () => {
    await walkTo(page, api, '/canaux')
    const boismont = page.getByRole('article').filter({ hasText: 'Page de Boismont' })
    await boismont.getByRole('button', { name: /Reconnecter/ }).click()
    const sent = page.waitForRequest(request => request.url().endsWith('/api/connections'))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Reconnecter par/ })
      .click()
    expect((await sent).postDataJSON()).toEqual({ connector: 'facebook', channel: 4 })
    // The window goes to the network and back: the next test has it only after that.
    await page.waitForURL('**/canaux/**')
  })

  it('says what is measured, and switches webhooks on', async () => {
    await api.db.updateTable('channelPoll').set({ webhookAt: null }).execute()
    await walkTo(page, api, '/canaux')
    const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await mairie.getByText(/^Tout va bien, relevé à 10\sh\s11/).waitFor()
    await mairie.getByText('Détails').press('Enter')
    await mairie
      .getByText(/^Accès complet\s: les commentaires et les messages privés sont mesurés/)
      .waitFor()
    api.says.check.lines = [line('webhooks', 'ok', 'Les webhooks sont activés.')]
    await mairie.getByRole('button', { name: /^Activer les webhooks/ }).click()
    await mairie.getByText(/Les webhooks sont activés\.$/).waitFor()
    await expect
      .poll(() => mairie.getByRole('button', { name: /^Activer les webhooks/ }).count())
      .toBe(0)
    const checks = checksText([
      line('names', 'warning', 'Sans les noms.'),
      line('conversations', 'warning', 'Aucun.'),
    ])
    await api.db.updateTable('channel').set({ checks }).where('id', '=', 1).execute()
    api.tell('channels')
    await mairie
      .getByText(/^Accès partiel\s: les commentaires sont mesurés, mais sans le nom des personnes/)
      .waitFor()
  })
})
