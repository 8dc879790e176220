import { describe, expect, it } from 'vitest'
import { dig, openVillage, rows, textAt } from './client.ts'

const minute = 60_000

describe('conversations', () => {
  async function talking(messages: number) {
    const village = await openVillage()
    const { sandbox, clock, page } = village
    const write = () =>
      sandbox.write({ page, resident: 'Ann Test', kind: 'message', text: `n° ${clock.now()}` })
    const first = write()
    for (let index = 1; index < messages; index++) {
      clock.advance(minute)
      write()
    }
    return { ...village, first, conversation: first.conversation ?? '' }
  }

  it('have the shape of the documentation, newest first, with nested messages', async () => {
    const { sandbox, clock, get, page, first, conversation } = await talking(1)
    clock.advance(minute)
    sandbox.post({ page, kind: 'message', target: 'Ann Test', text: 'Bonjour' })
    const other = sandbox.write({
      page,
      resident: 'Bob Test',
      kind: 'message',
      text: 'Bonsoir',
      at: clock.now() - 30_000,
    })
    const citizen = {
      name: 'Ann Test',
      email: `${first.resident?.scopedId}@facebook.com`,
      id: first.resident?.scopedId,
    }
    const fields = 'updated_time,message_count,participants,messages{created_time,from,message}'
    const { body } = await get(`/${page}/conversations`, { platform: 'messenger', fields })
    expect(rows(body, 'data').map(row => textAt(row, 'id'))).toEqual([
      conversation,
      other.conversation,
    ])
    expect(conversation).toMatch(/^t_\d+$/)
    expect(first.id).toMatch(/^m_/)
    expect(dig(body, 'data', 0)).toMatchObject({
      updated_time: '2026-06-02T08:01:00+0000',
      message_count: 2,
      participants: { data: [citizen, { id: page }] },
    })
    expect(dig(body, 'data', 0, 'messages', 'data', 1)).toEqual({
      created_time: '2026-06-02T08:00:00+0000',
      from: citizen,
      message: expect.stringContaining('n°'),
      id: first.id,
    })
    const instagram = await get(`/${page}/conversations`, { platform: 'instagram' })
    expect(instagram.body).toEqual({ data: [] })
  })

  it('has the person under another id on another page', async () => {
    const { sandbox, first } = await talking(1)
    const neighbour = sandbox.neighbours[0]?.id ?? ''
    const there = sandbox.write({
      page: neighbour,
      resident: 'Ann Test',
      kind: 'message',
      text: '?',
    })
    expect(there.resident?.scopedId).not.toBe(first.resident?.scopedId)
  })
})
