import { expect, it } from 'vitest'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { instagram } from '../../server/connectors/instagram/index.ts'
import { says } from '../support/says.ts'
import { openVillage } from './facebook/village.ts'
import { openAccount } from './instagram/account.ts'

const networks = {
  Facebook: {
    connector: facebook,
    who: 'la page',
    async open() {
      const village = await openVillage()
      const { sandbox } = village
      return { call: village.call(), post: village.announce(), hide: sandbox.hide }
    },
  },
  Instagram: {
    connector: instagram,
    who: 'le compte',
    async open() {
      const world = await openAccount()
      const { instagram: other } = world.sandbox
      return { call: world.call(), post: world.show(), hide: other.hide }
    },
  },
} as const

it.each(Object.entries(networks))(
  'a first comment on %s is told in the words of the network',
  async (name, network) => {
    const { firstComment } = network.connector
    if (!firstComment) throw new Error('The connector has no first comments.')
    const { publish, verify } = firstComment
    const { call, post, hide } = await network.open()
    const text = 'Réservations à la mairie.'
    expect(await publish(call, '404', text, 'k')).toEqual({
      kind: 'failed',
      reason: says(
        `${name} ne trouve plus la publication sous laquelle ce commentaire devait paraître\u00a0: elle a été retirée, ou ${network.who} n’y a plus accès.`,
      ),
      retryAt: null,
    })
    expect(await verify(call, text, '404')).toEqual({
      kind: 'not-yet',
      reason: says(`${name} ne montre pas encore le commentaire.`),
    })
    const outcome = await publish(call, post, text, 'k')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const { remoteId } = outcome
    expect(await verify(call, text, remoteId)).toEqual({ kind: 'verified' })
    expect(await verify(call, `${text} Merci.`, remoteId)).toEqual({
      kind: 'different',
      reason: says(`Le commentaire visible sur ${name} n’est pas celui qui a été envoyé.`),
    })
    hide(remoteId, true)
    expect(await verify(call, text, remoteId)).toEqual({
      kind: 'different',
      reason: says(`Le commentaire existe sur ${name}, mais n’est pas visible du public.`),
    })
  },
)
