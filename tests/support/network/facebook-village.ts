import { onTestFinished } from 'vitest'
import { secretsSubject } from '../../../server/channels/call.ts'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { createSandbox } from '../../../server/sandbox/create.ts'
import { addMember } from '../alerts.ts'
import { testClock } from '../clock.ts'
import { testContext } from '../context.ts'
import type { DatabaseKind } from '../database/databases.ts'
import { fakeMailer } from '../fake-mailer.ts'
import { paris } from '../reply-times/reply-timelines.ts'
import { channelOf, newChannel, newCommune, storedMessages } from './received.ts'

const ten = paris('2026-06-02T10:00')

/**
 * A commune that receives on a page of the sandbox, or on the account that is linked to it, over real
 * HTTP; Anne administers.
 */
export async function facebookVillage(
  database: DatabaseKind = 'sqlite',
  connector: 'facebook' | 'instagram' = 'facebook',
) {
  const clock = testClock(ten)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const settings = { graphApiUrl: sandbox.graphUrl }
  const context = await testContext({
    clock,
    database,
    connectors: { facebook, instagram },
    settings,
  })
  const mailer = fakeMailer()
  context.mailer = mailer
  const communeId = await newCommune(context, 'Saint-Exemple')
  await addMember(context, communeId, 'Anne', 'administrator')
  const channelId = await newChannel(context, communeId, 'Page de la mairie', ten)
  const { id: page, token } = sandbox.village
  await context.db
    .updateTable('channel')
    .set({ connector, config: JSON.stringify({ page, app_id: sandbox.app.id }) })
    .execute()
  const secrets = context.secrets.seal(
    { token, app_secret: sandbox.app.secret, verify_token: 'le mot' },
    secretsSubject(channelId),
  )
  await updateChannel(context.db, { id: channelId }, { secrets })
  const post = sandbox.post({ page, kind: 'post', text: 'Travaux rue du Moulin' }).id
  return {
    context,
    clock,
    sandbox,
    mailer,
    who: { communeId, actor: 'Anne' },
    channelId,
    page,
    post,
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
