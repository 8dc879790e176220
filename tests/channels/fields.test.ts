import { expect, it } from 'vitest'
import { readFields } from '../../server/channels/fields.ts'
import { mastodon } from '../../server/connectors/mastodon/index.ts'
import { says } from '../support/says.ts'

const { manifest } = mastodon
const given = (visibility: string) => ({
  config: { account: '@mairie@exemple.social', visibility },
  secrets: { token: 'jeton' },
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
