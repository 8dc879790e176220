import { describe, expect, it } from 'vitest'
import { refuseWeakPassword } from '../../server/people/passwords.ts'

const whose = { commune: 'Saint-Rémi', name: 'Zoé Grandjean', email: 'z.grandj@exemple.fr' }
const refusal = (password: string) =>
  refuseWeakPassword(password, whose).then(
    () => null,
    (problem: Error) => problem.message,
  )

describe('a password', () => {
  it.each([
    'qwertyuiop123',
    'PasswordPassword',
    'AZERTYUIOP2024',
    '123456789012',
    'Motdepasse2026!',
    'azertyazerty',
    'abababababab',
    'Administrateur1',
    'iloveyou!!!!',
  ])('as common as %s is refused, with the reason', async password => {
    expect(await refusal(password)).toBe(
      'Ce mot de passe est parmi les plus courants, ou fait de l’un d’eux\u00a0: choisissez-en un autre, par exemple une phrase.',
    )
  })

  it('is refused in English too', async () => {
    await expect(refuseWeakPassword('vive-saint-remi', whose)).rejects.toMatchObject({
      sentence: {
        en: 'This password has the name of the commune in it, which is tried first: choose another, a phrase for instance.',
      },
    })
  })

  it.each([
    ['vive-saint-remi', 'le nom de la commune'],
    ['SaintRémi21000', 'le nom de la commune'],
    ['grandjean-1980-', 'le nom ou l’adresse'],
    ['zoe et ses cinq chats', 'le nom ou l’adresse'],
    ['ZGRANDJ-ZGRANDJ', 'le nom ou l’adresse'],
  ])('that says who or where one is, as %s, is refused', async (password, what) => {
    expect(await refusal(password)).toContain(`contient ${what}`)
  })

  it.each([
    'tambour-de-ville-1',
    'sept chats dorment',
    'un éléphant dans la mairie',
    'k7bq-h3vz-9wpe-mn4x-td6r',
    'horizoetonne-bleu',
    'une orange password verte',
  ])('such as %s is taken', async password => {
    expect(await refusal(password)).toBeNull()
  })
})
