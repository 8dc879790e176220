import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { expectSound, walkTo } from '../screen.ts'

oneWindow({})

const code = () => page.getByLabel('Code d’accès de la page')

describe('channels', () => {
  it('on Bluesky are connected with a handle and an app password alone', async () => {
    await walkTo(page, api, '/canaux/connecter')
    await page.getByRole('radio', { name: /Compte Bluesky/ }).check()
    await page.getByLabel('Nom', { exact: true }).fill('Bluesky de la mairie')
    await page.getByLabel('Identifiant du compte').fill('mairie.exemple.fr')
    await page.getByText(/«\sMots de passe d’application\s»/).waitFor()
    await page.getByLabel('Mot de passe d’application').fill('abcd-efgh-ijkl-mnop')
    await expectSound(page)
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Bluesky de la mairie', level: 3 }).waitFor()
    expect(api.asked.at(-1)?.body).toMatchObject({
      connector: 'bluesky',
      config: { handle: 'mairie.exemple.fr' },
      secrets: { password: 'abcd-efgh-ijkl-mnop' },
    })
  })

  it('of a kind with choices are connected with the one that was chosen', async () => {
    await walkTo(page, api, '/canaux/connecter')
    await page.getByRole('radio', { name: /Compte Mastodon/ }).check()
    await page.getByLabel('Nom', { exact: true }).fill('Mastodon de la mairie')
    await page.getByLabel('Adresse du compte').fill('@mairie@exemple.social')
    await page.getByLabel('Jeton d’accès').fill('bon jeton')
    await page.getByText('Autres réglages, facultatifs').press('Enter')
    const seen = page.getByLabel('Visibilité des publications')
    await expect.poll(() => seen.inputValue()).toBe('public')
    await seen.selectOption('Publique, mais discrète')
    await expectSound(page)
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Mastodon de la mairie', level: 3 }).waitFor()
    expect(api.asked.at(-1)?.body).toMatchObject({
      connector: 'mastodon',
      config: { account: '@mairie@exemple.social', visibility: 'unlisted' },
    })
  })

  it('are connected once the network agrees; until then nothing typed is lost', async () => {
    const message = 'Facebook ne reconnaît pas ce jeton.'
    const body = { error: 'bad-request', message, field: 'secrets.token' }
    api.fail('POST', '/api/channels', { status: 400, body })
    await walkTo(page, api, '/canaux/connecter')
    await page.getByText('Ou avec un code d’accès').press('Enter')
    // What can wait is not asked for.
    expect(
      await page
        .locator('input:visible:not([type=radio]):not([type=checkbox]), textarea:visible')
        .count(),
    ).toBe(3)
    await page.getByLabel('Nom', { exact: true }).fill('Page du comité')
    await page.getByLabel('Numéro de la page').fill('2001')
    await code().fill('mauvais')
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('alert').getByText('ne reconnaît pas ce jeton').waitFor()
    // It is said of the token, there, and nowhere else.
    const token = code()
    await expect.poll(() => token.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => page.getByText('ne reconnaît pas ce jeton').count()).toBe(1)
    await expectSound(page)
    // Another kind is asked without what the first one’s network refused.
    await page.getByRole('radio', { name: /Compte Mastodon/ }).check()
    await page.getByLabel('Adresse du compte').waitFor()
    await expect.poll(() => page.getByText('ne reconnaît pas ce jeton').count()).toBe(0)
    await expect.poll(() => page.locator('[aria-invalid="true"]').count()).toBe(0)
    await page.getByRole('radio', { name: /Page Facebook/ }).check()
    await page.getByText('Ou avec un code d’accès').press('Enter')
    await expect.poll(() => page.getByLabel('Numéro de la page').inputValue()).toBe('2001')
    await code().fill('bon jeton')
    await page.getByText('Autres réglages, facultatifs').press('Enter')
    await page.getByLabel('À une commune voisine').check()
    await page.getByLabel('Commune voisine', { exact: true }).fill('Valcourt')
    await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
    await page.getByRole('heading', { name: 'Page du comité', level: 3 }).waitFor()
    expect(api.asked.at(-1)?.body).toEqual({
      connector: 'facebook',
      name: 'Page du comité',
      neighbour: 'Valcourt',
      receives: false,
      publishes: true,
      config: { page: '2001' },
      secrets: { token: 'bon jeton' },
    })
  })

  it('have settings of their own, changed and taken back', async () => {
    await walkTo(page, api, '/canaux')
    const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails').click()
    await mairie.getByRole('button', { name: /^Réglages/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Réglages de Page de la mairie' })
    const texts = dialog.getByLabel(/Réponses automatiques/)
    await expect.poll(() => texts.inputValue()).toBe('Bonjour, nous vous répondons vite.')
    await texts.fill('Bonjour !\nLa mairie est fermée.')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Les réglages du canal sont enregistrés.').waitFor()
    const changed = api.asked.at(-1)?.body
    expect(changed).toMatchObject({
      name: 'Page de la mairie',
      config: { automatic_texts: 'Bonjour !\nLa mairie est fermée.' },
    })
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect
      .poll(() => api.asked.at(-1)?.body)
      .toMatchObject({ config: { automatic_texts: 'Bonjour, nous vous répondons vite.' } })
  })

  it('are polled, checked, reconnected and disconnected', async () => {
    api.context.connectors.facebook = {
      ...facebook,
      check: async () => api.says.check,
      receive: async () => ({
        ...{ kind: 'page', conversations: [], cursor: 'first', done: true, waitMs: null },
        gaps: [verbatim('Un message n’a pas pu être lu : son auteur a fermé son compte.')],
      }),
    }
    await walkTo(page, api, '/canaux')
    const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails').click()
    await mairie.getByRole('button', { name: /Relever maintenant/ }).click()
    await mairie.getByText('son auteur a fermé son compte').waitFor()
    await mairie.getByRole('button', { name: /Vérifier/ }).click()
    await page.getByText(/vérification faite\.$/).waitFor()

    const boismont = page.getByRole('article').filter({ hasText: 'Page de Boismont' })
    await boismont.getByRole('button', { name: /Reconnecter/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Reconnecter Page de Boismont' })
    await dialog.getByLabel('Code d’accès de la page').fill('neuf')
    await dialog.getByRole('button', { name: 'Reconnecter', exact: true }).click()
    await boismont.getByText('Tout va bien').waitFor()

    await boismont.getByText('Détails').click()
    await boismont.getByRole('button', { name: /Déconnecter/ }).click()
    await page.getByRole('dialog').getByText('Les messages et les mesures restent.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter' }).click()
    await page.getByRole('heading', { name: 'Déconnectés' }).waitFor()
    // What was planned there was cancelled, and stays so.
    await boismont.getByRole('button', { name: /Reconnecter/ }).click()
    await dialog.getByText(/annulées à la déconnexion ne repartent pas/).waitFor()
  })
})
