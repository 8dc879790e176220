import { describe, expect, it } from 'vitest'
import { MINUTE } from '../meta-world.ts'
import { openAccount, type World } from './account.ts'

const name = 'vaubecourt_sur_marne'

/** What webhooks say of a mention: of a post's own words, or of a comment's. */
const told = (world: World, value: object) => [
  {
    body: JSON.stringify({
      object: 'instagram',
      entry: [{ id: world.account, time: 1_780_000_000, changes: [{ field: 'mentions', value }] }],
    }),
    at: world.clock.now(),
  },
]

/** An account that was read once, and so is quiet. */
async function quietAccount() {
  const world = await openAccount()
  await world.poll()
  world.clock.advance(MINUTE)
  return world
}

describe('mentions on Instagram', () => {
  it('bring a comment under somebody’s post, and a post, each as a conversation of its own', async () => {
    const world = await quietAccount()
    let comment = { id: '', media: '' }
    let post = { id: '', media: '' }
    const webhooks = world.told(() => {
      comment = world.mention(`@${name} quand rouvre la mairie ?`, 'Odile Colin')
      post = world.mention(`Merci à @${name}.fr et à @${name}.`)
    })
    const { requests, gaps } = await world.poll(webhooks)
    expect(requests).toBe(4)
    expect(world.inbox.get(`mention:${comment.media}:${comment.id}`)).toMatchObject({
      thread: `mention:${comment.media}:${comment.id}`,
      parentRemoteId: null,
      direction: 'inbound',
      // Instagram does not tell whose a comment is.
      author: null,
      text: `@${name} quand rouvre la mairie ?`,
      url: expect.stringContaining(`/instagram/odile.colin/${comment.media}`),
    })
    expect(world.threads.get(`mention:${comment.media}:${comment.id}`)).toMatchObject({
      visibility: 'public',
      subject: 'Une belle journée au village',
    })
    expect(gaps.map(String)).toEqual([expect.stringContaining('ne dit pas qui a écrit')])
    expect(world.inbox.get(`mention:${post.media}`)).toMatchObject({
      author: { remoteId: '@julie.renard', name: 'julie.renard' },
      // Of another account, whose name begins as ours, Instagram keeps the sign.
      text: expect.stringMatching(new RegExp(`et à @${name}\\.$`)),
    })
    // The same again is asked again, and is the same.
    const before = world.inbox.size
    await world.poll(webhooks)
    expect(world.inbox.size).toBe(before)
  })

  it('cost nothing when all is quiet', async () => {
    const world = await quietAccount()
    expect((await world.poll()).requests).toBe(2)
  })

  it('under a post of the account’s own are comments of that post, even of an old one', async () => {
    const world = await openAccount()
    const media = world.show()
    await world.poll()
    world.clock.advance(MINUTE)
    const comment = world.comment(media, `@${name} à quelle heure ?`)
    await world.poll(told(world, { media_id: media, comment_id: comment }))
    expect([...world.threads.keys()]).toEqual([comment])
    // Of one that is not among the latest, what Instagram says of the post tells whose it is.
    const cursor = JSON.parse(world.cursor ?? '{}')
    world.cursor = JSON.stringify({ ...cursor, knownPosts: {} })
    const late = world.comment(media, `@${name} et demain ?`)
    const { gaps } = await world.poll(told(world, { media_id: media, comment_id: late }))
    expect(gaps).toEqual([])
    expect([...world.threads.keys()]).toEqual([comment, late])
    // Or it is one of the older posts, and nothing is asked about whose it is.
    const older = { ...JSON.parse(world.cursor ?? '{}'), knownPosts: {}, counts: { [media]: 2 } }
    world.cursor = JSON.stringify(older)
    const last = world.comment(media, `@${name} et après ?`)
    await world.poll(told(world, { media_id: media, comment_id: last }))
    expect([...world.threads.keys()]).toEqual([comment, late, last])
    expect(world.requests).not.toContain(`GET /${world.account}`)
  })

  it('that are gone, or that nobody wrote, are given up after five looks, and said once', async () => {
    const world = await quietAccount()
    let gone = { id: '', media: '' }
    const webhooks = world.told(() => {
      gone = world.mention('Bonjour ?', 'Odile Colin')
    })
    world.sandbox.instagram.remove(gone.id)
    const invented = told(world, { media_id: '17900000000000001' })
    const odd = told(world, { media_id: '1){id},name', comment_id: '2' })
    await world.poll([...webhooks, ...invented, ...odd])
    const said: string[][] = []
    for (let poll = 0; poll < 6; poll++) {
      world.clock.advance(MINUTE)
      said.push((await world.poll()).gaps)
    }
    // What is told may not be there yet: only the fifth look gives it up.
    const given = [expect.stringContaining('qu’il ne donne pas à lire')]
    expect(said).toEqual([[], [], [], given, [], []])
    expect(world.inbox.size).toBe(0)
  })

  it('without the permission for comments are said with it, and nothing breaks', async () => {
    const world = await quietAccount()
    const id = world.message('Bonjour')
    const scopes = ['pages_read_engagement', 'instagram_basic', 'instagram_manage_messages']
    world.sandbox.tokens.change(world.sandbox.village.token, { scopes })
    const { gaps } = await world.poll(world.told(() => void world.mention('Bonjour ?')))
    expect(gaps.join()).toContain('instagram_manage_comments')
    expect(world.inbox.has(id)).toBe(true)
    expect(JSON.parse(world.cursor ?? '{}').mentions).toEqual({})
  })

  it('that Instagram does not give now are asked for again, five times', async () => {
    const world = await quietAccount()
    let post = { media: '' }
    const webhooks = world.told(() => {
      post = world.mention('Bonjour ?')
    })
    const match = { method: 'GET', path: `/${world.account}` } as const
    const busy = { kind: 'error', code: 2, status: 500, match } as const
    world.sandbox.faults.add({ ...busy, times: 1 })
    expect((await world.poll(webhooks)).gaps).toHaveLength(1)
    expect(world.inbox.size).toBe(0)
    world.clock.advance(MINUTE)
    expect((await world.poll()).gaps).toEqual([])
    expect(world.inbox.has(`mention:${post.media}`)).toBe(true)
  })

  it('come without their address where Instagram refuses the field', async () => {
    const world = await quietAccount()
    let post = { media: '' }
    const webhooks = world.told(() => {
      post = world.mention('Bonjour ?')
    })
    const match = { method: 'GET', path: `/${world.account}` } as const
    world.sandbox.faults.add({ kind: 'error', code: 100, match, times: 1 })
    expect((await world.poll(webhooks)).gaps).toEqual([])
    expect(world.inbox.get(`mention:${post.media}`)).toMatchObject({ url: null })
  })

  it('are all read when many come at once, in as many calls as it takes', async () => {
    const world = await quietAccount()
    const webhooks = world.told(() => {
      for (let index = 0; index < 25; index++) world.mention(`Bonjour ${index} ?`)
    })
    await world.poll(webhooks)
    for (let poll = 0; poll < 3; poll++) {
      world.clock.advance(MINUTE)
      await world.poll()
    }
    expect(world.inbox.size).toBe(25)
  })

  it('on a photo’s tag come within a quarter of an hour, by a third call, and once', async () => {
    const world = await quietAccount()
    const photo = world.tag('Belle fête hier')
    const named = world.tag(`Avec @${name}, belle fête`)
    expect((await world.poll()).requests).toBe(2)
    world.clock.advance(15 * MINUTE)
    expect((await world.poll()).requests).toBe(3)
    expect(world.inbox.get(`tag:${photo}`)).toMatchObject({
      text: 'Belle fête hier',
      author: { name: 'odile.colin' },
    })
    // Its words name the account as well: it is the mention of which a webhook would tell.
    expect(world.inbox.has(`mention:${named}`)).toBe(true)
    world.clock.advance(16 * MINUTE)
    const again = await world.poll()
    expect(again.messages).toEqual([])
    expect(again.requests).toBe(3)
  })
})
