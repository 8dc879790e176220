import type { AnnouncedEvent } from '../../../server/connectors/connector.ts'
import { textOf } from '../../../server/connectors/wordpress/text.ts'
import type { Sandbox } from '../../../server/sandbox/create.ts'
import type { Harness } from '../harness.ts'
import { DAY, MINUTE, openPlayed, type Played, tuesday } from '../played.ts'

export type World = Played & { site: Sandbox['wordpress'] }

export async function openSite(): Promise<World> {
  const played = await openPlayed(({ wordpress: { address, user, password } }) => ({
    config: { site: address, user },
    secrets: { token: password },
  }))
  return { ...played, site: played.sandbox.wordpress }
}

/** What the contract's announcements are about where the site shows events as such. */
export const announced: AnnouncedEvent = {
  title: 'Les chalets de Noël',
  startLocal: '2026-12-05T10:00',
  endLocal: '2026-12-05T18:00',
  zone: 'Europe/Paris',
  place: { name: 'Place de l’Église', postcode: '51300', town: 'Vaubécourt-sur-Marne' },
}

/** The same site with The Events Calendar, where announcements are events. */
export async function openCalendar(): Promise<World> {
  const world = await openSite()
  const { site, call } = world
  site.calendar.isThere = true
  const config = { site: site.address, user: site.user, shownAs: 'events' }
  return { ...world, call: changes => call({ config, ...changes }) }
}

export const wordpressHarness = async () => harnessOf(await openSite())

export async function calendarHarness(): Promise<Harness> {
  const world = await openCalendar()
  return {
    ...harnessOf(world),
    published: () =>
      world.site
        .all('event')
        .filter(({ status }) => status === 'publish')
        .map(({ content }) => textOf(content)),
  }
}

function harnessOf({ sandbox, site, clock, call }: World): Harness {
  let post = 0
  for (let index = 0; index < 60; index++) {
    const at = tuesday - (60 - index) * DAY
    const resident = `Habitant ${index}`
    post = site.announce(`Annonce ${index}`, at)
    const parent = site.comment({ post, resident, text: `Question ${index} ?`, at })
    site.comment({ post, parent, text: `Réponse ${index}`, at: at + MINUTE })
  }
  const lose = (when: 'before' | 'after') => {
    for (const path of ['wp/v2/posts', 'wp/v2/comments', 'tribe/events/v1/events']) {
      sandbox.faults.add({
        kind: 'drop',
        when,
        match: { method: 'POST', path: `/wordpress/${path}` },
      })
    }
  }
  return {
    call: () => call(),
    refused: () => call({ secrets: { token: 'faux' } }),
    unreachable: () => call({ config: { ...call().config, site: 'http://127.0.0.1:1' } }),
    advance: ms => clock.advance(ms),
    say: (_, text) => {
      const id = site.comment({ post, resident: 'Julie Renard', text, status: 'approved' })
      return { remoteId: String(id), authorRemoteId: 'julie.renard@exemple.fr' }
    },
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    published: () =>
      site
        .all('post')
        .filter(({ status }) => status === 'publish')
        .map(({ title, content }) => [title, content].map(textOf).filter(Boolean).join('\n')),
  }
}
