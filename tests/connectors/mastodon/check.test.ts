import { expect, it } from 'vitest'
import { check } from '../../../server/connectors/mastodon/check.ts'
import { says } from '../../support/says.ts'
import { openServer } from './harness.ts'

it('a check says whose account it is and what its server takes', async () => {
  const { server, call } = await openServer()
  expect(await check(call())).toEqual({
    state: 'working',
    name: 'Mairie de Vaubécourt-sur-Marne',
    url: server.address,
    tokenEndsAt: null,
    lines: [
      { key: 'account', level: 'ok', text: says(/est connecté/) },
      { key: 'mentions', level: 'ok', text: says(/sont lues/) },
      { key: 'limits', level: 'ok', text: says(/500 signes et 4 images/) },
    ],
  })
})

it.each([
  ['mairie', /écrivez-la comme @mairie@exemple.social/],
  ['https://exemple.social', /écrivez-la comme/],
  ['@bibliothèque', /écrivez-la comme/],
])('%s is no account', async (account, sentence) => {
  const { call } = await openServer()
  expect(await check(call({ config: { account } }))).toMatchObject({
    state: 'reauthorize',
    lines: [{ level: 'error', text: says(sentence) }],
  })
})

it('a token of another account, and an address without such a server, are said', async () => {
  const { sandbox, server, call } = await openServer()
  const account = server.address.replace('@mairie', '@bibliotheque')
  expect(await check(call({ config: { account } }))).toMatchObject({
    state: 'reauthorize',
    lines: [{ text: says(/est celui du compte @mairie/) }],
  })
  expect(await check(call({ config: { account: `${sandbox.url}/rien/@mairie` } }))).toMatchObject({
    lines: [{ level: 'error' }],
  })
})

it('a server that tells no limits is taken as it is', async () => {
  const { sandbox, call } = await openServer()
  const match = { path: '/mastodon/api/v2/instance' } as const
  sandbox.faults.add({ kind: 'error', code: 0, status: 404, match })
  const { state, lines } = await check(call())
  expect({ state, keys: lines.map(({ key }) => key) }).toEqual({
    state: 'working',
    keys: ['account', 'mentions'],
  })
})
