import { describe, expect, it } from 'vitest'
import { createProvider } from '../../../server/people/provider.ts'
import { startIdentityProvider, type Visitor } from '../../support/network/identity-provider.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, expectSoundAtBothSizes, visit } from '../screen.ts'

eachWindow({})

const stranger: Visitor = { subject: 's1', email: 'inconnue@exemple.fr', verified: true }
const claire: Visitor = { subject: 's2', email: 'claire.morel@sommeville.example', verified: true }

/** There is a provider, at which this one is; null: anyone who comes there gives up. */
async function provide(
  visitor: Visitor | null,
  { name = 'ProConnect', isProConnect = true } = {},
): Promise<{ issuer: string }> {
  const idp = await startIdentityProvider(api.origin)
  idp.visitor = visitor
  const { issuer } = idp
  const client = { clientId: 'tambour', clientSecret: 'un-secret-de-trente-deux-signes-1' }
  const provider = createProvider({ issuer, ...client, name }, api.context)
  // It is known by its host, which this machine has not.
  api.context.provider = { ...provider, isProConnect }
  return { issuer }
}

const press = () => page.getByRole('button', { name: 'S’identifier avec ProConnect' }).click()

describe('an identity provider at the door', () => {
  it('has a button with ProConnect’s own words, and says whom to ask who has no account', async () => {
    await api.signOut()
    await provide(stranger)
    await visit(page, api, '/messages/3')
    await page.getByRole('link', { name: /^Qu’est-ce que ProConnect/ }).waitFor()
    await expectSoundAtBothSizes(page)
    await press()
    await page.getByText(/^Votre adresse électronique n’a pas de compte ici/).waitFor()
    expect(api.asked.at(-1)?.body).toEqual({ to: '/messages/3' })
    expect(new URL(page.url()).search).toBe('')
    await expectSound(page)
  })

  it('is named as it was set, and leads to the code where one is asked for', async () => {
    await api.signOut()
    await provide(stranger, { name: 'l’agglomération', isProConnect: false })
    await visit(page, api, '/')
    await page.getByRole('button', { name: 'Se connecter avec l’agglomération' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: /ProConnect/ }).count()).toBe(0)
    await visit(page, api, '/?connexion=code')
    await page.getByLabel('Code à six chiffres').waitFor()
    await expectSound(page)
  })

  it('is where one goes on signing out, so that its session ends too', async () => {
    await api.signOut()
    const { issuer } = await provide(claire)
    await visit(page, api, '/')
    await press()
    await page.getByRole('button', { name: /Menu/ }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`${issuer}/session/end?**`)
  })

  it('says so when the person who was there gave up', async () => {
    await api.signOut()
    await provide(null)
    await visit(page, api, '/')
    await press()
    await page.getByText(/^La connexion n’est pas allée à son terme/).waitFor()
    await expectSound(page)
  })

  it('is not there where none is set', async () => {
    await api.signOut()
    await visit(page, api, '/?connexion=rien')
    await page.getByLabel('Mot de passe').waitFor()
    await expect.poll(() => page.getByRole('button', { name: / avec / }).count()).toBe(0)
  })
})
