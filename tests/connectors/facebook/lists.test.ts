import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { spreadFrom } from '../spread.ts'
import { facing, now, page } from './facing.ts'

describe('a list', () => {
  const post = (id: string, comments: object) => ({
    id: `${page}_${id}`,
    created_time: '2026-06-01T08:00:00+0000',
    from: { id: page, name: 'Mairie' },
    message: 'Loto',
    is_published: true,
    comments,
  })
  const comment = (id: string, created_time: string, more: object = {}) => ({
    id: `10_${id}`,
    created_time,
    from: { id: '777', name: 'Julie Renard' },
    message: `n° ${id}`,
    ...more,
  })
  const next = { next: 'https://graph.facebook.com/v26.0/x?access_token=EAAtoken&after=MORE' }

  it('that leads back to itself is left, and it is said', async () => {
    const { call, asked } = await facing(() => ({ body: { data: [], paging: next } }))
    const answer = await facebook.receive?.(call, null)
    expect(answer).toMatchObject({
      kind: 'page',
      gaps: [says(/deux fois la même partie/)],
    })
    expect(asked).toHaveLength(4)
  })

  it('that never gives anything is left for later', async () => {
    let n = 0
    const { call } = await facing(() => {
      n += 1
      return { body: { data: [], paging: { next: `https://x/?after=${n}` } } }
    })
    expect(await facebook.receive?.(call, null)).toMatchObject({
      kind: 'failed',
      retryAt: spreadFrom(now, 60_000),
    })
    // Of both lists.
    expect(n).toBe(60)
  })

  it('that is ranked and not sorted is read to its end', async () => {
    const nested = [
      comment('1', '2026-05-20T09:00:00+0000'),
      comment('2', '2026-06-02T07:00:00+0000'),
      comment('3', '2026-05-21T09:00:00+0000'),
    ]
    const rest = [
      comment('4', '2026-05-19T09:00:00+0000'),
      comment('5', '2026-06-02T07:30:00+0000'),
    ]
    let hasComments = false
    const { call } = await facing(({ path }) => {
      if (path.endsWith('/feed')) {
        const comments = hasComments ? { data: nested, paging: next } : { data: [] }
        return { body: { data: [post('10', comments)] } }
      }
      return { body: { data: path.endsWith('/comments') ? rest : [] } }
    })
    const first = await facebook.receive?.(call, null)
    hasComments = true
    const answer = await facebook.receive?.(call, first?.kind === 'page' ? first.cursor : null)
    if (answer?.kind !== 'page') throw new Error('no page')
    const found = answer.conversations.map(one => one.remoteId).sort()
    expect(found).toEqual(['10_1', '10_2', '10_3', '10_4', '10_5'])
  })

  it('with a row that nobody can read gives the others, and says so', async () => {
    const rows = [comment('1', 'never'), comment('2', '2026-06-02T07:00:00+0000')]
    const { call } = await facing(({ path }) =>
      path.endsWith('/feed')
        ? { body: { data: [post('10', { data: rows })] } }
        : { body: { data: [] } },
    )
    expect(await facebook.receive?.(call, null)).toMatchObject({
      kind: 'page',
      conversations: [{ remoteId: '10_2' }],
      gaps: [says(/forme inconnue/)],
    })
  })

  it('keeps together what is left of a tree whose root is gone', async () => {
    const rows = [
      comment('3', '2026-06-02T07:30:00+0000', {
        parent: { id: '10_2', parent: { id: '10_1', parent: { id: '10_0' } } },
      }),
    ]
    const { call, asked } = await facing(({ path }) => {
      if (path.endsWith('/feed')) return { body: { data: [post('10', { data: rows })] } }
      if (path === '10_0') {
        const error = { message: 'gone', code: 100, error_subcode: 33 }
        return { status: 400, body: { error } }
      }
      return { body: { data: [] } }
    })
    const answer = await facebook.receive?.(call, null)
    if (answer?.kind !== 'page') throw new Error('no page')
    expect(answer.conversations).toMatchObject([
      { remoteId: '10_0', messages: [{ remoteId: '10_3', parentRemoteId: '10_2' }] },
    ])
    expect(asked.filter(({ path }) => path === '10_0')).toHaveLength(1)
  })

  it('carries pictures, stickers and files as Meta sends them', async () => {
    const image = {
      image: { height: 540, src: 'https://scontent.xx.fbcdn.net/v/a.jpg', width: 720 },
    }
    const attachment = {
      media: image,
      target: { id: '5', url: 'https://www.facebook.com/photo.php?fbid=5' },
      type: 'photo',
      url: 'https://www.facebook.com/photo.php?fbid=5',
    }
    const rows = [comment('1', '2026-06-02T07:00:00+0000', { message: '', attachment })]
    const messages = [
      {
        id: 'm_2',
        created_time: '2026-06-02T07:31:00+0000',
        from: { name: 'Mairie', email: '1353@facebook.com', id: page },
        to: { data: [] },
        message: 'Voici',
        attachments: {
          data: [
            {
              id: '8',
              mime_type: 'application/pdf',
              name: 'arrete.pdf',
              size: 1,
              file_url: 'https://cdn/p',
            },
          ],
        },
      },
      {
        id: 'm_1',
        created_time: '2026-06-02T07:30:00+0000',
        from: { name: 'Julie Renard', email: '777@facebook.com', id: '777' },
        message: '',
        attachments: {
          data: [
            {
              id: '9',
              mime_type: 'image/jpeg',
              name: 'image',
              image_data: { url: 'https://cdn/i' },
            },
          ],
        },
        shares: { data: [{ link: 'https://exemple.fr/', name: 'Exemple' }] },
      },
    ]
    const thread = {
      id: 't_1',
      updated_time: '2026-06-02T07:31:00+0000',
      participants: {
        data: [
          { id: '777', name: 'Julie Renard' },
          { id: page, name: 'Mairie' },
        ],
      },
      messages: { data: messages },
    }
    const { call } = await facing(({ path }) =>
      path.endsWith('/feed')
        ? { body: { data: [post('10', { data: rows })] } }
        : { body: { data: [thread] } },
    )
    const answer = await facebook.receive?.(call, null)
    if (answer?.kind !== 'page') throw new Error('no page')
    const byId = new Map(answer.conversations.map(one => [one.remoteId, one.messages]))
    expect(byId.get('t_1')?.map(one => one.attachments)).toEqual([
      [
        { type: 'image/jpeg', url: 'https://cdn/i', name: 'image' },
        { type: 'link', url: 'https://exemple.fr/', name: 'Exemple' },
      ],
      [{ type: 'application/pdf', url: 'https://cdn/p', name: 'arrete.pdf' }],
    ])
    expect(byId.get('10_1')?.[0]).toMatchObject({
      text: '',
      sentAt: Date.parse('2026-06-02T07:00:00Z'),
      url: 'https://www.facebook.com/10_1',
      attachments: [{ type: 'photo', url: image.image.src, name: null }],
    })
  })
})
