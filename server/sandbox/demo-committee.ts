import { setTimeout as later } from 'node:timers/promises'
import { z } from 'zod'
import { type Api, draw, idIn } from './demo-api.ts'
import { type DemoEvent, type DemoProposal, demoProposals } from './demo-events.ts'
import { typingMs } from './demo-form.ts'
import { formsIn, openPage, sendForm, type WebForm } from './web-form.ts'

/** The festival committee's two who propose. */
const members = [
  { name: 'Sylvie Adam', email: 'sylvie.adam@comite.exemple.fr' },
  { name: 'Jean-Luc Martin', email: 'jean-luc.martin@comite.exemple.fr' },
] as const

/** What the mairie says at once of each proposal that it has read. */
const question =
  'Le parcours traverse-t-il la départementale\u00a0? Il faudrait alors un arrêté, à demander trois semaines avant.'

const linkMade = z.object({ link: z.string() })
const proposals = z.object({
  proposals: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      startLocal: z.string(),
      endLocal: z.string().nullable(),
      place: z.string(),
      text: z.string(),
      link: z.string().nullable(),
    }),
  ),
})

/** A committee whose forms are open, each at its member's link. */
export type Committee = {
  /** The first member’s link, for who tries it. */
  link: string
  openedAt: number
  opened: { proposal: DemoProposal; link: string; form: WebForm }[]
}

/** Makes the committee with its links, and opens a form for each proposal: they are filled in later. */
export async function openCommittee(
  url: string,
  api: Api,
  today: Temporal.PlainDate,
  now: number,
): Promise<Committee> {
  const committee = idIn(await api('POST', '/committees', { name: 'Comité des fêtes' }))
  const links: string[] = []
  for (const member of members) {
    const made = await api('POST', `/committees/${committee}/members`, member)
    // What stands in front of Tambour may not be there yet.
    links.push(`${url}${new URL(linkMade.parse(made).link).pathname}`)
  }
  const opened: Committee['opened'] = []
  for (const proposal of demoProposals(today)) {
    const link = links[proposal.by] ?? ''
    const form = formsIn(await openPage(link)).find(({ fields }) => fields.act === 'propose')
    if (form === undefined) throw new Error('The page of the committee has no form.')
    opened.push({ proposal, link, form })
  }
  return { link: links[0] ?? '', openedAt: now, opened }
}

/**
 * Sends the forms, and does what the mairie does with each: one waits to be read, one is accepted and
 * told at once, of one something is asked.
 */
export async function sendProposals(
  api: Api,
  { openedAt, opened }: Committee,
  { channel, plan, now }: { channel: number; plan: number | null; now: () => number },
): Promise<void> {
  await later(Math.max(0, openedAt + typingMs - now()))
  for (const [index, { proposal, link, form }] of opened.entries()) {
    await sendForm(
      link,
      { ...form, fields: { ...form.fields, ...fieldsOf(proposal) } },
      {
        field: 'file',
        name: 'affiche.png',
        type: 'image/png',
        bytes: await draw(proposal.poster, 40 + index),
      },
    )
  }
  const received = proposals.parse(await api('GET', '/proposals')).proposals
  for (const { id, ...proposed } of received) {
    const answer = opened.find(({ proposal }) => proposal.title === proposed.title)?.proposal.answer
    if (answer === 'asked') await api('POST', `/proposals/${id}/ask`, { comment: question })
    if (answer !== 'accepted') continue
    const accepted = await api('POST', `/proposals/${id}/accept`, {
      ...proposed,
      channels: [channel],
      plan,
    })
    const { event } = z.object({ event: z.int() }).parse(accepted)
    await api('POST', `/events/${event}/posts`, {
      text: `${proposed.title}\n\n${proposed.text}`,
      channels: [channel],
      times: [new Date(now() + 1_000).toISOString()],
    })
  }
}

function fieldsOf({ title, startLocal, endLocal, place, text, poster }: DemoEvent) {
  const [date = '', time = ''] = startLocal.split('T')
  const [, endTime = ''] = endLocal?.split('T') ?? []
  return { title, date, time, endTime, place, text, alt: poster.alt }
}
