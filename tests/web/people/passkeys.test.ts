import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSoundInBothThemes, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})

/** That one signs in with them needs a name, which this fake has not: tests/e2e/passkey.test.ts. */
describe('one’s passkeys', () => {
  it('are listed, named otherwise and removed', async () => {
    api.village.passkeysWhyNot = null
    const at = '2026-06-02T08:00:00.000Z'
    api.village.passkeys = [
      { id: 'k1', name: 'Téléphone', createdAt: at, lastUsedAt: at },
      { id: 'k2', name: 'Ordinateur', createdAt: at, lastUsedAt: null },
    ]
    await visit(page, api, '/reglages/compte')
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await line('Ordinateur').waitFor()
    await expectSoundInBothThemes(page)
    await line('Ordinateur').getByRole('button', { name: 'Renommer' }).click()
    await page.getByRole('dialog').getByLabel('Nom de la clé d’accès').fill('Accueil')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await line('Accueil').waitFor()
    await line('Téléphone').getByRole('button', { name: 'Retirer' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await line('Téléphone').waitFor({ state: 'detached' })
    expect(api.village.passkeys.map(({ name }) => name)).toEqual(['Accueil'])
  })

  it.each([
    ['ip', /adresse faite de chiffres/],
    ['http', /en http/],
  ] as const)('are said not to be possible at an address such as this: %s', async (why, said) => {
    api.village.passkeysWhyNot = why
    await visit(page, api, '/reglages/compte')
    await page.getByText(said).waitFor()
    await expectSoundInBothThemes(page)
    expect(await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).count()).toBe(0)
    api.village.isSignedIn = false
    await visit(page, api, '/')
    await page.getByLabel('Mot de passe').waitFor()
    expect(await page.getByRole('button', { name: /passkey/ }).count()).toBe(0)
  })
})
