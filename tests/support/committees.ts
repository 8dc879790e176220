import { addMember, saveCommittee } from '../../server/committees/committees.ts'
import { proposalMails } from '../../server/committees/mail.ts'
import { listProposals } from '../../server/committees/proposal-shape.ts'
import type { Acceptance, ProposalShape } from '../../server/committees/shapes.ts'
import { addPlan, makePlanDefault } from '../../server/events/plan-templates.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { aCommitteeToSave, aMemberToAdd } from './builders/committees.ts'
import { aPlanToAdd } from './builders/events.ts'
import type { DatabaseKind } from './database/databases.ts'
import { type FakeMailer, fakeMailer } from './fake-mailer.ts'
import { addChannel, publishingWorld, type World } from './publishing.ts'

/** A commune with a channel and a plan, and the feast committee's Paul, who has a link. */
export type CommitteeWorld = World & {
  mailer: FakeMailer
  channel: number
  plan: number
  committee: number
  member: number
  /** Below the public address: « /proposer/… ». */
  path: string
}

export const pathOf = (link: string): string => new URL(link).pathname

export async function committeeWorld(kind: DatabaseKind = 'sqlite'): Promise<CommitteeWorld> {
  const world = await publishingWorld(kind, {
    settings: { publicUrl: 'https://tambour.exemple.fr' },
  })
  const { context, by } = world
  const mailer = fakeMailer()
  context.mailer = mailer
  const channel = await addChannel(world, 'village')
  const { id: plan } = await addPlan(context, by, aPlanToAdd())
  await makePlanDefault(context, by, plan)
  const { id: committee } = await saveCommittee(context, by, null, aCommitteeToSave())
  const paul = aMemberToAdd({ name: 'Paul Roux', email: 'Paul@exemple.fr' })
  const { member, link } = await addMember(context, by, committee, paul)
  return { ...world, mailer, channel, plan, committee, member: member.id, path: pathOf(link) }
}

export const send = ({ context }: Pick<World, 'context'>) => sendMails(context, proposalMails)

export const ball = {
  title: 'Bal du 4 juillet',
  date: '2026-07-04',
  time: '18:30',
  endDate: '',
  endTime: '02:00',
  place: 'Place de l’église',
  text: 'Accordéon et buvette.',
  link: '',
  alt: '',
}

/** Anyone who has the link, without script: looks at the page, and sends what stands in its form. */
export async function visitorOf(world: CommitteeWorld, path = world.path) {
  const app = await createApp(world.context, 'tests')
  const answerOf = async (response: Response) => ({
    status: response.status,
    headers: response.headers,
    location: response.headers.get('location'),
    text: await response.text(),
  })
  const look = async (at = path) => answerOf(await app.request(at))
  const post = async (body: FormData | URLSearchParams, at = path) =>
    answerOf(await app.request(at, { method: 'POST', body }))
  return {
    look,
    post,
    stampIn,
    /** The form as it is opened and sent ten seconds later. */
    async propose(fields: Partial<typeof ball> & Record<string, string> = {}, file?: Blob) {
      const stamp = fields.stamp ?? stampIn((await look()).text)
      world.clock.advance(10_000)
      return await post(formOf({ ...ball, site: '', ...fields, stamp }, file))
    },
    answer: (id: number, comment: string) =>
      post(new URLSearchParams({ act: 'answer', id: String(id), comment })),
  }
}

export function formOf(fields: Record<string, string>, file?: Blob): FormData {
  const form = new FormData()
  form.set('act', 'propose')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  // As a browser sends a field in which nothing was chosen.
  form.set('file', file ?? new Blob([]), file === undefined ? '' : 'affiche')
  return form
}

export function stampIn(text: string): string {
  const found = /name="stamp" value="([^"]+)"/.exec(text)?.[1]
  if (found === undefined) throw new Error('the page has no form')
  return found
}

export async function onlyProposal({
  context,
  communeId,
}: Pick<World, 'context' | 'communeId'>): Promise<ProposalShape> {
  const [proposal, more] = await listProposals(context, communeId)
  if (proposal === undefined || more !== undefined) throw new Error('not one proposal')
  return proposal
}

/** As the officer's dialog proposes it. */
export function asProposed(world: CommitteeWorld, proposal: ProposalShape): Acceptance {
  const { title, startLocal, endLocal, place, text, link } = proposal
  const { channel, plan } = world
  return { title, startLocal, endLocal, place, text, link, channels: [channel], plan }
}
