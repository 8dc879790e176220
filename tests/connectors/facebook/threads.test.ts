import { describe, expect, it } from 'vitest'
import { DAY, MINUTE, tuesday } from '../meta-world.ts'
import { openVillage } from './village.ts'

describe('a comment under the page’s post', () => {
  it('is the root of its conversation, under the first words of the post', async () => {
    const village = await openVillage()
    const long =
      'Le repas des aînés aura lieu le dimanche 14 juin à la salle des fêtes. Inscriptions en mairie.'
    const post = village.announce(long)
    const comment = village.comment(post, 'À quelle heure ?', 'Julie Renard')
    await village.poll()
    expect(village.threads.get(comment)).toMatchObject({
      remoteId: comment,
      visibility: 'public',
      subject: 'Le repas des aînés aura lieu le dimanche 14 juin à la salle des fêtes…',
      url: expect.stringContaining(comment),
    })
    expect(village.inbox.get(comment)).toEqual({
      remoteId: comment,
      thread: comment,
      parentRemoteId: null,
      direction: 'inbound',
      author: { remoteId: expect.stringMatching(/^\d+$/), name: 'Julie Renard' },
      text: 'À quelle heure ?',
      attachments: [],
      mentions: [],
      url: expect.stringContaining(comment),
      sentAt: tuesday,
      automatic: false,
      hidden: false,
      takesPrivate: true,
    })
    expect(village.inbox.has(post)).toBe(false)
  })

  it('holds its answers at any depth, also those that come long after', async () => {
    const village = await openVillage()
    const post = village.announce()
    const chain = [village.comment(post, 'Niveau 0')]
    for (let level = 1; level <= 9; level++) {
      village.clock.advance(MINUTE)
      chain.push(village.comment(chain[level - 1] ?? '', `Niveau ${level}`, `Habitant ${level}`))
    }
    await village.poll()
    village.clock.advance(90 * MINUTE)
    const last = chain.at(-1) ?? ''
    for (let n = 0; n < 5; n++) village.comment(post, `Autre ${n}`, `Habitant ${n}`)
    village.clock.advance(MINUTE)
    const late = village.comment(last, 'Bien plus tard', 'Paul Marchand')
    await village.poll()
    for (const [level, id] of [...chain, late].entries()) {
      const parentRemoteId = level === 0 ? null : (chain[level - 1] ?? null)
      expect(village.inbox.get(id)).toMatchObject({ thread: chain[0], parentRemoteId })
    }
  })

  it('written by the page itself opens a conversation of its own', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const post = village.announce()
    const own = sandbox.post({ page, kind: 'comment', target: post, text: 'Précision : 18 h' }).id
    const question = village.comment(own, 'Et le parking ?')
    const answer = sandbox.post({ page, kind: 'comment', target: question, text: 'Ouvert' }).id
    await village.poll()
    expect(village.inbox.get(own)).toMatchObject({
      direction: 'outbound',
      author: null,
      thread: own,
    })
    expect(village.inbox.get(question)).toMatchObject({ direction: 'inbound', thread: own })
    expect(village.inbox.get(answer)).toMatchObject({
      direction: 'outbound',
      thread: own,
      parentRemoteId: question,
    })
  })

  it('names those whom an answer mentions, and not the page', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const post = village.announce()
    const ann = village.comment(post, 'Qui vient ?', 'Anne Colin')
    village.comment(ann, 'Moi', 'Bruno Leroy')
    const text = `@Bruno Leroy c’est noté par @${sandbox.village.name}`
    const answer = sandbox.post({ page, kind: 'comment', target: ann, text }).id
    await village.poll()
    const bruno = [...village.inbox.values()].find(one => one.author?.name === 'Bruno Leroy')
    expect(village.inbox.get(answer)).toMatchObject({
      mentions: [bruno?.author?.remoteId],
      mentionNames: ['Bruno Leroy'],
    })
  })
})

describe('a post by somebody else', () => {
  it('on the page is a message, and the root of all that is under it', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const resident = 'Paul Marchand'
    const text = 'Un arbre est tombé chemin des Vignes'
    const post = sandbox.write({ page, kind: 'visitor_post', resident, text }).id
    const answer = sandbox.post({ page, kind: 'comment', target: post, text: 'On arrive.' }).id
    const other = village.comment(post, 'Merci !', 'Julie Renard')
    await village.poll()
    expect(village.threads.get(post)).toMatchObject({ remoteId: post, subject: text })
    expect(village.inbox.get(post)).toMatchObject({
      direction: 'inbound',
      author: { name: resident },
      thread: post,
      text,
    })
    expect(village.inbox.get(answer)).toMatchObject({ thread: post, parentRemoteId: post })
    expect(village.inbox.get(other)).toMatchObject({ thread: post, parentRemoteId: post })
  })

  it('elsewhere that tags the page counts, and what friends say among themselves does not', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const resident = 'Paul Marchand'
    const text = `@${sandbox.village.name} quand rouvre le pont ?`
    const post = sandbox.write({ page, kind: 'tagged_post', resident, text }).id
    const friend = village.comment(post, 'Bonne question', 'Julie Renard')
    const own = village.comment(post, 'Toujours rien', resident)
    const answer = sandbox.post({ page, kind: 'comment', target: post, text: 'Lundi.' }).id
    await village.poll()
    expect([...village.inbox.keys()].sort()).toEqual([post, own, answer].sort())
    expect(village.inbox.has(friend)).toBe(false)
  })

  it('that is not published is left out, with what is under it', async () => {
    const village = await openVillage()
    const draft = async () => {
      const body = new URLSearchParams({ message: 'Brouillon', published: 'false' })
      const headers = { authorization: `Bearer ${village.sandbox.village.token}` }
      const url = `${village.sandbox.graphUrl}/v26.0/${village.page}/feed`
      await fetch(url, { method: 'POST', headers, body })
      const [post] = village.sandbox.posts(village.page)
      village.comment(post?.id ?? '', 'Je ne devrais pas voir ceci')
      village.clock.advance(MINUTE)
    }
    await draft()
    await village.poll()
    await draft()
    await village.poll()
    expect(village.inbox.size).toBe(0)
  })
})

describe('a thread whose beginning is not known', () => {
  it('says so: what came before a year ago, or before the latest twenty messages', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const at = tuesday - 367 * DAY
    const post = village.announce('Il y a un an', at)
    const old = village.comment(post, 'Avant', 'Julie Renard', at + MINUTE)
    const recent = village.comment(old, 'Après', 'Paul Marchand', at + 2 * DAY)
    const whole = village.comment(post, 'Bien après', 'Anne Colin', at + 3 * DAY)
    const visit = sandbox.write({
      page,
      kind: 'visitor_post',
      resident: 'Anne Colin',
      text: 'Vu',
      at,
    })
    const late = village.comment(visit.id, 'Alors ?', 'Paul Marchand', at + 2 * DAY)
    const threads = [5, 40].map(count => {
      const ids = Array.from({ length: count }, (_, n) =>
        sandbox.write({
          page,
          kind: 'message',
          resident: `Habitant ${count}`,
          text: `${n}`,
          at: tuesday - (count - n) * MINUTE,
        }),
      )
      return ids[0]?.conversation ?? ''
    })
    await village.poll()
    expect(village.inbox.has(old)).toBe(false)
    expect([recent, late].every(id => village.inbox.has(id))).toBe(true)
    const cut = (id: string | undefined) => village.threads.get(id ?? '')?.cut
    expect([old, visit.id, threads[1]].map(cut)).toEqual([true, true, true])
    expect([whole, threads[0]].map(cut)).toEqual([false, false])
    village.clock.advance(MINUTE)
    const next = village.comment(whole, 'Et encore', 'Julie Renard')
    await village.poll()
    expect(village.inbox.has(next)).toBe(true)
    expect(cut(whole)).toBe(false)
  })
})

describe('what Facebook withholds', () => {
  it('comments without names are read all the same, and it is said', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    sandbox.tokens.change(sandbox.village.token, { access: 'nameless' })
    const post = village.announce()
    const question = village.comment(post, 'Quand ?')
    const answer = sandbox.post({ page, kind: 'comment', target: question, text: 'Lundi' }).id
    const visit = sandbox.write({
      page,
      kind: 'visitor_post',
      resident: 'Paul Marchand',
      text: 'Bonjour',
    })
    const poll = await village.poll()
    expect(village.inbox.get(question)).toMatchObject({ direction: 'inbound', author: null })
    expect(village.inbox.get(answer)).toMatchObject({ direction: 'outbound', author: null })
    expect(village.inbox.get(visit.id)).toMatchObject({ direction: 'inbound', author: null })
    expect(poll.gaps).toEqual([
      'Facebook ne dit pas qui a écrit certains commentaires\u00a0: ils sont mesurés, mais sans nom.',
    ])
  })

  it('conversations that the token may not read are a gap, until it may', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const scopes = ['pages_read_engagement', 'pages_read_user_content']
    sandbox.tokens.change(sandbox.village.token, { scopes })
    const question = village.comment(village.announce(), 'Quand ?')
    const message = sandbox.write({
      page,
      kind: 'message',
      resident: 'Paul Marchand',
      text: 'Bonjour',
    })
    const poll = await village.poll()
    expect(poll.gaps).toEqual([expect.stringContaining('la permission pages_messaging')])
    expect([...village.inbox.keys()]).toEqual([question])
    sandbox.tokens.change(sandbox.village.token, { scopes: [...scopes, 'pages_messaging'] })
    village.clock.advance(MINUTE)
    await village.poll()
    expect(village.inbox.has(message.id)).toBe(true)
  })
})
