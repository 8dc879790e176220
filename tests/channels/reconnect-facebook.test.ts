import { expect, it } from 'vitest'
import { getChannel } from '../../server/channels/channels.ts'
import { checkChannel, checkDueChannels } from '../../server/channels/check-channel.ts'
import { connectChannel, reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelMails } from '../../server/channels/mail.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { facebookVillage } from '../support/network/facebook-village.ts'
import { MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const HOUR = 60 * MINUTE

it('a token that dies in the middle loses nothing, is told of, and goes on when reconnected', async () => {
  const v = await facebookVillage()
  v.ask('Avant')
  await v.poll()
  expect(await v.questions()).toEqual(['Avant'])

  v.clock.advance(HOUR)
  v.sandbox.tokens.change(v.token, { deadSubcode: 460 })
  v.ask('Pendant')
  await v.poll()
  const paused = await v.channel()
  expect(paused).toMatchObject({ state: 'paused', pausedAt: v.clock.now() })
  await sendMails(v.context, channelMails)
  await sendMails(v.context, channelMails)
  expect(v.mailer.mails).toHaveLength(1)
  expect(v.mailer.mails[0]?.html).toContain('mot de passe')

  v.clock.advance(HOUR)
  v.ask('Après')
  v.sandbox.tokens.change(v.token, { deadSubcode: null })
  const { cursor } = await v.context.db
    .selectFrom('channelPoll')
    .select('cursor')
    .executeTakeFirstOrThrow()
  expect(cursor).not.toBeNull()
  await reconnectChannel(v.context, v.who, v.channelId, { token: v.token })
  await v.poll()
  expect(await v.channel()).toMatchObject({ state: 'active', pausedAt: null })
  expect(await v.questions()).toEqual(['Après', 'Avant', 'Pendant'])
  await v.poll()
  expect(await v.questions()).toHaveLength(3)
})

it('the daily check learns the end of a token, and its warning follows', async () => {
  const v = await facebookVillage()
  await checkChannel(v.context, v.who, v.channelId)
  v.sandbox.tokens.change(v.token, { expiresAt: ten + 8 * 24 * HOUR })
  v.clock.advance(24 * HOUR)
  expect(await checkDueChannels(v.context)).toBe(1)
  await sendMails(v.context, channelMails)
  expect(v.mailer.mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('avant le mercredi 10\u00a0juin 2026 à 10\u00a0h'),
  ])
  v.clock.set(ten + 8 * 24 * HOUR)
  await checkDueChannels(v.context)
  expect((await v.channel()).state).toBe('paused')
})

it('a wrong token is said to be wrong where there is nothing to reconnect yet', async () => {
  const v = await facebookVillage()
  const [neighbour] = v.sandbox.neighbours
  if (neighbour === undefined) throw new Error('no neighbour')
  const connect = (token: string) =>
    connectChannel(
      v.context,
      v.who,
      aChannelToConnect({
        name: 'Page de Valcourt',
        neighbour: 'Valcourt',
        receives: false,
        config: { page: neighbour.id },
        secrets: { token },
      }),
    )
  await expect(connect('EAAfaux')).rejects.toThrow(
    'Facebook ne reconnaît pas ce code d’accès : recopiez-le en entier, ou prenez-en un nouveau pour cette page.',
  )
  await expect(connect('EAAfaux')).rejects.toMatchObject({ field: 'secrets.token' })
  await expect(connect(v.token)).rejects.toThrow(/prenez le code d’accès de cette page/)
  v.sandbox.tokens.change(neighbour.token, { deadSubcode: 463 })
  await expect(connect(neighbour.token)).rejects.toThrow(
    'Le code d’accès de la page a expiré : prenez un nouveau code d’accès pour cette page.',
  )
  // One that was connected is reconnected.
  v.sandbox.tokens.change(v.token, { deadSubcode: 463 })
  await expect(reconnectChannel(v.context, v.who, v.channelId, { token: v.token })).rejects.toThrow(
    /reconnectez le canal/,
  )
})

it('a check is not shown as true against what was seen since', async () => {
  const v = await facebookVillage()
  const keys = async () =>
    (await getChannel(v.context, v.who.communeId, v.channelId)).checks.map(({ key }) => key)
  await checkChannel(v.context, v.who, v.channelId)
  expect(await keys()).toEqual(expect.arrayContaining(['token', 'page', 'webhooks']))
  v.clock.advance(MINUTE)
  const at = v.clock.now()
  await v.context.db.updateTable('channelPoll').set({ webhookAt: at }).execute()
  expect(await keys()).not.toContain('webhooks')
  v.sandbox.tokens.change(v.token, { deadSubcode: 460 })
  await v.poll()
  expect(await keys()).not.toContain('token')
})
