import { describe, expect, it } from 'vitest'
import { BadUse } from '../../server/cli/command.ts'
import { RemoteFailure } from '../../server/cli/remote.ts'
import { exitStatusOf, sentenceOf } from '../../server/cli/run.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { BadInput, Refusal } from '../../server/platform/refusal.ts'
import { BadSetting } from '../../server/settings-shape.ts'

describe('a command that fails', () => {
  it.each([
    [new BadUse('Il manque --name.'), 2],
    [new BadInput(verbatim('Ligne 3 : ce n’est pas du JSON.')), 2],
    [new Refusal('bad-request', verbatim('Choisissez une commune.')), 2],
    [new Refusal('not-found', verbatim('Ce canal n’existe pas ou plus.')), 1],
    [new Refusal('unavailable', verbatim('La page ne répond pas.')), 1],
    [new BadSetting('Le réglage PORT est faux.'), 1],
    [new RemoteFailure('https://a.fr ne répond pas.', null), 1],
    [new RemoteFailure('La date doit être proche.', 400), 2],
    [new RemoteFailure('Cette clé n’existe pas ou plus.', 404), 1],
  ])('says the sentence of %s with exit status %i', (error, status) => {
    expect(sentenceOf(error)).toBe(error.message)
    expect(exitStatusOf(error)).toBe(status)
  })

  it('tells what nobody foresaw in one line, with its place', () => {
    const error = new TypeError('x is not a function.\nand more')
    expect(sentenceOf(error)).toMatch(
      /^Erreur inattendue\u00a0: x is not a function \(.*failure\.test\.ts:\d+:\d+\)\.$/,
    )
    expect(exitStatusOf(error)).toBe(1)
    expect(sentenceOf('rien')).toBe('Erreur inattendue\u00a0: rien')
  })
})
