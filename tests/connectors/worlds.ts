import type { Call, WebhookEvent } from '../../server/connectors/connector.ts'
import { openServer as openBluesky } from './bluesky/harness.ts'
import { openVillage } from './facebook/village.ts'
import { openAccount } from './instagram/account.ts'
import { openServer as openMastodon } from './mastodon/harness.ts'
import { DAY, MINUTE, tuesday } from './played.ts'
import { openSite } from './wordpress/harness.ts'

/** A network on which much was said before, and on which `happen` does all that a look can bring. */
export type World = {
  call(): Call
  /** How many looks bring it, so long after each other, ms. */
  looks: number
  everyMs: number
  /** What the network calls us with for it. */
  happen(): WebhookEvent[]
  /** Questions that bring no message of their own: without one of them none is missing. */
  beside: RegExp[]
  /** Questions through which alone one comes to those words, which others bring. */
  leads?: [question: RegExp, to: string][]
  /** Questions of which a 404 says that what is asked for is gone. */
  gone?: RegExp
}

const HOUR = 60 * MINUTE
/** How long before the looks something was said that is no longer among the newest. */
const agesAgo = (index: number, of: number) => tuesday - (of - index) * DAY

async function facebook(): Promise<World> {
  const village = await openVillage()
  const { page, sandbox, clock } = village
  const posts: string[] = []
  const said: string[] = []
  for (let index = 0; index < 60; index++) {
    const at = agesAgo(index, 61)
    const post = village.announce(`Annonce ${index}`, at)
    posts.push(post)
    said.push(village.comment(post, `Question ${index} ?`, `Habitant ${index}`, at + HOUR))
    const resident = `Voisine ${index % 20}`
    sandbox.write({ page, kind: 'message', resident, text: `Bonjour ${index}`, at })
  }
  // Deeper than one answer tells of parents.
  let deepest = posts[50] ?? ''
  for (let n = 0; n < 6; n++) {
    deepest = village.comment(deepest, `${n}`, 'Anne', agesAgo(50, 61) + n * HOUR)
  }
  const fresh = village.comment(posts[55] ?? '', 'merci bien', 'Zoé', tuesday - HOUR)
  const visit = { page, kind: 'visitor_post', resident: 'Anne', text: 'merci à vous' } as const
  const visited = sandbox.write({ ...visit, at: tuesday - HOUR }).id
  const happen = () => {
    village.comment(posts[59] ?? '', 'Et samedi ?')
    village.comment(posts[2] ?? '', 'Sous une vieille annonce ?')
    village.comment(said[40] ?? '', 'Moi aussi ?')
    village.comment(deepest, 'Tout en bas ?')
    for (let n = 0; n < 30; n++) village.comment(posts[58] ?? '', `Oui ${n} ?`, `Habitant ${n}`)
    sandbox.post({ page, kind: 'comment', target: said[59] ?? '', text: 'À 9 h.' })
    sandbox.write({ page, kind: 'visitor_post', resident: 'Paul', text: 'Une fuite rue du Bac' })
    sandbox.write({ page, kind: 'message', resident: 'Voisine 3', text: 'Encore moi ?' })
    for (let n = 0; n < 15; n++) {
      sandbox.write({ page, kind: 'message', resident: 'Léa', text: `Allô ${n} ?` })
    }
    sandbox.edit(fresh, 'merci bien, et dimanche ?')
    sandbox.hide(visited, true)
    sandbox.hide(said[20] ?? '', true)
    sandbox.remove(said[57] ?? '')
    sandbox.remove(posts[56] ?? '')
  }
  return {
    call: () => village.call(),
    looks: 7,
    everyMs: 16 * MINUTE,
    happen: () => sandbox.told(happen).map(body => ({ body, at: clock.now() })),
    beside: [/^POST \//, /fields=id,parent/],
    leads: [
      // Polling does not see what becomes of a comment of weeks ago.
      [/^GET \/# fields=id,created_time,from/, 'Question 20 ?'],
      [/conversations/, 'Allô'],
    ],
  }
}

async function instagram(): Promise<World> {
  const world = await openAccount()
  const { sandbox } = world
  const media: string[] = []
  const said: string[] = []
  for (let index = 0; index < 60; index++) {
    const at = agesAgo(index, 61)
    const photo = world.show(`Photo ${index}`, at)
    media.push(photo)
    said.push(world.comment(photo, `Question ${index} ?`, `Habitant ${index}`, at + HOUR))
    world.message(`Bonjour ${index}`, `Voisine ${index % 20}`, at)
  }
  const happen = () => {
    world.comment(media[59] ?? '', 'Et samedi ?')
    world.comment(media[2] ?? '', 'Sous une vieille photo ?')
    world.comment(said[40] ?? '', 'Moi aussi ?')
    for (let n = 0; n < 30; n++) world.comment(said[58] ?? '', `Oui ${n} ?`, `Habitant ${n}`)
    world.comment(said[59] ?? '', 'À 9 h.', null)
    world.message('Encore moi ?', 'Voisine 3')
    for (let n = 0; n < 15; n++) world.message(`Allô ${n} ?`, 'Léa')
    world.mention('Avec @vaubecourt_sur_marne ?')
    const { media: theirs } = world.mention('Merci @vaubecourt_sur_marne !')
    world.mention('Et @vaubecourt_sur_marne ?', theirs)
    world.tag('Une photo de la place')
    sandbox.instagram.hide(said[57] ?? '', true)
    sandbox.instagram.remove(said[56] ?? '')
    sandbox.instagram.removeMedia(media[55] ?? '')
  }
  return {
    call: () => world.call(),
    looks: 7,
    everyMs: 31 * MINUTE,
    happen: () => world.told(happen),
    beside: [/^POST \//, /fields=instagram_business_account/],
    leads: [
      [/conversations/, 'Allô'],
      [/\/media /, 'Question 55 ?'],
      [/\/comments /, 'Oui'],
      [/\/media /, 'Oui'],
      // Of a comment that names the account Meta tells the post, too.
      [/mentioned_media/, 'Merci'],
    ],
  }
}

async function mastodon(): Promise<World> {
  const { server, call } = await openMastodon()
  const us = { resident: null } as const
  const posts: string[] = []
  const said: string[] = []
  for (let index = 0; index < 30; index++) {
    const at = agesAgo(index, 31)
    const resident = `Habitant ${index}`
    const { id } = server.write({ ...us, text: `Annonce ${index}`, at })
    posts.push(id)
    const text = `@mairie Question ${index} ?`
    said.push(server.write({ resident, text, replyTo: id, at: at + HOUR }).id)
    const direct = { resident, text: `@mairie Bonjour ${index}`, visibility: 'direct', at } as const
    server.write(direct)
  }
  const { id: talk } = server.write({ resident: 'Paul', text: 'Qui sait ?', at: tuesday - DAY })
  return {
    call: () => call(),
    looks: 25,
    everyMs: MINUTE,
    happen() {
      server.write({ resident: 'Julie', text: '@mairie Et samedi ?', replyTo: posts[29] ?? '' })
      server.write({ resident: 'Julie', text: '@mairie le sait ?', replyTo: talk })
      server.write({ resident: 'Léa', text: '@mairie Bonjour ?' })
      server.write({ resident: 'Léa', text: '@mairie Mon dossier ?', visibility: 'direct' })
      server.write({ ...us, text: 'À 9 h.', replyTo: said[29] ?? '' })
      server.write({ resident: 'Zoé', text: 'Et le parking ?', replyTo: posts[28] ?? '' })
      server.edit(said[27] ?? '', '@mairie Question réécrite ?')
      server.remove(said[26] ?? '')
      return []
    },
    beside: [],
    leads: [[/statuses exclude_reblogs=$/, 'Et le parking ?']],
    gone: /statuses\/# /,
  }
}

async function bluesky(): Promise<World> {
  const { server, call } = await openBluesky()
  const us = { resident: null } as const
  const posts: string[] = []
  const said: string[] = []
  for (let index = 0; index < 30; index++) {
    const at = agesAgo(index, 31)
    const { uri } = server.write({ ...us, text: `Annonce ${index}`, at })
    posts.push(uri)
    const written = { resident: `Habitant ${index}`, text: `Question ${index} ?`, replyTo: uri }
    said.push(server.write({ ...written, at: at + HOUR }).uri)
  }
  const { uri: talk } = server.write({ resident: 'Paul', text: 'Qui sait ?', at: tuesday - DAY })
  return {
    call: () => call(),
    looks: 8,
    everyMs: 2 * MINUTE,
    happen() {
      const mairie = `@${server.handle}`
      server.write({ resident: 'Julie', text: 'Et samedi ?', replyTo: posts[29] ?? null })
      server.write({ resident: 'Julie', text: `${mairie} le sait ?`, replyTo: talk })
      server.write({ resident: 'Léa', text: `${mairie} Bonjour ?` })
      server.write({ ...us, text: 'À 9 h.', replyTo: said[29] ?? null })
      const post = posts[28] ?? null
      const { author } = server.write({ resident: 'Zoé', text: 'Et le parking ?', replyTo: post })
      server.conduct.muted.add(author)
      server.remove(said[27] ?? '')
      return []
    },
    beside: [],
    leads: [[/getAuthorFeed/, 'Et le parking ?']],
  }
}

async function wordpress(): Promise<World> {
  const { site, call } = await openSite()
  const post = site.announce('Fête du village', tuesday - 200 * DAY)
  const old = site.comment({ post, resident: 'Jadis', text: 'Ah ?', at: tuesday - 190 * DAY })
  const said: number[] = []
  for (let index = 0; index < 120; index++) {
    const at = agesAgo(index, 121)
    said.push(site.comment({ post, resident: `Habitant ${index}`, text: `Question ${index}`, at }))
  }
  return {
    call: () => call(),
    looks: 7,
    everyMs: MINUTE,
    happen() {
      site.comment({ post, resident: 'Julie', text: 'Et samedi ?' })
      site.comment({ post, parent: old, resident: 'Léa', text: 'Sous un vieux commentaire ?' })
      site.comment({ post, parent: said[119] ?? 0, text: 'À 9 h.' })
      site.comment({ post, resident: `Abonné`, text: 'Avec un compte ?' })
      site.change('comment', said[118] ?? 0, { content: 'Autre chose ?' })
      site.change('comment', said[117] ?? 0, { status: 'spam' })
      site.remove('comment', said[116] ?? 0)
      return []
    },
    beside: [/\/wp\/v2\/users/, /include=/],
  }
}

export const worlds: Record<string, () => Promise<World>> = {
  facebook,
  instagram,
  mastodon,
  bluesky,
  wordpress,
}
