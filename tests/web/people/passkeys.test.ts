import { describe, expect, it } from 'vitest'
import { aPasskey } from '../../support/builders/people.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectSoundAtBothSizes, visit } from '../screen.ts'

eachWindow({})

/** That one signs in with them needs a name, which this address has not: tests/e2e/passkey.test.ts. */
describe('one’s passkeys', () => {
  it('are listed, named otherwise and removed', async () => {
    api.context.publicUrl = 'https://tambour.exemple.fr'
    await aPasskey(api.db, 'u1', { name: 'Téléphone', lastUsedAt: START })
    await aPasskey(api.db, 'u1', { name: 'Ordinateur' })
    await visit(page, api, '/reglages/compte')
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await line('Ordinateur').waitFor()
    await expectSoundAtBothSizes(page)
    await line('Ordinateur').getByRole('button', { name: 'Renommer' }).click()
    await page.getByRole('dialog').getByLabel('Nom de la clé d’accès').fill('Accueil')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await line('Accueil').waitFor()
    await line('Téléphone').getByRole('button', { name: 'Retirer' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await line('Téléphone').waitFor({ state: 'detached' })
    const left = await api.db.selectFrom('passkey').select('name').execute()
    expect(left).toEqual([{ name: 'Accueil' }])
  })

  it.each([
    ['http://192.0.2.7:3000', /faite de chiffres/],
    ['http://tambour.exemple.fr', /en http/],
  ] as const)('are said not to be possible at an address such as %s', async (address, said) => {
    api.context.publicUrl = address
    await visit(page, api, '/reglages/compte')
    await page.getByText(said).waitFor()
    await expectSoundAtBothSizes(page)
    await expect
      .poll(() => page.getByRole('button', { name: 'Ajouter une clé d’accès' }).count())
      .toBe(0)
    await api.signOut()
    await visit(page, api, '/')
    await page.getByLabel('Mot de passe').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /passkey/ }).count()).toBe(0)
  })
})
