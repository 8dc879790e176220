import { expect, it } from 'vitest'
import { checkChannel, checkDueChannels } from '../../server/channels/check-channel.ts'
import { reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelMails } from '../../server/channels/mail.ts'
import { sendMails } from '../../server/mail/outbox.ts'
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
