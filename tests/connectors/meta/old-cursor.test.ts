import { describe, expect, it } from 'vitest'
import { cursor as facebookShape } from '../../../server/connectors/facebook/cursor.ts'
import { cursor as instagramShape } from '../../../server/connectors/instagram/cursor.ts'
import { readCursor } from '../../../server/connectors/meta/cursor.ts'
import { DAY, HOUR, MINUTE, openVillage, tuesday } from '../facebook/village.ts'
import { openAccount } from '../instagram/account.ts'

/** What version 1 wrote of the networks below; the sandbox gives the same numbers each time. */
const facebookCursor =
  '{"version":1,"imported":{"posts":true,"talks":true},"latest":{"since":1780300260000,"at":null,"newest":1780300860000},"older":{"since":1780300260000,"at":null,"newest":1780300860000,"startedAt":1780387200000},"talks":{"since":1780300200000,"at":null,"newest":1780300800000,"deep":1780300200000},"knownPosts":{"104907281904531_122190490000039":"122190490000039_863190000000021 1 1780300800000","104907281904531_122190490000026":"122190490000026_863190000000014 1 1780214400000","104907281904531_122190490000013":"122190490000013_863190000000007 1 1780128000000"},"knownTalks":{"t_102240190000051":"1780300800000 1","t_102240190000034":"1780214400000 1","t_102240190000017":"1780128000000 1"},"quick":{},"echoes":{},"share":{"size":1,"since":1780387200000}}'
const instagramCursor =
  '{"version":1,"account":{"id":"17841401904900009","username":"vaubecourt_sur_marne"},"imported":{"media":true,"talks":true},"latest":{"since":1780300260000,"at":null,"newest":1780300860000},"older":{"since":1780300260000,"at":null,"newest":1780300860000,"startedAt":1780387200000},"talks":{"since":1780300200000,"at":null,"newest":1780300800000,"deep":1780300200000},"counts":{},"knownMedia":{"17990190490000027":"17858190000000027 1 1780300800000","17990190490000018":"17858190000000018 1 1780214400000","17990190490000009":"17858190000000009 1 1780128000000"},"knownTalks":{"aWdfZAG06V68D_0octTaEw-08jAMpEMxpJ35QuK3TrCyGp39_tBs8vkErCL2sFFmBjoqw":"1780300800000 1","aWdfZAG06yPRGrZYlcB5Zpq-Oar1x8siZVL4fXdlMD-fymfapy6AsNF849H1FYwB7qQX5":"1780214400000 1","aWdfZAG06KNSNiUgIIQZ_EgR6N7qVdje75RBu4baqA8R6hS-x5Zk_6GhJMuaFScoFL4-l":"1780128000000 1"},"quick":{},"share":{"size":1,"since":1780387200000}}'

it('a cursor that keeps when posts were last updated is gone on from', async () => {
  const village = await openVillage()
  const post = village.announce('Marché', tuesday - DAY)
  village.comment(post, 'Quand ?', 'Julie Renard', tuesday - HOUR)
  await village.poll()
  const { knownPosts, ...kept } = JSON.parse(village.cursor ?? '')
  const seen = Object.entries(knownPosts).map(([id, was]) => [
    id,
    `${was} ${tuesday}/1 0aZ9_-bcdef,1aZ9_-bcdef`,
  ])
  village.cursor = JSON.stringify({
    ...kept,
    knownPosts: Object.fromEntries(seen),
    marks: { wholeAt: tuesday, refusedAt: 0 },
  })
  village.clock.advance(2 * DAY)
  expect(await village.poll()).toMatchObject({ requests: 2, messages: [] })
  const late = village.comment(post, 'Et samedi ?')
  const poll = await village.poll()
  expect(poll.messages.map(({ remoteId }) => remoteId)).toContain(late)
  expect(poll.requests).toBe(2)
})

describe('a cursor of version 1', () => {
  it('of Facebook is gone on from: what was read is not read again, what is new comes', async () => {
    const village = await openVillage()
    const posts = [0, 1, 2].map(n => {
      const at = tuesday - (3 - n) * DAY
      const post = village.announce(`Annonce ${n}`, at)
      village.comment(post, `Question ${n} ?`, 'Julie Renard', at + MINUTE)
      const resident = `Voisine ${n}`
      village.sandbox.write({ page: village.page, kind: 'message', resident, text: 'Bonjour', at })
      return post
    })
    village.clock.advance(3 * DAY)
    village.cursor = facebookCursor
    expect(await village.poll()).toMatchObject({ requests: 2, messages: [] })
    village.cursor = facebookCursor
    const late = village.comment(posts[0] ?? '', 'Et la suite ?')
    const poll = await village.poll()
    expect(poll.messages.map(({ remoteId }) => remoteId)).toContain(late)
    expect(poll.requests).toBe(2)
  })

  it('of Instagram is gone on from as well, though it had names of its own', async () => {
    const world = await openAccount()
    const posts = [0, 1, 2].map(n => {
      const at = tuesday - (3 - n) * DAY
      const media = world.show(`Photo ${n}`, at)
      world.comment(media, `Question ${n} ?`, 'Julie Renard', at + MINUTE)
      world.message('Bonjour', `Voisine ${n}`, at)
      return media
    })
    world.clock.advance(3 * DAY)
    world.cursor = instagramCursor
    // A third call asks for the photos on which the account is tagged, of which it knows nothing yet.
    expect(await world.poll()).toMatchObject({ requests: 3, messages: [] })
    world.cursor = instagramCursor
    const late = world.comment(posts[0] ?? '', 'Et la suite ?')
    const poll = await world.poll()
    expect(poll.messages.map(({ remoteId }) => remoteId)).toContain(late)
  })

  it('keeps all that it says, whatever it stopped in', () => {
    const since = tuesday - DAY
    const first = { since, at: since + MINUTE, newest: since + 2 * MINUTE }
    const common = {
      version: 1,
      latest: first,
      older: { ...first, startedAt: since },
      talks: { ...first, deep: since },
      knownTalks: { t_1: '5 1' },
      quick: { hash: { talk: 't_1', message: 'm_1' }, other: null },
      share: { size: 0.25, since },
    }
    const { talks, knownTalks, ...kept } = common
    const read = {
      ...kept,
      version: 2,
      threads: talks,
      knownThreads: knownTalks,
      quick: { hash: { thread: 't_1', message: 'm_1' }, other: null },
      share: { size: 0.25, since, waitMs: MINUTE },
      held: 0,
      knownPosts: { '9_1': '10 2 3' },
    }
    const facebook = {
      ...common,
      imported: { posts: false, talks: true },
      knownPosts: { '9_1': '10 2 3' },
      echoes: { m_1: '12' },
    }
    expect(readCursor(facebookShape, JSON.stringify(facebook), tuesday)).toEqual({
      ...read,
      imported: { posts: false, threads: true },
      echoes: { m_1: '12' },
    })
    const account = { id: '17', username: 'vaubecourt' }
    const instagram = {
      ...common,
      account,
      imported: { media: true, talks: false },
      knownMedia: { '9_1': '10 2 3' },
      counts: { '8': 4 },
    }
    expect(readCursor(instagramShape, JSON.stringify(instagram), tuesday)).toEqual({
      ...read,
      account,
      imported: { posts: true, threads: false },
      counts: { '8': 4 },
      mentions: {},
      tags: { at: 0, seen: [] },
    })
  })
})
