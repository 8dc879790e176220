import { expect, it } from 'vitest'
import { readFields, readSecrets } from '../../server/channels/fields.ts'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { mastodon } from '../../server/connectors/mastodon/index.ts'
import { says } from '../support/says.ts'

const { manifest } = mastodon
const given = (visibility: string) => ({
  config: { account: '@mairie@exemple.social', visibility },
  secrets: { token: 'jeton' },
})

it('a secret that stands for others takes their place, and what these gave goes', () => {
  const kept = { refresh: 'ancien', clientSecret: 'secret', access: 'courte', password: '' }
  const { manifest } = mailbox
  expect(readSecrets(manifest, { clientSecret: 'neuf' }, kept)).toEqual({
    refresh: 'ancien',
    clientSecret: 'neuf',
  })
  expect(readSecrets(manifest, { password: 'mot de passe' }, kept)).toEqual({
    password: 'mot de passe',
  })
})

it('a field that offers choices takes one of them, or nothing', () => {
  expect(readFields(manifest, given('unlisted')).config).toMatchObject({ visibility: 'unlisted' })
  expect(readFields(manifest, given('')).config).not.toHaveProperty('visibility')
  expect(() => readFields(manifest, given('direct'))).toThrow(
    expect.objectContaining({
      sentence: says(/l’une de ces valeurs : public, unlisted\.$/),
    }),
  )
})
