import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('events of the version before', dialect => {
  it('know from whom they were taken, and nothing more is public', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0033-share-post')
    const zone = 'Europe/Paris'
    const lines = { zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 }
    for (const name of ['Orvain', 'Bussy']) await add('commune', { name, ...lines })
    const when = { startLocal: '2026-06-20T21:00', startsAt: 0, zone, createdAt: 0, updatedAt: 0 }
    for (const [title, communeId] of [
      ['Bal', 1],
      ['Bal, chez Bussy', 2],
      ['Loto', 2],
    ] as const) {
      const words = { title, place: '', text: '', status: 'planned', uid: title, slug: title }
      await add('event', { communeId, ...words, ...when })
    }
    await add('partner', { communeId: 1, name: 'Bussy', mode: 'installation', createdAt: 0 })
    await add('partnerGroup', { communeId: 1, name: 'La CC' })
    const feed = { communeId: 1, name: 'Bussy', url: 'https://bussy.example/', nextAt: 0 }
    await add('calendarFeed', { ...feed, createdAt: 0 })
    const offer = { eventId: 1, partnerId: 1, withPlan: 0, state: 'accepted', key: 'x' }
    const said = { tellsFrom: 0, proposedAt: 0, proposedBy: 'Anne', partnerEventId: 2 }
    await add('share', { communeId: 1, ...offer, ...said })

    const db = await upgrade()
    const events = await db
      .selectFrom('event')
      .select(['title', 'originCommuneId', 'originEventId'])
      .orderBy('id')
      .execute()
    expect(events).toEqual([
      { title: 'Bal', originCommuneId: null, originEventId: null },
      { title: 'Bal, chez Bussy', originCommuneId: 1, originEventId: 1 },
      { title: 'Loto', originCommuneId: null, originEventId: null },
    ])
    for (const table of ['calendarFeed', 'partnerGroup'] as const) {
      expect(await db.selectFrom(table).select('inAgenda').execute()).toEqual([{ inAgenda: 0 }])
    }
  })
})
