import type { Db } from '../../server/database/database.ts'
import type { Row } from '../../server/database/schema.ts'
import type { Sandbox } from '../../server/sandbox/create.ts'

export type ShareFacts = {
  /** How many events were offered to each partner, and how many were proposed by a committee. */
  rounds: number
  arrived: Awaited<ReturnType<Sandbox['mail']>>
  /** On the page that was lent. */
  posts: ReturnType<Sandbox['posts']>
  /** The neighbour's commune on the same installation. */
  there: number
}

/** What of these rows is not true of what neighbours got, or is lost, twice, or in a state between. */
export async function whatIsWrongWithShares(db: Db, facts: ShareFacts): Promise<string[]> {
  const mails = await db.selectFrom('mail').selectAll().execute()
  return [
    ...mails.flatMap(mail => wrongMail(mail, facts)),
    ...strangers(mails, facts),
    ...(await wrongShares(db, facts, mails)),
    ...(await wrongProposals(db, facts, mails)),
  ]
}

/**
 * What the outbox promises (server/mail/outbox.ts): a mail leaves at most once, under its own
 * Message-ID; what nobody can know is said to be so, and what is said to have left has arrived.
 */
function wrongMail(mail: Row<'mail'>, { arrived }: ShareFacts): string[] {
  const copies = arrived.filter(({ messageId }) => messageId === mail.messageId)
  const say = (why: string) => [`${why}: mail ${JSON.stringify(mail)}`]
  if (copies.length > 1) return say('arrived twice')
  if (copies.some(({ to }) => to !== mail.email)) return say('arrived elsewhere')
  switch (mail.state) {
    case 'sent':
      return copies.length === 1 ? [] : say('lost, though it is said to have left')
    case 'unconfirmed':
      return mail.reason === null ? say('nobody is told why') : []
    case 'dropped':
      return copies.length === 0 ? [] : say('arrived, though it is said to be dropped')
    default:
      return say('left unsettled')
  }
}

function strangers(mails: readonly Row<'mail'>[], { arrived }: ShareFacts): string[] {
  const known = new Set(mails.map(({ messageId }) => messageId))
  return arrived
    .filter(({ messageId }) => messageId === null || !known.has(messageId))
    .map(({ subject, to }) => `a mail of nobody’s: ${subject}, ${to}`)
}

async function wrongShares(
  db: Db,
  { rounds, arrived, posts, there }: ShareFacts,
  mails: readonly Row<'mail'>[],
): Promise<string[]> {
  const wrong: string[] = []
  const shares = await db
    .selectFrom('share')
    .innerJoin('event', 'event.id', 'share.eventId')
    .innerJoin('partner', 'partner.id', 'share.partnerId')
    .selectAll('share')
    .select(['event.title', 'partner.mode'])
    .execute()
  const steps = await db.selectFrom('shareStep').selectAll().orderBy('id').execute()
  const own = await db.selectFrom('event').selectAll().where('communeId', '=', there).execute()
  if (shares.length !== rounds * 3) wrong.push(`${rounds * 3 - shares.length} offers were lost`)
  for (const share of shares) {
    const did = steps.filter(({ shareId }) => shareId === share.id).map(({ what }) => what)
    const offers = mails.filter(
      ({ kind, subject, round }) =>
        kind === 'share' && subject === String(share.id) && round === '',
    )
    const isOnSite = share.mode === 'installation'
    if (offers.length !== (isOnSite ? 0 : 1)) wrong.push(`${offers.length} mails of ${share.id}`)
    const [offer] = offers
    if (offer !== undefined && arrived.every(({ messageId }) => messageId !== offer.messageId)) {
      wrong.push(`nobody at ${share.mode} was ever told of ${share.title}`)
    }
    // What nobody knew to have arrived, and had not, was written again by a person.
    const again = Array((offer?.attempts ?? 1) - 1).fill('proposed')
    const wanted = ['proposed', ...again, 'accepted', ...(isOnSite ? [] : ['published'])]
    const state = wanted.at(-1)
    const done = did.filter(what => what !== 'seen')
    if (share.state !== state || String(done) !== String(wanted)) {
      wrong.push(`${share.title} at ${share.mode} is ${share.state} by ${done}, not ${wanted}`)
    }
    const online = posts.filter(({ text }) => text.includes(share.title))
    if (share.mode === 'page' && online.length !== 1) {
      wrong.push(`${online.length} posts of ${share.title}`)
    }
    const taken = own.filter(({ title }) => title === share.title)
    if (isOnSite && (taken.length !== 1 || taken[0]?.id !== share.partnerEventId)) {
      wrong.push(`${taken.length} events were made of ${share.title}`)
    }
  }
  const journal = await db.selectFrom('journal').selectAll().execute()
  const lines = (action: string) => journal.filter(line => line.action === action).length
  const answers = steps.filter(({ what, via }) => what !== 'proposed' && via !== 'tambour-itself')
  if (lines('share.proposed') !== rounds) wrong.push('an offer is not in the journal once')
  if (lines('share.answered') !== answers.length) wrong.push('an answer is not in the journal once')
  return wrong
}

async function wrongProposals(
  db: Db,
  { rounds }: ShareFacts,
  mails: readonly Row<'mail'>[],
): Promise<string[]> {
  const wrong: string[] = []
  const proposals = await db.selectFrom('proposal').selectAll().execute()
  const steps = await db.selectFrom('proposalStep').selectAll().orderBy('id').execute()
  const events = await db.selectFrom('event').selectAll().execute()
  if (proposals.length !== rounds) wrong.push(`${proposals.length} proposals of ${rounds} forms`)
  for (const proposal of proposals) {
    const did = steps.filter(one => one.proposalId === proposal.id).map(({ what }) => what)
    const made = events.filter(({ title }) => title === proposal.title)
    const told = mails.filter(
      ({ kind, subject }) => kind === 'proposal' && subject === String(proposal.id),
    )
    if (String(did) !== 'received,accepted' || proposal.state !== 'accepted') {
      wrong.push(`${proposal.title} is ${proposal.state} by ${did}`)
    }
    if (made.length !== 1 || made[0]?.id !== proposal.eventId) {
      wrong.push(`${made.length} events of ${proposal.title}`)
    }
    if (told.length !== 1) wrong.push(`${told.length} receipts of ${proposal.title}`)
  }
  return wrong
}
