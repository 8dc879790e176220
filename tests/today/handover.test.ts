import { expect, it } from 'vitest'
import { testApp } from '../support/app.ts'
import { aBackup } from '../support/builders/installation.ts'
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

  it('knows of the last backup that was made, however many failed since', async () => {
    const { context, ask } = await testApp({ database: kind, settings: { backupTo: '/mnt/new' } })
    const at = context.clock.now()
    await aBackup(context.db, { place: '/mnt/old', startedAt: at - 2 * day })
    for (let hours = 1; hours <= 31; hours++) {
      await aBackup(context.db, { startedAt: at - 2 * day + hours * (day / 24), error: 'Plein.' })
    }
    const answer = await ask('GET', '/api/handover', { as: 'administrator' })
    expect(answer.json).toMatchObject({
      backup: { place: '/mnt/old', madeAt: new Date(at - 2 * day).toISOString() },
    })
  })
})
