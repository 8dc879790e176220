import { describe, expect, it } from 'vitest'
import { bluesky } from '../../server/connectors/bluesky/index.ts'
import type { Call, Connector } from '../../server/connectors/connector.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { instagram } from '../../server/connectors/instagram/index.ts'
import { mastodon } from '../../server/connectors/mastodon/index.ts'
import { noFigures } from '../../server/connectors/rules/figures.ts'
import { wordpress } from '../../server/connectors/wordpress/index.ts'
import { broughtBy } from '../../server/sandbox/brought.ts'
import { openServer as openBluesky } from './bluesky/harness.ts'
import { facing } from './facebook/facing.ts'
import { openVillage } from './facebook/village.ts'
import { openAccount } from './instagram/account.ts'
import { openServer as openMastodon } from './mastodon/harness.ts'
import { DAY } from './played.ts'
import { openSite } from './wordpress/harness.ts'

const figuresOf = async ({ figures }: Connector, call: Call, remoteId: string) => {
  if (figures === undefined) throw new Error('it tells nothing')
  return await figures(call, remoteId)
}

describe('what a post on a Facebook page brought', () => {
  async function posted() {
    const village = await openVillage()
    const post = village.announce()
    village.comment(village.comment(post, 'À quelle heure ?', 'Julie Renard'), 'Et où ?', 'Paul')
    village.clock.advance(2 * DAY)
    return { ...village, post, brought: broughtBy(post, 487, 2 * DAY) }
  }

  it('is people, reactions, all comments, shares and clicks', async () => {
    const { post, brought, call } = await posted()
    expect(brought.reach).toBeGreaterThan(100)
    expect(await figuresOf(facebook, call(), post)).toEqual({
      kind: 'figures',
      ...brought,
      comments: 2,
    })
  })

  it('is told but for who saw it, without the permission for that', async () => {
    const { sandbox, post, brought, call } = await posted()
    const scopes = ['pages_read_engagement', 'pages_read_user_content']
    sandbox.tokens.change(sandbox.village.token, { scopes })
    expect(await figuresOf(facebook, call(), post)).toEqual({
      kind: 'figures',
      ...brought,
      ...{ comments: 2, reach: null, clicks: null },
    })
  })

  it('is told without comments where visitors are withheld', async () => {
    const { sandbox, post, brought, call } = await posted()
    const scopes = ['pages_read_engagement', 'read_insights']
    sandbox.tokens.change(sandbox.village.token, { scopes })
    expect(await figuresOf(facebook, call(), post)).toEqual({
      kind: 'figures',
      ...brought,
      comments: null,
    })
  })

  const unknown = { code: 100, message: '(#100) The value must be a valid insights metric' }

  it('is told without a number that Meta withdrew, which fails what is asked with it', async () => {
    const { call, asked } = await facing(({ path, query }) => {
      if (!path.endsWith('/insights')) return { body: { id: '1353_1' } }
      const metric = query.get('metric') ?? ''
      if (metric.includes('post_clicks')) return { status: 400, body: { error: unknown } }
      return { body: { data: [{ name: metric, period: 'lifetime', values: [{ value: 412 }] }] } }
    })
    expect(await figuresOf(facebook, call, '1353_1')).toEqual({
      ...{ kind: 'figures', ...noFigures },
      ...{ reach: 412, shares: 0 },
    })
    expect(asked).toHaveLength(4)
  })

  it('is no 0 where a small page is told nothing', async () => {
    const { call } = await facing(({ path }) => ({
      body: path.endsWith('/insights') ? { data: [] } : { id: '1353_1' },
    }))
    expect(await figuresOf(facebook, call, '1353_1')).toMatchObject({ reach: null, clicks: null })
  })

  it('waits as long as Meta asks for', async () => {
    const { sandbox, post, call } = await posted()
    sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 20, match: { method: 'GET' } })
    expect(await figuresOf(facebook, call(), post)).toMatchObject({
      kind: 'failed',
      retryAt: call().now + 20 * 60_000,
    })
  })
})

describe('what a post brought', () => {
  it('on Instagram is people, likes, comments and shares', async () => {
    const world = await openAccount()
    const post = world.show('Les chalets de Noël')
    world.comment(post, 'Magnifique ! C’est ouvert dimanche ?')
    world.clock.advance(DAY)
    const { clicks, ...brought } = broughtBy(post, 231, DAY)
    expect(clicks).toBeGreaterThan(0)
    const told = { ...brought, comments: 1, clicks: null }
    expect(await figuresOf(instagram, world.call(), post)).toEqual({ kind: 'figures', ...told })
    const scopes = ['instagram_basic', 'pages_read_engagement', 'instagram_manage_comments']
    world.sandbox.tokens.change(world.sandbox.village.token, { scopes })
    expect(await figuresOf(instagram, world.call(), post)).toEqual({
      kind: 'figures',
      ...told,
      ...{ reach: null, shares: null },
    })
  })

  it('on Mastodon is favourites, answers and boosts', async () => {
    const { server, clock, call } = await openMastodon()
    const { id } = server.write({ resident: null, text: 'Les chalets de Noël' })
    server.write({ resident: 'Julie Renard', text: '@mairie À quelle heure ?', replyTo: id })
    clock.advance(30 * DAY)
    const { reactions, shares } = broughtBy(id, 34, 30 * DAY)
    expect(await figuresOf(mastodon, call(), id)).toEqual({
      ...{ kind: 'figures', ...noFigures },
      ...{ reactions, shares, comments: 1 },
    })
  })

  it('on Bluesky is likes, answers, and reposts with quotes', async () => {
    const { server, clock, call } = await openBluesky()
    const { uri } = server.write({ resident: null, text: 'Les chalets de Noël' })
    server.write({ resident: 'Julie Renard', text: 'À quelle heure ?', replyTo: uri })
    server.write({ resident: 'Paul Roche', text: 'À ne pas manquer', quotes: uri })
    clock.advance(30 * DAY)
    const { reactions, shares } = broughtBy(uri, 88, 30 * DAY)
    expect(await figuresOf(bluesky, call(), uri)).toEqual({
      ...{ kind: 'figures', ...noFigures },
      ...{ reactions, shares: shares + 1, comments: 1 },
    })
  })

  it('on a site is the comments that readers see', async () => {
    const { site, call } = await openSite()
    const post = site.announce('Les chalets de Noël')
    const other = site.announce('La cantine')
    site.comment({ post, resident: 'Julie Renard', text: 'Merci !', status: 'approved' })
    site.comment({ post, resident: 'Paul Roche', text: 'Et le parking ?', status: 'hold' })
    site.comment({ post: other, resident: 'Paul Roche', text: 'Miam', status: 'approved' })
    expect(await figuresOf(wordpress, call(), String(post))).toEqual({
      ...{ kind: 'figures', ...noFigures },
      comments: 1,
    })
    site.change('post', post, { status: 'trash' })
    expect(await figuresOf(wordpress, call(), String(post))).toBeNull()
  })
})
