import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answer, retryReply } from '../../../server/inbox/answering/answer.ts'
import { settleReplies } from '../../../server/inbox/answering/settle-answers.ts'
import { createWebhookJob } from '../../../server/inbox/receiving/webhook-job.ts'
import { receiveWebhook } from '../../../server/inbox/receiving/webhooks.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { facebookVillage } from '../../support/network/facebook-village.ts'
import { MINUTE, storedEpisodes, storedMessages } from '../../support/network/received.ts'
import { says } from '../../support/says.ts'

/** The village's account with its webhooks: what happens in `act` is signed, taken in and worked on. */
async function followed(database: DatabaseKind = 'sqlite') {
  const v = await facebookVillage(database, 'instagram')
  const job = createWebhookJob(v.context)
  await v.poll()
  v.clock.advance(MINUTE)
  return {
    ...v,
    mention: (text: string, target?: string) =>
      v.sandbox.instagram.write({
        account: v.page,
        resident: 'Julie Renard',
        kind: 'mention',
        target,
        text,
      }),
    async hear(act: () => void) {
      for (const text of v.sandbox.told(act)) {
        const body = new TextEncoder().encode(text)
        const signature = createHmac('sha256', v.sandbox.app.secret).update(body).digest('hex')
        const headers = new Headers({ 'x-hub-signature-256': `sha256=${signature}` })
        expect(await receiveWebhook(v.context, 'instagram', { headers, body })).toBe(true)
      }
      await job.runOnce()
    },
    waiting: () => v.context.db.selectFrom('webhook').select(['nextAt', 'body']).execute(),
  }
}

describe('what Instagram’s webhooks say of mentions', () => {
  it('becomes somebody who waits, once, until the answer that goes under it', async () => {
    const v = await followed()
    await v.hear(() => v.mention('Quand rouvre la piscine ?', 'Odile Colin'))
    expect(await storedMessages(v)).toMatchObject([
      { author: null, text: '@vaubecourt_sur_marne Quand rouvre la piscine ?' },
    ])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open' }])
    v.clock.advance(5 * MINUTE)
    const message = await v.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .executeTakeFirstOrThrow()
    const by = { ...v.who, userId: null }
    const words = anAnswer({ message: message.id, text: 'Samedi.' })
    const sent = await answer(v.context, by, message.conversationId, words)
    expect(sent).toMatchObject({ state: 'sent', reason: null })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 5 * MINUTE }])
    // Told again, long after: nothing counts twice, and the answer stays.
    v.clock.advance(20 * MINUTE)
    await v.poll()
    expect(await storedEpisodes(v)).toHaveLength(1)
    expect(await storedMessages(v)).toHaveLength(2)
  })

  it('is never answered twice: what got lost there is somebody’s to judge', async () => {
    const v = await followed()
    let media = ''
    await v.hear(() => {
      media = v.mention('Quand ?', 'Odile Colin').media ?? ''
    })
    const { id: message, conversationId } = await v.context.db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .executeTakeFirstOrThrow()
    const by = { ...v.who, userId: null }
    const words = anAnswer({ message, text: 'Samedi.' })
    const match = { method: 'POST', path: '/mentions' } as const
    v.sandbox.faults.add({ kind: 'drop', when: 'after', match })
    const lost = await answer(v.context, by, conversationId, words)
    expect(lost).toMatchObject({ state: 'sending' })
    v.clock.advance(MINUTE)
    await settleReplies(v.context)
    expect(await retryReply(v.context, by, lost.id)).toMatchObject({
      state: 'unconfirmed',
      reason: says(/ouvrez-la, et regardez/),
    })
    const page = await (await fetch(`${v.sandbox.url}/instagram/-/${media}`)).text()
    expect(page.split('Samedi.')).toHaveLength(2)
  })

  itOnBoth('is over with a comment that is gone, and says so on the channel', async kind => {
    const v = await followed(kind)
    await v.hear(() => {
      v.sandbox.instagram.remove(v.mention('Bonjour ?', 'Odile Colin').id)
    })
    for (let look = 0; look < 4; look++) {
      v.clock.advance(2 * MINUTE)
      await v.hear(() => {})
    }
    await v.poll()
    expect(await v.waiting()).toMatchObject([{ nextAt: null }])
    expect(await storedMessages(v)).toEqual([])
    const { gaps } = await v.context.db
      .selectFrom('channelPoll')
      .select('gaps')
      .executeTakeFirstOrThrow()
    expect(gaps).toContain('qu’il ne donne pas à lire')
  })

  it('waits for a network that fails, and is then read', async () => {
    const v = await followed()
    const fault = v.sandbox.faults.add({ kind: 'error', code: 2, status: 500, times: null })
    await v.hear(() => v.mention('Quand ?'))
    expect(await storedMessages(v)).toEqual([])
    v.sandbox.faults.clear(fault.id)
    v.clock.advance(10 * MINUTE)
    await v.hear(() => {})
    expect(await storedMessages(v)).toMatchObject([{ author: 'julie.renard' }])
    expect(await v.waiting()).toMatchObject([{ nextAt: null, body: '' }])
  })
})
