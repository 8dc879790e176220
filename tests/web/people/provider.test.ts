import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSound, expectSoundInBothThemes, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})

describe('an identity provider at the door', () => {
  it('has a button with ProConnect’s own words, and says whom to ask who has no account', async () => {
    api.village.isSignedIn = false
    api.village.provider = { name: 'ProConnect', isProConnect: true }
    await visit(page, api, '/messages/3')
    await page.getByRole('link', { name: /^Qu’est-ce que ProConnect/ }).waitFor()
    await expectSoundInBothThemes(page)
    await page.getByRole('button', { name: 'S’identifier avec ProConnect' }).click()
    await page.getByText(/^Votre adresse électronique n’a pas de compte ici/).waitFor()
    expect(api.village.asked.at(-1)?.body).toEqual({ to: '/messages/3' })
    expect(new URL(page.url()).search).toBe('')
    await expectSound(page)
  })

  it('is named as it was set, and leads to the code where one is asked for', async () => {
    api.village.isSignedIn = false
    api.village.provider = { name: 'l’agglomération', isProConnect: false }
    await visit(page, api, '/')
    await page.getByRole('button', { name: 'Se connecter avec l’agglomération' }).waitFor()
    expect(await page.getByRole('link', { name: /ProConnect/ }).count()).toBe(0)
    await visit(page, api, '/?connexion=code')
    await page.getByLabel('Code à six chiffres').waitFor()
    await expectSound(page)
  })

  it('is where one goes on signing out, so that its session ends too', async () => {
    api.village.provider = { name: 'ProConnect', isProConnect: true }
    await visit(page, api, '/')
    await page.getByRole('button', { name: /Menu/ }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByText(/^La connexion n’est pas allée à son terme/).waitFor()
    await expectSound(page)
  })

  it('is not there where none is set', async () => {
    api.village.isSignedIn = false
    await visit(page, api, '/?connexion=rien')
    await page.getByLabel('Mot de passe').waitFor()
    expect(await page.getByRole('button', { name: / avec / }).count()).toBe(0)
  })
})
