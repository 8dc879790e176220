import { expect, it } from 'vitest'
import { testApp } from '../support/app.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel, plan } from '../support/publishing.ts'

const day = 24 * 60 * 60_000

onBothDatabases('the handover', kind => {
  it('says who, whose account, and what leaves within thirty days', async () => {
    const app = await testApp({ database: kind, connectors: { fake: fakeNetwork().connector } })
    const { context, communeId, ask } = app
    const by = { communeId, userId: null, actor: 'Anne' }
    const channel = await addChannel({ context, communeId }, 'page')
    const at = context.clock.now()
    await context.db
      .insertInto('journal')
      .values([
        {
          communeId,
          at,
          actor: 'Anne',
          action: 'channel.connected',
          subject: `channel:${channel}`,
        },
        {
          communeId,
          at,
          actor: 'Bruno',
          action: 'channel.reconnected',
          subject: `channel:${channel}`,
        },
      ])
      .execute()
    await plan({ context, by }, [channel], at + day)
    await plan({ context, by }, [channel], at + 40 * day)
    expect((await ask('GET', '/api/handover', { as: 'officer' })).status).toBe(403)
    const answer = await ask('GET', '/api/handover', { as: 'administrator' })
    expect(answer.json).toMatchObject({
      people: [{ name: 'Anne', role: 'administrator' }],
      channels: [{ id: channel, connectedBy: 'Bruno' }],
      planned: [{ text: 'La fête est samedi.' }],
      backup: { place: null, madeAt: null },
    })
  })
})
