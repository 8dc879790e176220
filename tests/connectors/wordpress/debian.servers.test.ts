import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { Call, ReplyTo } from '../../../server/connectors/connector.ts'
import { wordpress } from '../../../server/connectors/wordpress/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { sharedWordPress } from '../../support/servers/shared.ts'
import { wordpressFolder } from '../../support/servers/wordpress.ts'
import { kept, receiveAll } from '../reading.ts'

const { check, figures, publish, find, verify, receive } = wordpress
const { reply, findReply, hide, amend, withdraw } = wordpress
if (!publish || !find || !verify || !receive || !reply || !findReply || !hide)
  throw new Error('incomplete')
if (!amend || !withdraw) throw new Error('incomplete')

const http = createHttpClient(Date.now, createGuard({ allowsLoopback: true }))
const folder = wordpressFolder()
const site = folder === null ? null : await sharedWordPress(folder)
afterAll(async () => {
  await http.close()
})
it('WordPress is there, or said to be skipped', ({ task }) => {
  task.meta.realServer = site?.name ?? 'WordPress skipped, it cannot be had here'
})

const callAs = (user: string, config: Record<string, string> = {}): Call => ({
  http,
  apiUrl: '',
  config: { site: site?.url ?? '', user, ...config },
  secrets: { token: site?.passwordOf(user) ?? '' },
  now: Date.now(),
})
const call = (config?: Record<string, string>) => callAs('editor', config)

const picture = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 9, height: 6, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )
const variantOf = (text: string) => ({ text, link: null, images: [] })

async function published(text: string, key: string): Promise<string> {
  const outcome = await publish?.(call(), variantOf(text), key)
  if (outcome?.kind !== 'published') throw new Error(outcome?.reason.fr)
  return outcome.remoteId
}

/** What the public is shown at an address of the site’s API. */
const seen = async (path: string) =>
  JSON.stringify(await (await fetch(`${site?.url}/?rest_route=/wp/v2${path}`)).json())

describe.skipIf(site === null)('a real WordPress, Debian’s', () => {
  it('is connected as an editor, and says what others may not do', async () => {
    expect(await check(call())).toMatchObject({
      state: 'working',
      name: 'Vaubécourt-sur-Marne',
      lines: [{ level: 'ok' }, { level: 'ok' }, { level: 'ok' }],
    })
    const author = await check(callAs('author'))
    expect(author.lines.map(({ level }) => level)).toEqual(['ok', 'ok', 'warning'])
    const receiving = await receive(callAs('author'), null)
    expect(receiving).toMatchObject({ kind: 'page', gaps: [{ fr: /ne sont pas lus/ }] })
    expect(await check(callAs('contributor'))).toMatchObject({ state: 'reauthorize' })
    const refused = await check({ ...call(), secrets: { token: 'faux' } })
    expect(refused).toMatchObject({ state: 'reauthorize', lines: [{ level: 'error' }] })
  })

  it('shows a post with its pictures and category, found by its key and read back', async () => {
    const images = [
      { bytes: await picture('#463'), type: 'image/jpeg', alt: 'Un « sapin »', url: null },
      { bytes: await picture('#c33'), type: 'image/jpeg', alt: 'Le père Noël', url: null },
    ]
    const text =
      'Marché de Noël & "vin chaud"\n\nSamedi, 10 h -- 12 h... place de l\'église :)\nTables 3x4 [gallery] <b>!</b>\n\nhttps://exemple.fr/a?b=1&c=2'
    const variant = { text, link: null, images }
    for (const user of ['editor', 'author']) {
      const as = callAs(user, { category: 'Vie & village' })
      const outcome = await publish(as, variant, `Clé-${user}`)
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      expect(await verify(as, variant, outcome.remoteId)).toEqual({ kind: 'verified' })
      const { remoteId } = outcome
      expect(await find(as, variant, `Clé-${user}`, 0)).toMatchObject({ kind: 'found', remoteId })
      expect(await publish(as, variant, `Clé-${user}`)).toMatchObject({ remoteId })
      const page = await (await fetch(`${outcome.url}`)).text()
      expect(page).not.toContain('Error')
      const shown = await seen(`/posts/${remoteId}&_embed`)
      expect(shown).toContain('Vie &#038; village')
      // As it was written: no quotes, dashes or smileys of WordPress's own.
      expect(shown).toMatch(/&#0?91;gallery&#0?93;/)
    }
    expect(await find(call(), variant, 'autre', 0)).toEqual({ kind: 'absent' })
    expect(await publish(callAs('contributor'), variantOf('Non'), 'x')).toMatchObject({
      kind: 'reauthorize',
    })
  })

  it('brings a comment that waits, answers it, hides it, and sees it go', async () => {
    if (site === null) return
    const post = await published('La piscine ouvre lundi.', 'piscine')
    const asked = await site.comment(post, 'Julie Renard', 'À quelle heure & <b>où</b> ?')
    const first = await receiveAll(receive, call(), null)
    expect(first.conversations.find(({ remoteId }) => remoteId === asked)).toMatchObject({
      visibility: 'public',
      subject: 'La piscine ouvre lundi.',
      post,
    })
    expect(kept(first.conversations).get(asked)).toMatchObject({
      direction: 'inbound',
      author: { remoteId: 'julie.renard@exemple.fr', name: 'Julie Renard' },
      text: 'À quelle heure & où ?',
      hidden: false,
    })
    expect(await seen(`/comments&post=${post}`)).toBe('[]')

    const message: ReplyTo = {
      remoteId: asked,
      visibility: 'public',
      way: 'public',
      authorRemoteId: null,
      lastInboundAt: Date.now(),
    }
    const words = 'De 9 h à 12 h : "entrée" par https://exemple.fr/x?a=1&b=2'
    const answered = await reply(call(), message, words, 'k', [])
    if (answered.kind !== 'published') throw new Error(answered.reason.fr)
    const { remoteId } = answered
    expect(await findReply(call(), message, words, Date.now(), 'k')).toMatchObject({ remoteId })
    expect(await seen(`/comments&post=${post}`)).toMatch(
      /De 9 h.*quelle heure|quelle heure.*De 9 h/,
    )
    const second = await receiveAll(receive, call(), first.cursor)
    expect(kept(second.conversations).get(remoteId)).toMatchObject({
      thread: asked,
      direction: 'outbound',
      author: null,
      text: words,
    })

    const counts = { reach: null, reactions: null, comments: 2, shares: null, clicks: null }
    expect(await figures?.(call(), post)).toEqual({ kind: 'figures', ...counts })
    expect(await figures?.(call(), '99999')).toBeNull()
    for (const hidden of [true, true, false, false, true]) {
      expect(await hide(call(), { remoteId: asked }, hidden)).toEqual({ kind: 'done' })
    }
    const third = await receiveAll(receive, call(), second.cursor)
    expect(kept(third.conversations).get(asked)).toMatchObject({ hidden: true })
    expect(await reply(call(), message, 'Encore', 'k', [])).toMatchObject({ kind: 'failed' })
    const authorization = `Basic ${btoa(`editor:${site.passwordOf('editor')}`)}`
    const path = `/?rest_route=/wp/v2/comments/${asked}&force=true`
    await fetch(`${site.url}${path}`, { method: 'DELETE', headers: { authorization } })
    const last = await receive(call(), third.cursor)
    expect(last).toMatchObject({ removals: [{ of: 'message', remoteId: asked, alone: true }] })
    expect(await reply(call(), message, 'Encore', 'k', [])).toMatchObject({ closes: true })
  })

  it('takes another text, and puts a post into the dustbin, twice the same', async () => {
    const variant = variantOf('Vide-grenier\n\nDimanche à 9 h.')
    const post = await published(variant.text, 'vide-grenier')
    const changed = variantOf('Vide-grenier\n\nReporté à lundi.')
    for (let times = 0; times < 2; times++) {
      expect(await amend(call(), changed, post)).toEqual({ kind: 'done' })
    }
    expect(await verify(call(), changed, post)).toEqual({ kind: 'verified' })
    for (let times = 0; times < 2; times++) {
      expect(await withdraw(call(), post)).toEqual({ kind: 'done' })
    }
    expect(await verify(call(), changed, post)).toMatchObject({ kind: 'different' })
    expect(await find(call(), variant, 'vide-grenier', 0)).toMatchObject({ remoteId: post })
  })
})
