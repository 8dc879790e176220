/**
 * What became of an offer. `proposed`: it waits for an answer. `accepted`: the partner will publish.
 * `published`: it says that it has, or did so on the page that it lent us. `withdrawn`: by us.
 */
export const shareStates = ['proposed', 'accepted', 'declined', 'published', 'withdrawn'] as const
export type ShareState = (typeof shareStates)[number]

/** What happens to an offer, in the order in which it can. */
export const shareActs = [
  'proposed',
  'reminded',
  'changed',
  'accepted',
  'declined',
  'copied',
  'downloaded',
  'published',
  'seen',
  'withdrawn',
] as const
export type ShareAct = (typeof shareActs)[number]

/** What the mails about shares are called in the outbox; mail.ts says how they read. */
export const shareMail = { kind: 'share' } as const

/** By what means: the link of a mail, our own screens or API, the machine by itself. */
export const shareVias = ['link', 'tambour', 'key', 'tambour-itself'] as const
export type ShareVia = (typeof shareVias)[number]

/** Into what an act moves an offer that is in such a state; null: it cannot be. */
export function stateAfter(state: ShareState, act: ShareAct): ShareState | null {
  switch (act) {
    case 'proposed':
      // What was declined or withdrawn may be offered once more, by us and knowingly.
      return state === 'declined' || state === 'withdrawn' ? 'proposed' : null
    case 'accepted':
      return state === 'proposed' || state === 'declined' ? 'accepted' : null
    case 'declined':
      return state === 'proposed' || state === 'accepted' ? 'declined' : null
    case 'published':
      return state === 'proposed' || state === 'accepted' ? 'published' : null
    case 'withdrawn':
      return state === 'withdrawn' ? null : 'withdrawn'
    case 'copied':
    case 'downloaded':
    case 'changed':
    case 'reminded':
    case 'seen':
      return state === 'withdrawn' ? null : state
  }
}

const day = 24 * 60 * 60_000

/**
 * When the one reminder leaves, ms UTC: three days after the offer, and not within two days of the
 * event, when it would come too late to publish anything; null: there is none.
 */
export function remindAt(proposedAt: number, startsAt: number): number | null {
  const at = proposedAt + 3 * day
  return at <= startsAt - 2 * day ? at : null
}
