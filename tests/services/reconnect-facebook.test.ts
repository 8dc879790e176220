import { expect, it, onTestFinished } from 'vitest'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { secretsSubject } from '../../server/services/channel-call.ts'
import { sendChannelMails } from '../../server/services/channel-mail.ts'
import { checkChannel, checkDueChannels } from '../../server/services/check-channel.ts'
import { reconnectChannel } from '../../server/services/connect-channel.ts'
import { pollChannel } from '../../server/services/poll-channel.ts'
import { updateChannel } from '../../server/store/channels.ts'
import { addMember, fakeMailer } from '../support/alerts.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { channelOf, MINUTE, newChannel, newCommune, storedMessages } from '../support/received.ts'
import { paris } from '../support/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const HOUR = 60 * MINUTE

/** A commune that receives on a page of the sandbox, over real HTTP; Anne administers. */
async function village() {
  const clock = testClock(ten)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const settings = { graphApiUrl: sandbox.graphUrl }
  const context = await testContext({ clock, connectors: { facebook }, settings })
  const mailer = fakeMailer()
  context.mailer = mailer
  const communeId = await newCommune(context, 'Saint-Exemple')
  await addMember(context, communeId, 'Anne', 'administrator')
  const channelId = await newChannel(context, communeId, 'Page de la mairie', ten)
  const { id: page, token } = sandbox.village
  await context.db
    .updateTable('channel')
    .set({ connector: 'facebook', config: JSON.stringify({ page }) })
    .execute()
  const secrets = context.secrets.seal({ token }, secretsSubject(channelId))
  await updateChannel(context.db, { id: channelId }, { secrets })
  const post = sandbox.post({ page, kind: 'post', text: 'Travaux rue du Moulin' }).id
  return {
    context,
    clock,
    sandbox,
    mailer,
    who: { communeId, actor: 'Anne' },
    channelId,
    token,
    ask: (text: string) =>
      sandbox.write({ page, kind: 'comment', target: post, text, resident: 'Julie Renard' }),
    poll: () => pollChannel(context, channelId),
    channel: () => channelOf(context, channelId),
    questions: async () =>
      (await storedMessages({ context }))
        .filter(({ direction }) => direction === 'inbound')
        .map(({ text }) => text)
        .sort(),
  }
}

it('a token that dies in the middle loses nothing, is told of, and goes on when reconnected', async () => {
  const v = await village()
  v.ask('Avant')
  await v.poll()
  expect(await v.questions()).toEqual(['Avant'])

  v.clock.advance(HOUR)
  v.sandbox.tokens.change(v.token, { deadSubcode: 460 })
  v.ask('Pendant')
  await v.poll()
  const paused = await v.channel()
  expect(paused).toMatchObject({ state: 'paused', pausedAt: v.clock.now() })
  await sendChannelMails(v.context)
  await sendChannelMails(v.context)
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
  const v = await village()
  await checkChannel(v.context, v.who, v.channelId)
  v.sandbox.tokens.change(v.token, { expiresAt: ten + 8 * 24 * HOUR })
  v.clock.advance(24 * HOUR)
  expect(await checkDueChannels(v.context)).toBe(1)
  await sendChannelMails(v.context)
  expect(v.mailer.mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('avant le mercredi 10\u00a0juin 2026 à 10\u00a0h'),
  ])
  v.clock.set(ten + 8 * 24 * HOUR)
  await checkDueChannels(v.context)
  expect((await v.channel()).state).toBe('paused')
})
